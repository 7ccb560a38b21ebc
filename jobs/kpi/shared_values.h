#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace boletim {

/// Counts how often values occur, known by a hash of 64 bits, and keeps the texts of those that occur more
/// than so many times. Exact up to three quarters of a million distinct values; beyond that the rarest ones
/// are forgotten again and again (lossy counting, Manku and Motwani 2002), so that counts are then lower
/// bounds. At most 16 MiB, whatever is added; no allocation for a rare value.
class SharedValues {
 public:
  /// `above` > 0. `parts`: how many of these will be merged into one.
  explicit SharedValues(std::uint32_t above, std::uint32_t parts = 1);

  /// Values of two groups differ.
  static std::uint64_t hash(char group, std::string_view value);
  /// Whether the text is to be kept: the value has become frequent.
  bool add(std::uint64_t hash, std::uint32_t times = 1);
  void keep(std::uint64_t hash, char group, std::string_view text);
  /// Fetches what add() will look at.
  void prefetch(std::uint64_t hash) const { __builtin_prefetch(&hashes_[home(hash)]); }

  void merge(const SharedValues& other);
  /// More than `above` times, with how often at least; most often first, equally often bytewise.
  std::vector<std::pair<std::string, std::uint32_t>> most(char group, std::size_t count) const;

 private:
  struct Text {
    char group;
    std::string text;
  };

  std::size_t home(std::uint64_t hash) const {
    return static_cast<std::size_t>((hash >> 32U) * hashes_.size() >> 32U);
  }
  std::size_t find(std::uint64_t hash) const;  ///< its slot, or the free one where it belongs
  std::uint32_t count_of(std::uint64_t hash) const { return counts_[find(hash)]; }
  void make_room();
  std::uint32_t rarest_half() const;
  void rebuild(std::size_t slots, std::uint32_t forget_up_to);
  void forget_texts();

  std::uint32_t above_;
  std::uint32_t keep_above_;  ///< of values more frequent than this the text is kept
  std::size_t used_ = 0;
  std::vector<std::uint64_t> hashes_;  ///< open addressing; 0 = free
  std::vector<std::uint32_t> counts_;  ///< beside them
  std::unordered_map<std::uint64_t, Text> texts_;
};

}  // namespace boletim
