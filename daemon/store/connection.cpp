#include "daemon/store/connection.h"

#include <algorithm>

#include "jobs/failure.h"

namespace boletim {
namespace {

std::size_t count_of(const std::string& columns) {
  return static_cast<std::size_t>(std::count(columns.begin(), columns.end(), ',')) + 1;
}

/// "$1::bigint[], $2::text[]".
std::string placeholders(const std::vector<ColumnValues>& columns, const Dialect& dialect) {
  std::string text;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const bool is_text = std::holds_alternative<std::vector<std::string>>(columns[i]);
    text +=
        (i == 0 ? "$" : ", $") + std::to_string(i + 1) + (is_text ? dialect.text_rows : dialect.number_rows);
  }
  return text;
}

bool is_empty(const ColumnValues& column) {
  return std::visit([](const auto& values) { return values.empty(); }, column);
}

void make_storable(std::vector<ColumnValues>& columns) {
  for (ColumnValues& column : columns)
    if (auto* texts = std::get_if<std::vector<std::string>>(&column))
      for (std::string& text : *texts) text = storable(std::move(text));
}

}  // namespace

Connection::Connection(const StateSettings& settings) : database_(open_database(settings)) {
  for (const std::string& statement : dialect().session_start) execute(statement, {});
  execute(dialect().sync_at_once, {});
}

Rows Connection::select(const std::string& columns, const std::string& rest, const Values& values) {
  return Rows(database_->answer("SELECT " + columns + " " + rest, count_of(columns), values));
}

Rows Connection::changed(const std::string& statement, const std::string& columns, const Values& values) {
  return Rows(database_->answer(statement + " RETURNING " + columns, count_of(columns), values));
}

std::optional<std::int64_t> Connection::number(const std::string& sql, const Values& values) {
  const Table table = database_->answer(sql, 1, values);
  return table.front().empty() ? std::nullopt : Row(table, 0).maybe_number();
}

std::optional<std::string> Connection::bytes(const std::string& sql, const Values& values) {
  return database_->bytes(sql, values);
}

void Connection::scan(const std::string& sql, const Values& values,
                      const std::function<void(const ScannedRow&)>& take) {
  database_->scan(sql, values, take);
}

void Connection::execute(const std::string& sql, const Values& values) {
  database_->answer(sql, 0, values);
}

void Connection::insert(const std::string& table, const std::string& columns,
                        std::vector<ColumnValues> values, const std::string& rest) {
  if (is_empty(values.front())) return;
  make_storable(values);
  const std::string rows = dialect().rows_begin + placeholders(values, dialect()) + dialect().rows_end;
  database_->bulk("INSERT INTO " + table + " (" + columns + ") " + rows + " " + rest, values);
}

std::size_t Connection::update(const std::string& table, const std::vector<std::string>& columns,
                               std::size_t keys, std::vector<ColumnValues> values) {
  if (is_empty(values.front())) return 0;
  make_storable(values);
  const bool arrays = dialect().rows_are_arrays;
  std::string names, sets, finds;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::string value = arrays ? "given." + columns[i] : "?" + std::to_string(i + 1);
    names += (names.empty() ? "" : ", ") + columns[i];
    if (i < keys)
      finds += (finds.empty() ? " WHERE " : " AND ") + table + "." + columns[i] + " = " + value;
    else
      sets += (sets.empty() ? " SET " : ", ") + columns[i] + " = " + value;
  }
  const std::string given =
      arrays ? " FROM unnest(" + placeholders(values, dialect()) + ") AS given (" + names + ")" : "";
  return database_->bulk("UPDATE " + table + sets + given + finds, values);
}

void Connection::transaction(const std::function<void()>& work) {
  if (depth_ == 0) return within(dialect().begin_writing, "COMMIT", "ROLLBACK", work);
  const std::string part = "part_" + std::to_string(depth_);
  within("SAVEPOINT " + part, "RELEASE " + part, "ROLLBACK TO " + part, work);
}

void Connection::transaction_synced_later(const std::function<void()>& work) {
  execute(dialect().sync_later, {});
  try {
    transaction(work);
  } catch (...) {
    try {
      execute(dialect().sync_at_once, {});
    } catch (const Failure&) {
      // A lost server: the session is over.
    }
    throw;
  }
  execute(dialect().sync_at_once, {});
}

void Connection::reading(const std::function<void()>& work) {
  if (depth_ > 0) return work();
  within(dialect().begin_reading, "COMMIT", "ROLLBACK", work);
}

void Connection::within(const std::string& begin, const std::string& commit, const std::string& undo,
                        const std::function<void()>& work) {
  execute(begin, {});
  ++depth_;
  try {
    work();
    execute(commit, {});
    --depth_;
  } catch (...) {
    --depth_;
    try {
      execute(undo, {});
    } catch (const Failure&) {
      // A full disk makes SQLite roll back by itself, a lost server has; the first error is the one to tell.
    }
    throw;
  }
}

}  // namespace boletim
