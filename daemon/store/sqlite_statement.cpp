#include "daemon/store/sqlite_statement.h"

#include <Poco/Data/SQLite/Utility.h>

namespace boletim {
namespace {

/// Binds a value at a place, by its type.
struct Bind {
  sqlite3_stmt* statement;
  int place;

  int operator()(std::monostate) const { return sqlite3_bind_null(statement, place); }
  int operator()(std::int64_t number) const { return sqlite3_bind_int64(statement, place, number); }
  int operator()(const std::optional<std::int64_t>& number) const {
    return number ? (*this)(*number) : (*this)(std::monostate());
  }
  int operator()(const std::string& text) const {
    return sqlite3_bind_text64(statement, place, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  int operator()(const Bytes& bytes) const {
    return sqlite3_bind_blob64(statement, place, bytes.value.data(), bytes.value.size(), SQLITE_STATIC);
  }
};

}  // namespace

SqliteStatement::SqliteStatement(const Poco::Data::Session& session, const std::string& sql)
    : handle_(Poco::Data::SQLite::Utility::dbHandle(session)), held_(sqlite3_db_mutex(handle_)) {
  sqlite3_mutex_enter(held_.get());
  sqlite3_stmt* prepared = nullptr;
  check(sqlite3_prepare_v2(handle_, sql.c_str(), -1, &prepared, nullptr));
  statement_.reset(prepared);
}

void SqliteStatement::bind(std::size_t place, const Value& value) {
  check(std::visit(Bind{statement_.get(), static_cast<int>(place) + 1}, value.content()));
}

void SqliteStatement::bind(std::size_t place, const ColumnValues& column, std::size_t row) {
  const Bind bind{statement_.get(), static_cast<int>(place) + 1};
  check(std::visit([&](const auto& values) { return bind(values[row]); }, column));
}

bool SqliteStatement::step() {
  const int result = sqlite3_step(statement_.get());
  if (result != SQLITE_ROW && result != SQLITE_DONE) check(result);
  return result == SQLITE_ROW;
}

std::size_t SqliteStatement::carry_out() {
  step();
  check(sqlite3_reset(statement_.get()));
  return static_cast<std::size_t>(sqlite3_changes(handle_));
}

bool SqliteStatement::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

std::int64_t SqliteStatement::number(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

// The text first, then its length: a number is turned into text by the first call.
std::string_view SqliteStatement::text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  if (text == nullptr) return {};
  return {text, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

void SqliteStatement::check(int result) const {
  if (result != SQLITE_OK) Poco::Data::SQLite::Utility::throwException(handle_, result);
}

}  // namespace boletim
