#include "daemon/erp/postgres_query.h"

#include <algorithm>
#include <optional>

#include "daemon/erp/reading.h"
#include "jobs/failure.h"

namespace boletim {
namespace {

/// By the object ids that PostgreSQL never changes (src/include/catalog/pg_type.dat). Nothing for a type
/// whose text only the server can make.
std::optional<WireForm> form_of(std::uint32_t type) {
  switch (type) {
    case 16:
      return WireForm::Bool;
    case 20:
      return WireForm::Int8;
    case 21:
      return WireForm::Int2;
    case 23:
      return WireForm::Int4;
    case 26:
      return WireForm::Oid;
    case 19:    // name
    case 25:    // text
    case 114:   // json
    case 705:   // unknown
    case 1042:  // char(n), with its blanks
    case 1043:  // varchar
    case 2278:  // void
      return WireForm::Text;
    case 1082:
      return WireForm::Date;
    case 1114:
      return WireForm::Timestamp;
    case 1184:
      return WireForm::ZonedTimestamp;
    case 1700:
      return WireForm::Numeric;
    case 2950:
      return WireForm::Uuid;
    default:
      return std::nullopt;
  }
}

SqlColumn::Type sql_type_of(std::uint32_t type) {
  constexpr std::uint32_t kFloat4 = 700, kFloat8 = 701;
  if (type == kFloat4 || type == kFloat8) return SqlColumn::Type::Number;
  switch (form_of(type).value_or(WireForm::Text)) {
    case WireForm::Int2:
    case WireForm::Int4:
    case WireForm::Int8:
    case WireForm::Numeric:
      return SqlColumn::Type::Number;
    case WireForm::Date:
    case WireForm::Timestamp:
    case WireForm::ZonedTimestamp:
      return SqlColumn::Type::Time;
    default:
      return SqlColumn::Type::Text;
  }
}

bool is_integer(std::uint32_t type) {
  const auto form = form_of(type);
  return form == WireForm::Int2 || form == WireForm::Int4 || form == WireForm::Int8;
}

std::string quoted(std::string_view name) {
  std::string result = "\"";
  for (const char c : name) {
    if (c == '"') result += '"';
    result += c;
  }
  return result + '"';
}

}  // namespace

PostgresQuery::PostgresQuery(const PostgresSession& session, const std::string& query,
                             const std::string& title)
    : rows_("(" + without_semicolon(query) + "\n) AS q") {
  PGconn* connection = session.connection();
  session.expect(PQprepare(connection, "", query.c_str(), 0, nullptr), PGRES_COMMAND_OK);
  const PgResult described = session.expect(PQdescribePrepared(connection, ""), PGRES_COMMAND_OK);
  for (int i = 0; i < PQnfields(described.get()); ++i) {
    columns_.emplace_back(PQfname(described.get(), i));
    origins_.push_back({columns_.back(), PQftype(described.get(), i)});
  }
  // What yields columns and is no table writes: DELETE … RETURNING, or such a thing in a WITH.
  const PgResult table(PQprepare(connection, "", ("SELECT FROM " + rows_).c_str(), 0, nullptr));
  if (PQstatus(connection) != CONNECTION_OK) session.fail(table.get());
  if (columns_.empty() || PQresultStatus(table.get()) != PGRES_COMMAND_OK)
    throw Failure(title + ": `query:` must be one SELECT (or WITH) that only reads");
  columns_ = column_names(std::move(columns_), title);
}

std::vector<SqlColumn> PostgresQuery::described() const {
  std::vector<SqlColumn> columns;
  for (const Origin& origin : origins_) columns.push_back({origin.name, sql_type_of(origin.type)});
  return columns;
}

std::string PostgresQuery::integer_id() const {
  const auto found = std::find(columns_.begin(), columns_.end(), "id");
  if (found == columns_.end()) return "";
  const Origin& id = origins_[static_cast<std::size_t>(found - columns_.begin())];
  return is_integer(id.type) ? quoted(id.name) : "";
}

void PostgresQuery::narrow(const std::set<std::string>& columns) {
  for (std::size_t i = 0; i < columns_.size(); ++i) origins_[i].wanted = columns.contains(columns_[i]);
}

std::vector<WireField> PostgresQuery::fields() const {
  std::vector<WireField> fields;
  for (std::size_t i = 0; i < origins_.size(); ++i)
    if (origins_[i].wanted) fields.push_back({i, form_of(origins_[i].type).value_or(WireForm::Text)});
  return fields;
}

std::string PostgresQuery::copy(const std::string& condition) const {
  std::string select;
  for (const Origin& origin : origins_) {
    if (!origin.wanted) continue;
    select += select.empty() ? "SELECT " : ", ";
    select += quoted(origin.name);
    if (!form_of(origin.type)) select += "::text";
  }
  const std::string where = condition.empty() ? "" : " WHERE " + condition;
  return "COPY (" + select + " FROM " + rows_ + where + ") TO STDOUT (FORMAT binary)";
}

}  // namespace boletim
