#include "daemon/store/migrations.h"

#include "jobs/failure.h"

namespace boletim {
namespace {

std::int64_t version_of(Connection& connection) {
  if (connection.number(connection.dialect().has_version_table, {}) == 0) return 0;
  return connection.number("SELECT max(version) FROM state_version", {}).value_or(0);
}

/// Statements end with a semicolon at the end of a line; comments stand on lines of their own.
std::vector<std::string> statements_of(const std::string& sql) {
  std::vector<std::string> statements;
  std::size_t begin = 0;
  for (std::size_t end = sql.find(";\n"); end != std::string::npos; end = sql.find(";\n", begin)) {
    statements.push_back(sql.substr(begin, end - begin));
    begin = end + 2;
  }
  return statements;
}

std::string replaced(std::string sql, std::string_view token, std::string_view with) {
  for (auto at = sql.find(token); at != std::string::npos; at = sql.find(token, at))
    sql.replace(at, token.size(), with);
  return sql;
}

std::string in_dialect(const std::string& sql, const Dialect& dialect) {
  std::string text = sql;
  const std::pair<std::string_view, std::string_view> tokens[] = {{"{key}", dialect.key_type},
                                                                  {"{bytes}", dialect.bytes_type},
                                                                  {"{bytewise}", dialect.bytewise},
                                                                  {"{clustered}", dialect.clustered}};
  for (const auto& [token, meaning] : tokens) text = replaced(std::move(text), token, meaning);
  return text;
}

void apply(Connection& connection, const Migration& migration) {
  connection.transaction([&] {
    const std::string& alone = connection.dialect().migrate_alone;
    if (!alone.empty()) connection.execute(alone, {});
    connection.execute("CREATE TABLE IF NOT EXISTS state_version (version BIGINT PRIMARY KEY, name TEXT)",
                       {});
    if (version_of(connection) >= migration.number) return;  // another process was faster
    for (const std::string& statement : statements_of(in_dialect(migration.sql, connection.dialect())))
      connection.execute(statement, {});
    connection.execute("INSERT INTO state_version (version, name) VALUES ($1, $2)",
                       {migration.number, migration.name});
  });
}

}  // namespace

void migrate(Connection& connection, const std::vector<Migration>& migrations) {
  const std::int64_t known = migrations.empty() ? 0 : migrations.back().number;
  const std::int64_t stored = version_of(connection);
  if (stored > known)
    throw Failure(connection.name() + " was written by a newer boletim (version " + std::to_string(stored) +
                  ", this program knows " + std::to_string(known) +
                  "): install that release again, or restore the backup made before it");
  for (const Migration& migration : migrations)
    if (migration.number > stored) apply(connection, migration);
}

std::unique_ptr<Connection> open_migrated(const StateSettings& settings) {
  auto connection = std::make_unique<Connection>(settings);
  migrate(*connection, all_migrations());
  return connection;
}

}  // namespace boletim
