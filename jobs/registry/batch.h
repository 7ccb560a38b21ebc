#pragma once
// Records as they travel: a batch of columns, as the database hands them over, without a copy per row.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace boletim {

/// Values of one column in one arena. Text is valid UTF-8 (the source replaced what was not by U+FFFD).
class Column {
 public:
  void append(std::string_view value) {
    bytes_.append(value);
    ends_.push_back(bytes_.size());
    null_.push_back(0);
  }
  void append_null() {
    ends_.push_back(bytes_.size());
    null_.push_back(1);
  }
  /// Forgets the values and keeps the memory for the next batch.
  void clear() {
    bytes_.clear();
    ends_.clear();
    null_.clear();
  }
  std::size_t size() const { return ends_.size(); }
  bool is_null(std::size_t row) const { return null_[row] != 0; }
  /// The value of `row`, blank where it is null; valid until the column changes.
  std::string_view operator[](std::size_t row) const {
    const std::size_t begin = row == 0 ? 0 : ends_[row - 1];
    return std::string_view(bytes_).substr(begin, ends_[row] - begin);
  }

 private:
  std::string bytes_;
  std::vector<std::size_t> ends_;
  std::vector<std::uint8_t> null_;
};

/// Rows as columns; all columns have equal size. The order is that of RecordSource::columns().
struct Batch {
  std::vector<Column> columns;
  /// Values in which bytes that are not valid in the source's encoding became U+FFFD.
  std::int64_t replaced = 0;
  std::size_t rows() const { return columns.empty() ? 0 : columns.front().size(); }
};

}  // namespace boletim
