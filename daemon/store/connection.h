#pragma once
// One session with the state's database, without the database library's types.

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "jobs/values.h"

namespace Poco::Data {
class Session;
class Statement;
}  // namespace Poco::Data

namespace boletim {

/// A value to bind: text, a number, or nothing (NULL).
class Value {
 public:
  Value(std::nullopt_t) {}
  Value(std::int64_t number) : value_(number) {}
  Value(int number) : value_(std::int64_t{number}) {}
  Value(bool yes) : value_(std::int64_t{yes}) {}
  Value(std::string text) : value_(std::move(text)) {}
  Value(std::string_view text) : value_(std::string(text)) {}
  Value(const char* text) : value_(std::string(text)) {}
  Value(Instant instant) : value_(std::int64_t{instant.time_since_epoch().count()}) {}
  template <class Tag>
  Value(const Name<Tag>& name) : value_(name.value) {}
  template <class T>
  Value(const std::optional<T>& maybe) : Value(maybe ? Value(*maybe) : Value(std::nullopt)) {}

  const std::variant<std::monostate, std::int64_t, std::string>& get() const { return value_; }

 private:
  std::variant<std::monostate, std::int64_t, std::string> value_;
};
using Values = std::vector<Value>;

/// One column of many rows that are inserted at once.
using ColumnValues = std::variant<std::vector<std::int64_t>, std::vector<std::string>>;

/// What a query answered, column by column; every value as the text that the database makes of it.
using Table = std::vector<std::vector<std::optional<std::string>>>;

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

/// Used by one thread. Every error is a Failure that names the database and says what to do.
class Connection {
 public:
  /// Opens a SQLite file; creates it (0600) and its directories (0700) if absent.
  explicit Connection(const std::string& file);
  ~Connection();

  /// How messages call it.
  const std::string& name() const { return file_; }

  /// SELECT `columns` `rest`; `columns` are names parted by commas.
  Rows select(const std::string& columns, const std::string& rest, const Values& values);
  /// The one number that a statement answers (an aggregate, RETURNING id); nothing for NULL or no row.
  std::optional<std::int64_t> number(const std::string& sql, const Values& values);
  void execute(const std::string& sql, const Values& values);
  /// Executes `sql` once for each row; prepared once. All columns have equal size.
  void insert(const std::string& sql, std::vector<ColumnValues> columns);

  /// All of `work` or nothing of it. A call within another one is a part of it that can fail alone.
  void transaction(const std::function<void()>& work);
  /// All reads of `work` see one state. Within a transaction, that one's.
  void reading(const std::function<void()>& work);

 private:
  Table answer(const std::string& sql, std::size_t columns, const Values& values);
  void within(const std::string& begin, const std::string& commit, const std::string& undo,
              const std::function<void()>& work);

  std::string file_;
  std::unique_ptr<Poco::Data::Session> session_;
  int depth_ = 0;  ///< of transactions
};

}  // namespace boletim
