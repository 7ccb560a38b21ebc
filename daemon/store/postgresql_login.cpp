#include "daemon/store/postgresql_login.h"

#include <Poco/Data/PostgreSQL/SessionHandle.h>
#include <Poco/Exception.h>

#include "config/load.h"
#include "jobs/failure.h"

namespace boletim {
namespace {

using Poco::Data::PostgreSQL::SessionHandle;

// A server that vanished without a word is noticed after idle + interval * count seconds; one that takes
// nothing any more after as long (milliseconds). Of several hosts it is the one that may be written.
constexpr auto kHabits =
    "application_name=boletim client_encoding=UTF8 connect_timeout=10 target_session_attrs=read-write "
    "keepalives_idle=10 keepalives_interval=5 keepalives_count=3 tcp_user_timeout=25000";

/// libpq's quoting of a connection string's value.
std::string quoted(const std::string& value) {
  std::string result = "'";
  for (const char c : value) {
    if (c == '\'' || c == '\\') result += '\\';
    result += c;
  }
  return result + "'";
}

std::string password_of(const StateSettings& settings) {
  Configuration home;
  home.directory = settings.directory;
  return reveal(settings.password, home);
}

/// Of a keyword that is given twice, libpq takes the last: options may change our habits, not the login.
std::string connection_string(const StateSettings& settings) {
  std::string text = kHabits;
  const auto add = [&](const std::string& key, const std::string& value) {
    if (!value.empty()) text += " " + key + "=" + quoted(value);
  };
  for (const auto& [key, value] : settings.options) add(key, value);
  add("host", settings.host);
  add("port", std::to_string(settings.port));
  add("dbname", settings.database);
  add("user", settings.user);
  add("password", password_of(settings));
  return text;
}

}  // namespace

std::string server_of(const StateSettings& settings) {
  return "PostgreSQL at " + settings.host + ":" + std::to_string(settings.port);
}

std::string first_line(std::string_view text) {
  constexpr std::string_view kPocosWords = "Connection Error: ";
  if (text.starts_with(kPocosWords)) text.remove_prefix(kPocosWords.size());
  return std::string(text.substr(0, text.find('\n')));
}

// POCO 1.11 forgets a connection that was refused or lost, and with it its memory, the password included.
void CloseSession::operator()(SessionHandle* session) const {
  PGconn* connection = *session;
  const bool forgotten = PQstatus(connection) == CONNECTION_BAD;
  delete session;
  if (forgotten) PQfinish(connection);
}

// The handle itself, as POCO's Session would cut a password at a blank.
PostgresqlSession log_in(const StateSettings& settings, const std::string& title) {
  PostgresqlSession session(new SessionHandle);
  try {
    session->connect(connection_string(settings));
  } catch (const Poco::Exception& error) {
    const std::string reason = first_line(error.message());
    const bool answered =
        reason.find("FATAL") != std::string::npos || reason.find("no password supplied") != std::string::npos;
    if (answered)
      throw Unreachable(title + ": " + server_of(settings) + " refused user '" + settings.user +
                        "' for database '" + settings.database + "'; check `state:`, user and password (" +
                        reason + ")");
    throw Unreachable(title + ": can't reach " + server_of(settings) +
                      "; check that it runs and may be reached (" + reason + ")");
  }
  return session;
}

}  // namespace boletim
