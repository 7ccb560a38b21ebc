#include "daemon/erp/mysql_session.h"

#include <Poco/Data/MySQL/SessionHandle.h>
#include <Poco/Exception.h>
#include <fcntl.h>
#include <mysql/errmsg.h>
#include <mysql/mysqld_error.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include "daemon/erp/reading.h"
#include "jobs/failure.h"

namespace boletim {
namespace {

// A server that vanished without a word is noticed after idle + interval * count seconds; one that is there
// and silent, when it has been so for longer than the query may take.
constexpr int kKeepaliveIdle = 60, kKeepaliveInterval = 10, kKeepaliveCount = 6;  // seconds, seconds, probes
constexpr std::chrono::seconds kSilence{60};
constexpr std::chrono::seconds kKillTimeout{3};

// MySQL's numbers that MariaDB's header has not.
constexpr unsigned int kQueryTimeout = 3024;
constexpr unsigned int kBackupLockTimeout = 3958;

constexpr std::pair<std::string_view, mysql_option> kTextOptions[] = {
    {"charset", MYSQL_SET_CHARSET_NAME},  {"ssl-ca", MYSQL_OPT_SSL_CA},
    {"ssl-capath", MYSQL_OPT_SSL_CAPATH}, {"ssl-cert", MYSQL_OPT_SSL_CERT},
    {"ssl-key", MYSQL_OPT_SSL_KEY},       {"ssl-cipher", MYSQL_OPT_SSL_CIPHER},
    {"ssl-crl", MYSQL_OPT_SSL_CRL},       {"tls-version", MARIADB_OPT_TLS_VERSION},
};

bool is_utf8_name(const std::string& charset) {
  return charset.starts_with("utf8");
}

/// MySQL quotes values between apostrophes, and a value may be a person's; what is quoted in an error of
/// class 42 (syntax, access rule) is the query's own.
std::string without_values(const std::string& message, std::string_view sql_state) {
  if (sql_state.starts_with("42")) return message;
  std::string result;
  bool quoted = false;
  for (const char c : message) {
    if (c == '\'') quoted = !quoted;
    if (!quoted || c == '\'') result += c;
  }
  return result;
}

std::string first_line(std::string_view text) {
  return std::string(text.substr(0, text.find('\n')));
}

bool is_lost(unsigned int code) {
  return code == CR_SERVER_GONE_ERROR || code == CR_SERVER_LOST || code == CR_SERVER_LOST_EXTENDED ||
         code == CR_ERR_NET_READ || code == CR_SSL_CONNECTION_ERROR || code == CR_MALFORMED_PACKET ||
         code == ER_SERVER_SHUTDOWN || code == ER_CONNECTION_KILLED;
}

bool may_pass(unsigned int code, std::string_view sql_state) {
  return sql_state.starts_with("40") || sql_state.starts_with("53") || code == ER_LOCK_WAIT_TIMEOUT ||
         code == ER_QUERY_INTERRUPTED || code == ER_DISK_FULL || code == ER_OUTOFMEMORY ||
         code == ER_OUT_OF_SORTMEMORY || code == ER_OUT_OF_RESOURCES || code == CR_OUT_OF_MEMORY ||
         code == ER_USER_LIMIT_REACHED || code == kBackupLockTimeout;
}

bool is_denied(unsigned int code) {
  return code == ER_TABLEACCESS_DENIED_ERROR || code == ER_COLUMNACCESS_DENIED_ERROR ||
         code == ER_SPECIFIC_ACCESS_DENIED_ERROR || code == ER_PROCACCESS_DENIED_ERROR ||
         code == ER_DBACCESS_DENIED_ERROR;
}

}  // namespace

MysqlSession::MysqlSession(const SourceSettings& source, const std::string& password, std::string title)
    : source_(source),
      title_(std::move(title)),
      password_(password),
      server_(source.socket.empty() ? source.host + ":" + std::to_string(source.port) : source.socket),
      session_(new Poco::Data::MySQL::SessionHandle(nullptr)) {
  set_options(handle(), kConnectTimeout, source_.statement_timeout + kSilence);
  connect();
  begin();
}

MysqlSession::~MysqlSession() {
  if (hung_up_) kill_query();
  if (line_ >= 0) ::close(line_);
}

MYSQL* MysqlSession::handle() const {
  return *session_;
}

Encoding MysqlSession::text_encoding() const {
  const auto charset = source_.options.find("charset");
  const bool is_utf8 = charset == source_.options.end() || is_utf8_name(charset->second);
  return is_utf8 ? Encoding::Utf8 : source_.encoding;
}

void MysqlSession::set_options(MYSQL* handle, std::chrono::seconds to_connect,
                               std::chrono::seconds to_read) const {
  const auto set = [&](mysql_option option, const void* value) {
    if (mysql_options(handle, option, value) != 0)
      throw Failure(title_ + ": " + mysql_error(handle) + "; correct `options:`");
  };
  const auto connect_timeout = static_cast<unsigned int>(to_connect.count());
  const auto read_timeout = static_cast<unsigned int>(to_read.count());
  const unsigned int protocol = source_.socket.empty() ? MYSQL_PROTOCOL_TCP : MYSQL_PROTOCOL_SOCKET;
  const unsigned int no_local_files = 0;  // a server may ask its client for any of them
  set(MYSQL_OPT_CONNECT_TIMEOUT, &connect_timeout);
  set(MYSQL_OPT_READ_TIMEOUT, &read_timeout);
  set(MYSQL_OPT_WRITE_TIMEOUT, &connect_timeout);
  set(MYSQL_OPT_PROTOCOL, &protocol);
  set(MYSQL_OPT_LOCAL_INFILE, &no_local_files);
  set(MYSQL_SET_CHARSET_NAME, "utf8mb4");
  if (!source_.socket.empty()) set(MARIADB_OPT_UNIXSOCKET, source_.socket.c_str());

  const my_bool yes = 1;
  for (const auto& [name, value] : source_.options) {
    const auto known = std::find_if(std::begin(kTextOptions), std::end(kTextOptions),
                                    [&](const auto& option) { return option.first == name; });
    const bool encrypts = value == "required" || value == "verify-identity";
    if (known != std::end(kTextOptions)) {
      set(known->second, value.c_str());
    } else if (name == "ssl-mode" && encrypts) {
      set(MYSQL_OPT_SSL_ENFORCE, &yes);
      if (value == "verify-identity") set(MYSQL_OPT_SSL_VERIFY_SERVER_CERT, &yes);
    } else if (name == "compress" && value == "true") {
      set(MYSQL_OPT_COMPRESS, nullptr);
    } else if (!(name == "ssl-mode" && value == "disabled") && !(name == "compress" && value == "false")) {
      throw Failure(title_ + ": `options:` has " + name + ": " + value +
                    ", which connector mysql does not know; config/KEYS.md lists what it takes");
    }
  }
}

/// By the handle itself, as POCO's Session would cut a password at a blank.
void MysqlSession::log_in(Poco::Data::MySQL::SessionHandle& session) const {
  session.connect(source_.socket.empty() ? source_.host.c_str() : "localhost", source_.user.c_str(),
                  password_.c_str(), source_.database.c_str(), static_cast<unsigned int>(source_.port));
}

void MysqlSession::connect() {
  try {
    log_in(*session_);
  } catch (const Poco::Exception&) {
    refused();
  }
  // Asked to encrypt, the library talks in clear to a server that can't, and says nothing.
  const auto mode = source_.options.find("ssl-mode");
  const bool must_encrypt = mode != source_.options.end() && mode->second != "disabled";
  if (must_encrypt && mysql_get_ssl_cipher(handle()) == nullptr)
    throw Unreachable(title_ + ": no encrypted connection to MySQL at " + server_ +
                      ": the server offers none; set it up there, or correct `ssl-mode`");
  line_ = ::fcntl(mysql_get_socket(handle()), F_DUPFD_CLOEXEC, 0);
  if (line_ < 0) throw Passing(title_ + ": no file descriptor left; raise LimitNOFILE");
  if (!source_.socket.empty()) return;
  const int on = 1;
  ::setsockopt(line_, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
  ::setsockopt(line_, IPPROTO_TCP, TCP_KEEPIDLE, &kKeepaliveIdle, sizeof kKeepaliveIdle);
  ::setsockopt(line_, IPPROTO_TCP, TCP_KEEPINTVL, &kKeepaliveInterval, sizeof kKeepaliveInterval);
  ::setsockopt(line_, IPPROTO_TCP, TCP_KEEPCNT, &kKeepaliveCount, sizeof kKeepaliveCount);
}

/// What a server says while it greets has no number of the library's (2000 to 2999).
void MysqlSession::refused() const {
  const unsigned int code = mysql_errno(handle());
  const std::string reason = first_line(mysql_error(handle()));
  if (code == CR_CANT_READ_CHARSET)
    throw Failure(title_ + ": " + reason + "; correct `options: { charset: … }`, such as utf8mb4 or latin1");
  const bool is_of_library = code >= CR_MIN_ERROR && code <= CR_MAX_ERROR;
  if (code == ER_CON_COUNT_ERROR || code == ER_TOO_MANY_USER_CONNECTIONS)
    throw Unreachable(title_ + ": the server at " + server_ + " takes no more connections now (" + reason +
                      ")");
  if (!is_of_library || code == CR_AUTH_PLUGIN_CANNOT_LOAD || code == CR_AUTH_PLUGIN_ERR)
    throw Unreachable(title_ + ": MySQL at " + server_ + " refused user '" + source_.user +
                      "' for database '" + source_.database + "'; check user and password (" + reason + ")");
  if (code == CR_SSL_CONNECTION_ERROR)
    throw Unreachable(title_ + ": no encrypted connection to MySQL at " + server_ +
                      "; check the ssl options (" + reason + ")");
  throw Unreachable(title_ + ": can't reach MySQL at " + server_ +
                    "; check that it runs and may be reached (" + reason + ")");
}

void MysqlSession::begin() const {
  const auto seconds = std::to_string(source_.statement_timeout.count());
  // group_concat_max_len is 1024 by default, after which MySQL cuts without an error; net_write_timeout is
  // how long the server waits for a reader that has other things to do.
  run("SET SESSION time_zone = '+00:00', group_concat_max_len = 1048576, net_write_timeout = " + seconds);
  run("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
  limit_time();
  run("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
}

/// A server too old to know a limit has none but the silence that we bear.
void MysqlSession::limit_time() const {
  const auto limit = source_.statement_timeout;
  const std::string set =
      std::string_view(product()) == "MariaDB"
          ? "SET SESSION max_statement_time = " + std::to_string(limit.count())
          : "SET SESSION max_execution_time = " + std::to_string(std::chrono::milliseconds(limit).count());
  if (mysql_real_query(handle(), set.data(), set.size()) != 0 &&
      mysql_errno(handle()) != ER_UNKNOWN_SYSTEM_VARIABLE)
    fail();
}

const char* MysqlSession::product() const {
  return mariadb_connection(handle()) != 0 ? "MariaDB" : "MySQL";
}

void MysqlSession::run(const std::string& statement) const {
  if (mysql_real_query(handle(), statement.data(), statement.size()) != 0) fail();
}

void MysqlSession::hang_up() const {
  hung_up_ = true;
  ::shutdown(line_, SHUT_RDWR);
}

/// MariaDB may go on with a query whose client has gone until all of its rows are made.
void MysqlSession::kill_query() const noexcept {
  try {
    Poco::Data::MySQL::SessionHandle session(nullptr);
    set_options(session, kKillTimeout, kKillTimeout);
    log_in(session);
    mysql_kill(session, mysql_thread_id(handle()));
  } catch (const std::exception&) {
    // The server's own time limit ends it.
  }
}

void MysqlSession::fail() const {
  fail(mysql_errno(handle()), mysql_sqlstate(handle()), mysql_error(handle()));
}

void MysqlSession::fail(MYSQL_STMT* statement) const {
  fail(mysql_stmt_errno(statement), mysql_stmt_sqlstate(statement), mysql_stmt_error(statement));
}

void MysqlSession::fail(unsigned int code, const std::string& state, const std::string& message) const {
  const std::string reason = without_values(first_line(message), state);
  if (is_lost(code))
    throw Unreachable(title_ + ": lost " + product() + " at " + server_ +
                      " while reading; run the job again when it is back (" + reason + ")");
  if (code == ER_STATEMENT_TIMEOUT || code == kQueryTimeout)
    throw Passing(title_ + ": the query took longer than `statement_timeout: " +
                  std::to_string(source_.statement_timeout.count()) +
                  "s`; make it faster or raise the limit (" + reason + ")");
  if (code == ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION || code == ER_UNSUPPORTED_PS)
    throw Failure(title_ + ": `query:` must be one SELECT (or WITH) that only reads (" + reason + ")");
  if (is_denied(code))
    throw Failure(title_ + ": user '" + source_.user + "' may not read that: GRANT SELECT to it (" + reason +
                  ")");
  if (may_pass(code, state)) throw Passing(title_ + ": " + product() + " can't answer now: " + reason);
  throw Failure(title_ + ": " + product() + " refuses the query: " + reason + "; correct `query:`");
}

}  // namespace boletim
