#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jobs/kpi/file.h"

namespace boletim {

/// Sorts more entries than memory holds: by key bytewise, equal keys in the order in which they came.
/// Holds `budget` bytes and keeps the rest, as sorted runs, in a file without a name; what fits touches no
/// disk. First add() all, then begin(), then next() until it says no. Throws Failure if the disk is full.
class ExternalSort {
 public:
  /// `near`: the file of runs is made beside it. `budget`: bytes, less than 4 GiB.
  ExternalSort(std::filesystem::path near, std::size_t budget);

  /// Throws Failure if key and payload have more than 1 GiB.
  void add(std::string_view key, std::string_view payload);
  /// Whether each key so far was greater than the one before: then none occurs twice, and nothing need be
  /// sorted.
  bool strictly_ascending() const { return ascending_; }
  bool empty() const { return slots_.empty() && !file_; }  ///< nothing was added

  void begin();
  /// The next entry; both texts are valid until the next call. False at the end.
  bool next(std::string_view& key, std::string_view& payload);

 private:
  /// Where an entry lies in memory, with the start of its key, which decides most comparisons.
  struct Slot {
    std::uint64_t prefix;
    std::uint32_t at;
    std::uint32_t key_size;
  };
  struct Entry {
    std::string_view key, payload;
    std::size_t size = 0;  ///< with its lengths
  };
  /// A sorted run as it is read back, piece by piece.
  struct Run {
    std::uint64_t at = 0, end = 0;  ///< what of the file is still unread
    std::string buffer;
    std::size_t begin = 0;  ///< of the current entry
    Entry entry;
  };

  static std::optional<Entry> decode(std::string_view bytes);
  static std::uint64_t prefix_of(std::string_view key);
  std::string_view key_of(const Slot& slot) const;
  Entry entry_of(const Slot& slot) const;
  void sort_slots();
  void write_run();
  bool advance(Run& run);
  bool later(std::size_t left, std::size_t right) const;

  std::filesystem::path near_;
  std::size_t budget_;
  std::string arena_;  ///< entries as they came
  std::vector<Slot> slots_;
  bool ascending_ = true;
  std::string last_key_;
  std::optional<File> file_;
  std::vector<Run> runs_;
  std::vector<std::size_t> heap_;     ///< indices of runs with a current entry, least first
  std::optional<std::size_t> given_;  ///< the run whose entry next() gave last
  std::size_t buffer_size_ = 0;       ///< of each run
  std::size_t position_ = 0;          ///< of next() in slots_, where no run was written
};

}  // namespace boletim
