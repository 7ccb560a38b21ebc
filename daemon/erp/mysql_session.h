#pragma once
#include <atomic>
#include <chrono>
#include <memory>
#include <string>

#include <mysql/mysql.h>

#include "config/configuration.h"

namespace Poco::Data::MySQL {
class SessionHandle;
}

namespace boletim {

/// A read-only session with a MariaDB or MySQL source, within one transaction that sees one state of the data
/// (of InnoDB's tables; others know none). Its errors begin with `title`, pass on the server's first line,
/// and leave out what may quote a record.
class MysqlSession {
 public:
  /// Throws Unreachable if the server is away or refuses the login.
  MysqlSession(const SourceSettings& source, const std::string& password, std::string title);
  ~MysqlSession();
  MysqlSession(const MysqlSession&) = delete;
  MysqlSession& operator=(const MysqlSession&) = delete;

  MYSQL* handle() const;
  /// Encoding in which texts arrive; the bytes of a binary column come as the source says.
  Encoding text_encoding() const;
  void run(const std::string& statement) const;  ///< one that yields no rows
  /// Throws what the server said last, to the session or to one of its statements.
  [[noreturn]] void fail() const;
  [[noreturn]] void fail(MYSQL_STMT* statement) const;
  /// Ends what waits for the server at once, but rows that it goes on to send are still taken; what the
  /// server still does then is killed when the session is destroyed, if it can be reached. Safe from any
  /// thread.
  void hang_up() const;

 private:
  void set_options(MYSQL* handle, std::chrono::seconds to_connect, std::chrono::seconds to_read) const;
  void log_in(Poco::Data::MySQL::SessionHandle& session) const;
  void connect();
  void kill_query() const noexcept;
  void begin() const;
  void limit_time() const;
  [[noreturn]] void fail(unsigned int code, const std::string& state, const std::string& message) const;
  [[noreturn]] void refused() const;
  const char* product() const;

  const SourceSettings source_;
  const std::string title_;
  const std::string password_;
  const std::string server_;  ///< "127.0.0.1:3306"
  const std::unique_ptr<Poco::Data::MySQL::SessionHandle> session_;
  int line_ = -1;  ///< the session's socket, as a descriptor of our own: the library closes its as it likes
  mutable std::atomic<bool> hung_up_ = false;
};

}  // namespace boletim
