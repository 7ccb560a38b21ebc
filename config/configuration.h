#pragma once
// The whole configuration as values: defaults filled in, references resolved, checked.

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "jobs/expected_report.h"
#include "jobs/job.h"
#include "reports/look.h"

namespace boletim {

/// Where a secret is, never the secret itself.
struct Secret {
  enum class Kind { None, Credential, File, Env };
  Kind kind = Kind::None;
  std::string name;  ///< credential's name, path (absolute) or variable
  bool operator==(const Secret&) const = default;
};

struct RegistrySettings {
  RegistryId id;
  std::string query;
  std::vector<Axis> axes;          ///< what a job may segment by; empty = any column
  SharedList<std::string> ignore;  ///< ids that are no real record
  bool operator==(const RegistrySettings&) const = default;
};

enum class Connector { Sqlite, Postgresql, Mysql, Odbc };
enum class Encoding { Utf8, Latin1 };

struct SourceSettings {
  SourceId id;
  Connector connector = Connector::Sqlite;
  std::string file;                                ///< sqlite: absolute path
  std::string host = "127.0.0.1", database, user;  ///< postgresql, mysql
  std::string socket;  ///< instead of host: a directory (mysql: the socket itself)
  int port = 5432;     ///< mysql: 3306
  std::string dsn;     ///< odbc: a name in odbc.ini, or a whole connection string
  Secret password;
  std::map<std::string, std::string> options;  ///< passed through to the connector
  int connections = 2;
  std::chrono::seconds statement_timeout = std::chrono::minutes(10);
  Encoding encoding = Encoding::Utf8;
  std::string currency = "BRL";
  std::vector<std::string> placeholders;  ///< own words and own contacts, beside the built-in list
  int suspect_above = 10;                 ///< see Rules
  std::map<RegistryId, RegistrySettings> registries;
  bool operator==(const SourceSettings&) const = default;
};

struct MailSettings {
  enum class Transport { None, Smtp, Maildir };
  enum class Security { Starttls, Tls, None };
  Transport transport = Transport::None;
  std::string path;  ///< maildir: absolute
  std::string host;
  int port = 587;  ///< 587; 465 with security: tls; 25 with security: none
  Security security = Security::Starttls;
  std::string user;
  Secret password;
  std::string from;                      ///< RFC 5322 mailbox, its name in UTF-8
  int rate_per_minute = 0;               ///< 0 = unlimited
  std::int64_t size_limit = 20'000'000;  ///< bytes of one mail
  bool operator==(const MailSettings&) const = default;
};

/// Where the state is kept.
struct StateSettings {
  std::string file;                  ///< of SQLite, absolute; blank = PostgreSQL
  std::string host, database, user;  ///< `host` may be a socket's directory
  int port = 5432;
  Secret password;
  std::string directory;                       ///< of the configuration: a credential may lie beside it
  std::map<std::string, std::string> options;  ///< of libpq, from the URL's query
  std::chrono::seconds lease{30};              ///< a node that is silent for so long is dead
  bool operator==(const StateSettings&) const = default;
};

struct Configuration {
  std::string directory;  ///< absolute; relative paths were relative to it
  std::string organization;
  std::shared_ptr<const Logo> logo;  ///< checked; nothing = none
  std::vector<std::string> colors;   ///< "#0068A8", in the KPIs' order; empty = the house's
  std::string timezone = "America/Sao_Paulo";
  Locale locale = Locale::PtBr;
  StateSettings state;
  std::string
      state_dir;  ///< /var/lib/boletim or var/ beside the configuration: spill, scratch, lock, control
  std::string documents;  ///< directory, absolute; blank = in the state (PostgreSQL)
  std::optional<ExpectedReport> expected_report;
  std::string digest;  ///< of all that was read: nodes on one state should have the same
  std::map<SourceId, SourceSettings> sources;
  MailSettings mail;      ///< without a transport only if no job delivers
  std::vector<Job> jobs;  ///< in the order of reading

  const Job* find(const JobId& id) const;  ///< nothing if there is none
};

}  // namespace boletim
