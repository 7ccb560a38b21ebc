#pragma once
#include <memory>
#include <string>

#include <libpq-fe.h>

#include "config/configuration.h"

namespace Poco::Data::PostgreSQL {
class SessionHandle;
}

namespace boletim {

struct ClearResult {
  void operator()(PGresult* result) const { PQclear(result); }
};
using PgResult = std::unique_ptr<PGresult, ClearResult>;

/// A read-only session with a PostgreSQL source, within one transaction. Its errors begin with `title`, pass
/// on the server's first line, and leave out what may quote a record.
class PostgresSession {
 public:
  /// `snapshot`: of another session, whose state of the data this one sees too; blank = its own. Throws
  /// Unreachable if the server is away or refuses the login.
  PostgresSession(const SourceSettings& source, const std::string& password, std::string title,
                  const std::string& snapshot = "");

  PGconn* connection() const;
  /// The encoding in which values arrive: what the server does not convert comes as the source says.
  Encoding encoding() const { return encoding_; }
  /// Leaves a transaction that failed, and begins another one.
  void begin_again() const;
  /// What one statement yields, asked for through the extended protocol: it takes no second one.
  PgResult ask(const std::string& statement, ExecStatusType status) const;
  /// `result` if it has `status`; else throws what the server says.
  PgResult expect(PGresult* result, ExecStatusType status) const;
  [[noreturn]] void fail(const PGresult* result) const;

 private:
  struct Close {
    void operator()(Poco::Data::PostgreSQL::SessionHandle* session) const;
  };
  void set_encoding();
  void begin(const std::string& snapshot) const;

  const SourceSettings source_;
  const std::string title_;
  const std::string server_;  ///< "PostgreSQL at 127.0.0.1:5432"
  std::unique_ptr<Poco::Data::PostgreSQL::SessionHandle, Close> session_;
  Encoding encoding_ = Encoding::Utf8;
};

}  // namespace boletim
