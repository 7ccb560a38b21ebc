#include "jobs/kpi/shared_values.h"

#include <algorithm>
#include <functional>
#include <limits>

namespace boletim {
namespace {

constexpr std::size_t kFewestSlots = 3'750;
constexpr std::size_t kMostSlots = kFewestSlots << 8U;  // of 12 bytes; 16 MiB with what moving them takes
/// Prime to every number of slots. Slots of two tables lie in one order: taken one after the other, values
/// would crowd at one end of the table that takes them in, and each be looked for through all of the crowd.
constexpr std::size_t kStride = 1'000'003;
constexpr std::size_t kMostTexts = 4'096;  // many times what is ever reported of all groups

bool is_full(std::size_t used, std::size_t slots) {
  return used * 5 >= slots * 4;
}

}  // namespace

SharedValues::SharedValues(std::uint32_t above, std::uint32_t parts)
    : above_(above), keep_above_(above / parts), hashes_(kFewestSlots), counts_(kFewestSlots) {}

std::uint64_t SharedValues::hash(char group, std::string_view value) {
  constexpr std::uint64_t kSpread = 0x9E3779B97F4A7C15U;  // 2^64 over the golden ratio
  const std::uint64_t hash =
      (std::hash<std::string_view>()(value) + static_cast<std::uint8_t>(group)) * kSpread;
  return hash == 0 ? 1 : hash;
}

std::size_t SharedValues::find(std::uint64_t hash) const {
  std::size_t slot = home(hash);
  while (hashes_[slot] != 0 && hashes_[slot] != hash) slot = slot + 1 == hashes_.size() ? 0 : slot + 1;
  return slot;
}

bool SharedValues::add(std::uint64_t hash, std::uint32_t times) {
  std::size_t slot = find(hash);
  if (hashes_[slot] == 0) {
    if (is_full(used_ + 1, hashes_.size())) {
      make_room();
      slot = find(hash);
    }
    hashes_[slot] = hash;
    ++used_;
  }
  std::uint32_t& count = counts_[slot];
  count += std::min(times, std::numeric_limits<std::uint32_t>::max() - count);
  return count > keep_above_ && !texts_.contains(hash);
}

void SharedValues::keep(std::uint64_t hash, char group, std::string_view text) {
  texts_.insert_or_assign(hash, Text{group, std::string(text)});
  if (texts_.size() > kMostTexts) forget_texts();
}

void SharedValues::make_room() {
  if (hashes_.size() < kMostSlots)
    rebuild(hashes_.size() * 2, 0);
  else
    rebuild(hashes_.size(), rarest_half());
}

/// Such that at least half of the values occur no more often.
std::uint32_t SharedValues::rarest_half() const {
  for (std::uint32_t times = 1;; times *= 2) {
    const auto rarer = std::count_if(counts_.begin(), counts_.end(),
                                     [&](std::uint32_t count) { return count != 0 && count <= times; });
    if (static_cast<std::size_t>(rarer) * 2 >= used_ || times > std::numeric_limits<std::uint32_t>::max() / 2)
      return times;
  }
}

void SharedValues::rebuild(std::size_t slots, std::uint32_t forget_up_to) {
  std::vector<std::uint64_t> hashes;
  std::vector<std::uint32_t> counts;
  hashes.swap(hashes_);
  counts.swap(counts_);
  std::size_t left = 0;  // moved to the front, so that the table need not be there twice
  for (std::size_t slot = 0; slot < hashes.size(); ++slot) {
    if (counts[slot] <= forget_up_to) continue;
    hashes[left] = hashes[slot];
    counts[left++] = counts[slot];
  }
  hashes.resize(left);
  hashes.shrink_to_fit();
  counts.resize(left);
  counts.shrink_to_fit();
  hashes_.resize(slots);
  counts_.resize(slots);
  for (std::size_t i = 0; i < left; ++i) {
    const std::size_t slot = find(hashes[i]);
    hashes_[slot] = hashes[i];
    counts_[slot] = counts[i];
  }
  used_ = left;
  if (forget_up_to > 0) std::erase_if(texts_, [&](const auto& text) { return count_of(text.first) == 0; });
}

/// Keeps the texts of the more frequent half. Whoever is forgotten comes back when he is frequent enough
/// again.
void SharedValues::forget_texts() {
  std::vector<std::pair<std::uint32_t, std::uint64_t>> ranked;
  for (const auto& [hash, text] : texts_) ranked.emplace_back(count_of(hash), hash);
  const auto middle = ranked.begin() + kMostTexts / 2;
  std::nth_element(ranked.begin(), middle, ranked.end(), [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : texts_.at(a.second).text < texts_.at(b.second).text;
  });
  keep_above_ = std::max(keep_above_, middle->first - 1);
  for (auto it = middle; it != ranked.end(); ++it) texts_.erase(it->second);
}

void SharedValues::merge(const SharedValues& other) {
  const std::size_t slots = other.hashes_.size();
  for (std::size_t i = 0, slot = 0; i < slots; ++i, slot = (slot + kStride) % slots)
    if (other.hashes_[slot] != 0) add(other.hashes_[slot], other.counts_[slot]);
  for (const auto& [hash, text] : other.texts_)
    if (count_of(hash) > keep_above_ && !texts_.contains(hash)) keep(hash, text.group, text.text);
}

std::vector<std::pair<std::string, std::uint32_t>> SharedValues::most(char group, std::size_t count) const {
  std::vector<std::pair<std::string, std::uint32_t>> found;
  for (const auto& [hash, text] : texts_) {
    const std::uint32_t times = count_of(hash);
    if (text.group == group && times > above_) found.emplace_back(text.text, times);
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  if (found.size() > count) found.resize(count);
  return found;
}

}  // namespace boletim
