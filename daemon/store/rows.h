#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jobs/values.h"

namespace boletim {

/// What a query answered, column by column; every value as the text that the database makes of it.
using Table = std::vector<std::vector<std::optional<std::string>>>;

/// One row of a scan; its texts live until the next one.
class ScannedRow {
 public:
  virtual ~ScannedRow() = default;
  virtual bool is_null(int column) const = 0;
  virtual std::int64_t number(int column) const = 0;  ///< 0 for NULL
  virtual std::string_view text(int column) const = 0;
};

/// Reads one row from left to right.
class Row {
 public:
  Row(const Table& table, std::size_t row) : table_(&table), row_(row) {}
  std::string text() { return next().value_or(""); }
  std::int64_t number() { return maybe_number().value_or(0); }
  std::optional<std::int64_t> maybe_number();
  Instant instant() { return Instant(std::chrono::seconds(number())); }
  std::optional<Instant> maybe_instant();

 private:
  const std::optional<std::string>& next() { return (*table_)[column_++][row_]; }

  const Table* table_;
  std::size_t row_, column_ = 0;
};

/// The rows of an answer; lives as long as the loop over it.
class Rows {
 public:
  explicit Rows(Table table) : table_(std::move(table)) {}
  std::size_t size() const { return table_.empty() ? 0 : table_.front().size(); }
  Row operator[](std::size_t row) const { return Row(table_, row); }

 private:
  Table table_;
};

}  // namespace boletim
