#include "jobs/kpi/record_filter.h"

#include <functional>

namespace boletim {
namespace {

constexpr int kBitsSet = 6;  // of a block, for each id

std::uint64_t hash_of(std::string_view id) {
  return std::hash<std::string_view>{}(id);
}

/// Calls `touch` with the word and the bit of each of a hash's places in its block.
template <class Touch>
void for_each_place(std::uint64_t hash, Touch touch) {
  std::uint64_t places = hash * 0x9E3779B97F4A7C15;  // odd: other bits than those that chose the block
  for (int i = 0; i < kBitsSet; ++i, places >>= 9)
    touch((places & 511) >> 6, std::uint64_t{1} << (places & 63));
}

}  // namespace

void RecordFilter::add(std::string_view id) {
  const std::uint64_t hash = hash_of(id);
  if (hashes_.empty() || hashes_.back().size() == kChunk) {
    hashes_.emplace_back();
    hashes_.back().reserve(kChunk);
  } else if (hashes_.back().back() == hash) {
    return;
  }
  hashes_.back().push_back(hash);
  ++size_;
}

void RecordFilter::build() {
  constexpr std::size_t kBlockBits = sizeof(Block) * 8;
  blocks_.assign(size_ == 0 ? 0 : size_ * kBitsEach / kBlockBits + 1, Block{});
  for (std::vector<std::uint64_t>& chunk : hashes_) {
    for (const std::uint64_t hash : chunk) {
      Block& block = blocks_[block_of(hash)];
      for_each_place(hash, [&](std::size_t word, std::uint64_t bit) { block[word] |= bit; });
    }
    std::vector<std::uint64_t>().swap(chunk);
  }
  hashes_.clear();
}

/// By the upper half of the hash, multiplied instead of divided.
std::size_t RecordFilter::block_of(std::uint64_t hash) const {
  return static_cast<std::size_t>((hash >> 32) * blocks_.size() >> 32);
}

bool RecordFilter::may_hold(std::string_view id) const {
  if (blocks_.empty()) return false;
  const std::uint64_t hash = hash_of(id);
  const Block& block = blocks_[block_of(hash)];
  bool all = true;
  for_each_place(hash, [&](std::size_t word, std::uint64_t bit) { all = all && (block[word] & bit) != 0; });
  return all;
}

}  // namespace boletim
