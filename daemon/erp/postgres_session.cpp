#include "daemon/erp/postgres_session.h"

#include <Poco/Data/PostgreSQL/SessionHandle.h>
#include <Poco/Exception.h>

#include "daemon/erp/reading.h"
#include "jobs/failure.h"

namespace boletim {
namespace {

// A server that vanished without a word is noticed after idle + interval * count seconds.
constexpr auto kKeepalives = " keepalives_idle=60 keepalives_interval=10 keepalives_count=6";

/// libpq's quoting of a connection string's value.
std::string quoted(const std::string& value) {
  std::string result = "'";
  for (const char c : value) {
    if (c == '\'' || c == '\\') result += '\\';
    result += c;
  }
  return result + "'";
}

/// Of a keyword that is given twice, libpq takes the last: `options:` may change our habits, not the login.
std::string connection_string(const SourceSettings& source, const std::string& password) {
  std::string text =
      "application_name=boletim connect_timeout=" + std::to_string(kConnectTimeout.count()) + kKeepalives;
  const auto add = [&](const std::string& key, const std::string& value) {
    if (!value.empty()) text += " " + key + "=" + quoted(value);
  };
  for (const auto& [key, value] : source.options) add(key, value);
  add("host", source.socket.empty() ? source.host : source.socket);
  add("port", std::to_string(source.port));
  add("dbname", source.database);
  add("user", source.user);
  add("password", password);
  return text;
}

std::string first_line(std::string_view text) {
  constexpr std::string_view kPocosWords = "Connection Error: ";
  if (text.starts_with(kPocosWords)) text.remove_prefix(kPocosWords.size());
  return std::string(text.substr(0, text.find('\n')));
}

/// A data exception's message quotes the value after a colon: that may be a person's.
std::string without_values(const std::string& message, std::string_view sql_state) {
  if (!sql_state.starts_with("22")) return message;
  return message.substr(0, message.find(": \""));
}

/// Classes 40 (rolled back), 53 (insufficient resources) and a lock that was not to be had: nothing is wrong
/// with the query (manual, appendix A).
bool may_pass(std::string_view sql_state) {
  return sql_state.starts_with("40") || sql_state.starts_with("53") || sql_state == "55P03";
}

std::string field(const PGresult* result, int code) {
  const char* text = result == nullptr ? nullptr : PQresultErrorField(result, code);
  return text == nullptr ? "" : text;
}

}  // namespace

PostgresSession::PostgresSession(const SourceSettings& source, const std::string& password, std::string title,
                                 const std::string& snapshot)
    : source_(source),
      title_(std::move(title)),
      server_("PostgreSQL at " + (source.socket.empty() ? source.host : source.socket) + ":" +
              std::to_string(source.port)),
      session_(new Poco::Data::PostgreSQL::SessionHandle) {
  // The handle itself, as POCO's Session would cut a password at a blank.
  try {
    session_->connect(connection_string(source, password));
  } catch (const Poco::Exception& error) {
    const std::string reason = first_line(error.message());
    const bool answered =
        reason.find("FATAL") != std::string::npos || reason.find("no password supplied") != std::string::npos;
    if (answered)
      throw Unreachable(title_ + ": " + server_ + " refused user '" + source.user + "' for database '" +
                        source.database + "'; check user and password (" + reason + ")");
    throw Unreachable(title_ + ": can't reach " + server_ + "; check that it runs and may be reached (" +
                      reason + ")");
  }
  set_encoding();
  begin(snapshot);
}

// POCO 1.11 forgets a connection that was refused or lost, and with it its memory, the password included.
void PostgresSession::Close::operator()(Poco::Data::PostgreSQL::SessionHandle* session) const {
  PGconn* connection = *session;
  const bool forgotten = PQstatus(connection) == CONNECTION_BAD;
  delete session;
  if (forgotten) PQfinish(connection);
}

PGconn* PostgresSession::connection() const {
  return *session_;
}

void PostgresSession::set_encoding() {
  // A server that keeps bytes of no declared encoding would refuse the bad ones instead of handing them out.
  const char* stored = PQparameterStatus(connection(), "server_encoding");
  const std::string server_encoding = stored == nullptr ? "" : stored;
  const bool as_they_are =
      server_encoding == "SQL_ASCII" || (server_encoding == "LATIN1" && source_.encoding == Encoding::Latin1);
  if (as_they_are) encoding_ = source_.encoding;
  if (PQsetClientEncoding(connection(), as_they_are ? "SQL_ASCII" : "UTF8") != 0) fail(nullptr);
}

void PostgresSession::begin(const std::string& snapshot) const {
  const auto milliseconds = std::chrono::milliseconds(source_.statement_timeout).count();
  std::string start =
      "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY;"
      "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;";
  if (!snapshot.empty()) start += "SET TRANSACTION SNAPSHOT '" + snapshot + "';";
  start += "SET LOCAL TIME ZONE 'UTC'; SET LOCAL datestyle = ISO;SET LOCAL statement_timeout = " +
           std::to_string(milliseconds);
  expect(PQexec(connection(), start.c_str()), PGRES_COMMAND_OK);
}

void PostgresSession::begin_again() const {
  expect(PQexec(connection(), "ROLLBACK"), PGRES_COMMAND_OK);
  begin("");
}

PgResult PostgresSession::ask(const std::string& statement, ExecStatusType status) const {
  return expect(PQexecParams(connection(), statement.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 0),
                status);
}

PgResult PostgresSession::expect(PGresult* result, ExecStatusType status) const {
  PgResult owned(result);
  if (PQresultStatus(result) != status) fail(result);
  return owned;
}

void PostgresSession::fail(const PGresult* result) const {
  const std::string sql_state = field(result, PG_DIAG_SQLSTATE);
  const bool is_shutdown = sql_state.starts_with("57P") || sql_state.starts_with("08");
  if (is_shutdown || sql_state.empty() || PQstatus(connection()) == CONNECTION_BAD)
    throw Unreachable(title_ + ": lost " + server_ + " while reading; run the job again when it is back (" +
                      first_line(PQerrorMessage(connection())) + ")");

  const std::string reason = without_values(first_line(field(result, PG_DIAG_MESSAGE_PRIMARY)), sql_state);
  if (sql_state == "57014")
    throw Passing(title_ + ": the query took longer than `statement_timeout: " +
                  std::to_string(source_.statement_timeout.count()) +
                  "s`; make it faster or raise the limit (" + reason + ")");
  if (sql_state == "25006")
    throw Failure(title_ + ": `query:` must be one SELECT (or WITH) that only reads (" + reason + ")");
  if (sql_state == "42501")
    throw Failure(title_ + ": user '" + source_.user + "' may not read that: GRANT SELECT to it (" + reason +
                  ")");
  if (may_pass(sql_state)) throw Passing(title_ + ": PostgreSQL can't answer now: " + reason);
  throw Failure(title_ + ": PostgreSQL refuses the query: " + reason + "; correct `query:`");
}

}  // namespace boletim
