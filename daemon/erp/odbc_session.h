#pragma once
#include <memory>
#include <string>
#include <vector>

#include <sqltypes.h>

#include "config/configuration.h"

namespace Poco::Data::ODBC {
class ConnectionHandle;
}

namespace boletim {

/// What a driver says of a call that failed (ODBC, SQLGetDiagRec).
struct OdbcError {
  std::string state;  ///< SQLSTATE
  int number = 0;     ///< the database's own
  std::string text;   ///< first line, without the names of driver and manager
};

/// A read-only session with a source through an ODBC driver, in a transaction that is rolled back when it
/// ends, whatever was done in it. Known databases (PostgreSQL, MariaDB, MySQL) are told to refuse writing; of
/// others, SQL Server among them, the user's rights and the rollback are what protects the ERP. Its errors
/// begin with `title` and leave out what may quote a record.
class OdbcSession {
 public:
  /// Throws Unreachable if the server is away or refuses the login, Failure if there is no such data source
  /// or driver.
  OdbcSession(const SourceSettings& source, const std::string& password, std::string title);
  ~OdbcSession();
  OdbcSession(const OdbcSession&) = delete;
  OdbcSession& operator=(const OdbcSession&) = delete;

  const Poco::Data::ODBC::ConnectionHandle& connection() const { return *connection_; }
  /// Throws what the driver says of a statement's call that failed.
  [[noreturn]] void fail(SQLHANDLE statement) const;
  [[noreturn]] void timed_out(const std::string& reason) const;

 private:
  void connect(const std::string& options);
  std::string tuning() const;
  std::string info(unsigned short what) const;
  void begin() const;
  void run(const std::string& statement) const;
  bool is_dead() const;

  const SourceSettings source_;
  const std::string title_;
  const std::string login_;  ///< the connection string, password included
  std::unique_ptr<Poco::Data::ODBC::ConnectionHandle> connection_;
};

}  // namespace boletim
