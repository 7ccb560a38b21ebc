#include "daemon/erp/odbc_session.h"

#include <algorithm>
#include <utility>

#include <Poco/Data/ODBC/ConnectionHandle.h>
#include <Poco/Data/ODBC/Handle.h>
#include <sql.h>
#include <sqlext.h>

#include "daemon/erp/reading.h"
#include "jobs/failure.h"

namespace boletim {
namespace {

using Poco::Data::ODBC::ConnectionHandle;
using Poco::Data::ODBC::StatementHandle;

/// Drivers that hold a query's whole result in memory unless told otherwise, and the words that tell them.
/// MariaDB's OPTION, which it obeys from 3.2 on: no cache (1048576), forward-only cursors (2097152).
struct Tuning {
  std::string_view driver, keyword, words;
};
constexpr Tuning kTunings[] = {
    {"psqlodbc", "usedeclarefetch", ";UseDeclareFetch=1;Fetch=5000"},
    {"maodbc", "option", ";OPTION=3145728"},
    {"myodbc", "option", ";OPTION=3145728"},
};

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

/// A value as a connection string has it: between braces if it holds what would end it.
std::string braced(const std::string& value) {
  if (value.find_first_of("[]{}(),;?*=!@ ") == std::string::npos) return value;
  std::string result = "{";
  for (const char c : value) {
    if (c == '}') result += '}';
    result += c;
  }
  return result + "}";
}

std::string connection_string(const SourceSettings& source, const std::string& password) {
  const bool is_whole = source.dsn.find('=') != std::string::npos;
  std::string text = is_whole ? source.dsn : "DSN=" + source.dsn;
  while (text.ends_with(';')) text.pop_back();
  if (!source.user.empty()) text += ";UID=" + braced(source.user);
  if (!password.empty()) text += ";PWD=" + braced(password);
  for (const auto& [key, value] : source.options) text += ";" + key + "=" + braced(value);
  return text;
}

/// The message without the "[vendor][driver]" that it begins with.
std::string plain(std::string_view text) {
  while (text.starts_with('[') && text.find(']') != std::string_view::npos)
    text.remove_prefix(text.find(']') + 1);
  text = text.substr(0, text.find('\n'));
  const std::size_t end = text.find_last_not_of("; \r");
  return std::string(text.substr(0, end == std::string_view::npos ? 0 : end + 1));
}

OdbcError error_of(SQLSMALLINT type, SQLHANDLE handle) {
  SQLCHAR state[6] = {}, message[1024] = {};
  SQLINTEGER number = 0;
  SQLSMALLINT size = 0;
  OdbcError error;
  if (SQL_SUCCEEDED(SQLGetDiagRec(type, handle, 1, state, &number, message, sizeof message, &size)))
    error = {reinterpret_cast<char*>(state), number, plain(reinterpret_cast<char*>(message))};
  return error;
}

/// What stands between quotes may be a person's, unless it is a name of the query's (class 42).
std::string without_values(const OdbcError& error) {
  if (error.state.starts_with("42")) return error.text;
  std::string result;
  char quote = 0;
  for (const char c : error.text) {
    const bool is_quote = c == '\'' || c == '"';
    if (quote == 0 || c == quote) result += c;
    if (is_quote && quote == 0)
      quote = c;
    else if (c == quote)
      quote = 0;
  }
  return result;
}

bool starts_with_any(std::string_view state, std::initializer_list<std::string_view> beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](std::string_view beginning) { return state.starts_with(beginning); });
}
bool is_any(int number, std::initializer_list<int> numbers) {
  return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
}

// Numbers of MariaDB and MySQL (1xxx, 2xxx, 3024) and of SQL Server (229).
bool is_lost(const OdbcError& e) {
  return starts_with_any(e.state, {"08", "57P"}) || is_any(e.number, {1053, 1927, 2006, 2013});
}
bool is_timeout(const OdbcError& e) {
  return starts_with_any(e.state, {"HYT", "57014"}) || is_any(e.number, {1969, 3024});
}
bool is_denied(const OdbcError& e) {
  return e.state == "42501" || is_any(e.number, {229, 1044, 1142, 1143, 1370});
}
bool may_pass(const OdbcError& e) {
  return starts_with_any(e.state, {"40", "53", "55P03", "HY008", "HY001"}) ||
         is_any(e.number, {1205, 1213, 1317, 1021, 1037, 1038, 1041});
}

}  // namespace

OdbcSession::OdbcSession(const SourceSettings& source, const std::string& password, std::string title)
    : source_(source), title_(std::move(title)), login_(connection_string(source, password)) {
  connect("");
  const std::string more = tuning();
  if (!more.empty()) connect(more);
  begin();
}

/// Before POCO's handle disconnects: an open transaction would keep it from that.
OdbcSession::~OdbcSession() {
  SQLEndTran(SQL_HANDLE_DBC, std::as_const(*connection_).handle(), SQL_ROLLBACK);
}

/// POCO's handle itself: its session commits when it is closed.
void OdbcSession::connect(const std::string& options) {
  connection_.reset();
  connection_ = std::make_unique<ConnectionHandle>();
  const SQLHDBC dbc = std::as_const(*connection_).handle();
  const auto seconds = reinterpret_cast<SQLPOINTER>(static_cast<std::uintptr_t>(kConnectTimeout.count()));
  SQLSetConnectAttr(dbc, SQL_ATTR_LOGIN_TIMEOUT, seconds, SQL_IS_UINTEGER);
  SQLSetConnectAttr(dbc, SQL_ATTR_ACCESS_MODE, reinterpret_cast<SQLPOINTER>(SQL_MODE_READ_ONLY),
                    SQL_IS_UINTEGER);
  std::string text = login_ + options;
  SQLCHAR whole[2048];
  SQLSMALLINT size = 0;
  const SQLRETURN result = SQLDriverConnect(dbc, nullptr, reinterpret_cast<SQLCHAR*>(text.data()),
                                            static_cast<SQLSMALLINT>(text.size()), whole, sizeof whole, &size,
                                            SQL_DRIVER_NOPROMPT);
  if (SQL_SUCCEEDED(result)) return;
  const OdbcError error = error_of(SQL_HANDLE_DBC, dbc);
  const std::string name = source_.dsn.find('=') == std::string::npos ? "'" + source_.dsn + "'" : "of `dsn:`";
  const bool no_library = error.text.find("open lib") != std::string::npos;
  if (no_library || error.state.starts_with("IM"))
    throw Failure(title_ + ": no ODBC data source or driver " + name + " (" + error.text +
                  "); correct `dsn:`, odbc.ini and odbcinst.ini, or install the driver");
  throw Unreachable(title_ + ": can't connect to the ODBC data source " + name + " as user '" + source_.user +
                    "'; check that its server may be reached, user and password (" + error.text + ")");
}

std::string OdbcSession::info(unsigned short what) const {
  SQLCHAR text[128] = {};
  SQLSMALLINT size = 0;
  SQLGetInfo(std::as_const(*connection_).handle(), what, text, sizeof text, &size);
  return lower(reinterpret_cast<char*>(text));
}

std::string OdbcSession::tuning() const {
  const std::string driver = info(SQL_DRIVER_NAME), given = lower(login_);
  for (const Tuning& tuning : kTunings)
    if (driver.find(tuning.driver) != std::string::npos &&
        given.find(std::string(tuning.keyword) + "=") == std::string::npos)
      return std::string(tuning.words);
  return "";
}

void OdbcSession::begin() const {
  const std::string database = info(SQL_DBMS_NAME);
  const auto limit = source_.statement_timeout;
  if (database.find("postgres") != std::string::npos) {
    run("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
    run("SET TIME ZONE 'UTC'");
    run("SET statement_timeout = " + std::to_string(std::chrono::milliseconds(limit).count()));
  } else if (database.find("mariadb") != std::string::npos || database.find("mysql") != std::string::npos) {
    run("SET SESSION time_zone = '+00:00', group_concat_max_len = 1048576, net_write_timeout = " +
        std::to_string(limit.count()));
    run("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
  }
  SQLSetConnectAttr(std::as_const(*connection_).handle(), SQL_ATTR_AUTOCOMMIT,
                    reinterpret_cast<SQLPOINTER>(SQL_AUTOCOMMIT_OFF), SQL_IS_UINTEGER);
}

void OdbcSession::run(const std::string& statement) const {
  const StatementHandle handle(*connection_);
  std::string text = statement;
  if (!SQL_SUCCEEDED(SQLExecDirect(handle.handle(), reinterpret_cast<SQLCHAR*>(text.data()), SQL_NTS)))
    fail(handle.handle());
}

bool OdbcSession::is_dead() const {
  SQLUINTEGER dead = SQL_CD_FALSE;
  SQLGetConnectAttr(std::as_const(*connection_).handle(), SQL_ATTR_CONNECTION_DEAD, &dead, SQL_IS_UINTEGER,
                    nullptr);
  return dead == SQL_CD_TRUE;
}

void OdbcSession::fail(SQLHANDLE statement) const {
  const OdbcError error = error_of(SQL_HANDLE_STMT, statement);
  const std::string reason = without_values(error);
  if (is_timeout(error)) timed_out(reason);
  if (is_lost(error) || is_dead())
    throw Unreachable(title_ + ": lost the ODBC source while reading; run the job again when it is back (" +
                      reason + ")");
  if (error.state == "25006" || error.number == 1792)
    throw Failure(title_ + ": `query:` must be one SELECT (or WITH) that only reads (" + reason + ")");
  if (is_denied(error))
    throw Failure(title_ + ": user '" + source_.user + "' may not read that: GRANT SELECT to it (" + reason +
                  ")");
  if (may_pass(error)) throw Passing(title_ + ": the source can't answer now: " + reason);
  throw Failure(title_ + ": the source refuses the query: " + reason + "; correct `query:`");
}

void OdbcSession::timed_out(const std::string& reason) const {
  throw Passing(title_ + ": the query took longer than `statement_timeout: " +
                std::to_string(source_.statement_timeout.count()) +
                "s`; make it faster or raise the limit (" + reason + ")");
}

}  // namespace boletim
