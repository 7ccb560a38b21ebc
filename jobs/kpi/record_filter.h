#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace boletim {

/// Remembers ids in 12 bits each: never says no of one that was added, and says yes of fewer than one in a
/// hundred others. A Bloom filter in blocks of one cache line (Putze, Sanders, Singler 2007). First add()
/// all, then build(), then any threads may ask.
class RecordFilter {
 public:
  /// While adding, an id takes eight bytes. Equal ones in a row count once.
  void add(std::string_view id);
  void build();
  bool may_hold(std::string_view id) const;
  std::size_t size() const { return size_; }

 private:
  static constexpr std::size_t kBitsEach = 12;
  static constexpr std::size_t kChunk = std::size_t{1} << 16;  // hashes
  using Block = std::array<std::uint64_t, 8>;

  std::size_t block_of(std::uint64_t hash) const;

  std::vector<std::vector<std::uint64_t>> hashes_;  ///< in chunks: to grow copies nothing
  std::size_t size_ = 0;
  std::vector<Block> blocks_;
};

}  // namespace boletim
