#include "config/connectors.h"

#include <algorithm>

#include "config/nearest.h"
#include "config/secrets.h"
#include "config/values.h"
#include "jobs/registry/text.h"

namespace boletim {
namespace {

constexpr Choice<Connector> kConnectors[] = {{"sqlite", Connector::Sqlite},
                                             {"postgresql", Connector::Postgresql},
                                             {"mysql", Connector::Mysql},
                                             {"odbc", Connector::Odbc}};
constexpr int kMysqlPort = 3306;

void read_login(const Section& section, const std::string& directory, SourceSettings& source) {
  section.line("user", source.user);
  if (const YamlNode* password = section.find("password")) {
    source.password = read_secret(*password, directory, section.problems());
    section.require({"user"}, "expected whose password it is");
  }
}

void read_server(const Section& section, const std::string& directory, SourceSettings& source) {
  section.forbid({"file"}, "it is of connector 'sqlite'");
  section.forbid({"dsn"}, "it is of connector 'odbc'");
  section.require({"database"}, "expected the database's name");
  if (source.connector == Connector::Mysql) source.port = kMysqlPort;
  if (section.line("socket", source.socket)) section.forbid({"host"}, "'socket' is given");
  section.line("host", source.host);
  section.number("port", source.port, 1, 65535);
  section.line("database", source.database);
  read_login(section, directory, source);
}

/// A connection string may hold more than an address; what it holds is in the clear.
void read_dsn(const Section& section, const std::string& directory, SourceSettings& source) {
  section.forbid({"file"}, "it is of connector 'sqlite'");
  section.forbid({"host", "port", "socket", "database"}, "'dsn' says it");
  section.require({"dsn"}, "expected a name in odbc.ini, or a connection string such as Driver=…;Server=…");
  if (section.line("dsn", source.dsn)) {
    const std::string words = lower_case(source.dsn);
    if (words.find("pwd=") != std::string::npos || words.find("password=") != std::string::npos)
      section.refuse("dsn", "a password in the configuration itself; expected 'password:' with where it is");
  }
  read_login(section, directory, source);
}

void read_file(const Section& section, const std::string& directory, SourceSettings& source) {
  section.forbid({"host", "port", "socket", "database", "user", "password", "dsn"},
                 "it is of a server, such as connector 'postgresql'");
  section.require({"file"}, "expected the path of the SQLite database");
  if (section.line("file", source.file)) source.file = absolute_path(directory, source.file);
}

bool is_path(std::string_view mysql_option) {
  return mysql_option == "ssl-ca" || mysql_option == "ssl-capath" || mysql_option == "ssl-cert" ||
         mysql_option == "ssl-key" || mysql_option == "ssl-crl";
}

/// What the connector takes as it is. A password among it would be one in clear.
void read_options(const Section& section, const std::string& directory, SourceSettings& source) {
  const YamlNode* node = section.find("options");
  if (node == nullptr) return;
  const bool is_mysql = source.connector == Connector::Mysql;
  Problems& problems = section.problems();
  for (const YamlEntry& entry : named_entries(*node, "option", problems)) {
    const auto& known = mysql_options();
    if (lower_case(entry.key).find("password") != std::string::npos || lower_case(entry.key) == "pwd") {
      problems.add(entry.place, "a password among the options; expected 'password:' with where it is");
    } else if (is_mysql && std::find(known.begin(), known.end(), entry.key) == known.end()) {
      const std::string_view meant = nearest(entry.key, known);
      problems.add(entry.place, "unknown option " + shown(entry.key) +
                                    (meant.empty() ? "; expected " + any_of(known)
                                                   : "; did you mean '" + std::string(meant) + "'?"));
    } else if (auto value = line_of(*entry.value, "text", problems)) {
      source.options.emplace(entry.key,
                             is_mysql && is_path(entry.key) ? absolute_path(directory, *value) : *value);
    }
  }
}

}  // namespace

void read_connector(const Section& section, const std::string& directory, SourceSettings& source) {
  section.require({"connector"}, "expected 'sqlite', 'postgresql', 'mysql' or 'odbc'");
  if (section.choice<Connector>("connector", source.connector, kConnectors)) {
    if (source.connector == Connector::Sqlite)
      read_file(section, directory, source);
    else if (source.connector == Connector::Odbc)
      read_dsn(section, directory, source);
    else
      read_server(section, directory, source);
  }
  read_options(section, directory, source);
}

const std::vector<std::string_view>& mysql_options() {
  static const std::vector<std::string_view> names = {"charset",  "compress",   "ssl-ca",     "ssl-capath",
                                                      "ssl-cert", "ssl-key",    "ssl-cipher", "ssl-crl",
                                                      "ssl-mode", "tls-version"};
  return names;
}

}  // namespace boletim
