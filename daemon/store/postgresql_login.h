#pragma once
#include <memory>
#include <string>

#include <libpq-fe.h>

#include "config/configuration.h"

namespace Poco::Data::PostgreSQL {
class SessionHandle;
}

namespace boletim {

struct CloseSession {
  void operator()(Poco::Data::PostgreSQL::SessionHandle* session) const;
};
/// POCO's session with a PostgreSQL server.
using PostgresqlSession = std::unique_ptr<Poco::Data::PostgreSQL::SessionHandle, CloseSession>;

/// "PostgreSQL at 127.0.0.1:5432".
std::string server_of(const StateSettings& settings);
/// Throws Unreachable, beginning with `title`, if the server is away or refuses the login; UsageError if the
/// password is not where it should be.
PostgresqlSession log_in(const StateSettings& settings, const std::string& title);

/// The first line of what a server or libpq says.
std::string first_line(std::string_view text);

}  // namespace boletim
