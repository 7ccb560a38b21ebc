#pragma once
#include <memory>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "daemon/store/connection.h"
#include "daemon/store/state.h"
#include "tests/support/postgres.h"
#include "tests/support/temporary_directory.h"

namespace boletim {

inline Instant at(std::int64_t seconds) {
  return Instant(std::chrono::seconds(seconds));
}

/// A run of job "weekly" that is due at `due` and covers the hundred seconds before it.
inline Run a_run(std::optional<std::int64_t> due = 1000, const std::string& job = "weekly") {
  Run run;
  run.job = JobId{job};
  run.source = SourceId{"erp"};
  run.registry = RegistryId{"customers"};
  if (due) run.occurrence = at(*due);
  run.period = {PeriodKind::Weekly, at(due.value_or(1000) - 100), at(due.value_or(1000))};
  run.claimed_at = run.started_at = at(due.value_or(1000) + 5);
  return run;
}

/// A planned fire of a job at `due`, which covers the hundred seconds before it.
inline OccurrenceRecord an_occurrence(std::int64_t due, const std::string& job = "weekly") {
  OccurrenceRecord record;
  record.occurrence = {JobId{job}, at(due), {PeriodKind::Weekly, at(due - 100), at(due)}};
  record.start_at = at(due);
  return record;
}

/// A planned message of `run` to `to`.
inline Message a_message(const RunId& run, const std::string& to, std::int64_t created = 2000) {
  Message message;
  message.job = JobId{"weekly"};
  message.run = run;
  message.occurrence = at(1000);
  message.to = to;
  message.name = "Ana Souza";
  message.from = "Boletim <boletim@oficina.example>";
  message.subject = "Qualidade do cadastro";
  message.message_id = to + "." + std::to_string(created) + "@oficina.example";
  message.created_at = message.state_at = at(created);
  message.sent_by = "job";
  message.documents = {
      {MessageDocument::Role::Html, "body.html", "text/html", Sha256{std::string(64, 'a')}, 10},
      {MessageDocument::Role::Attachment, "tendência.pdf", "application/pdf", Sha256{std::string(64, 'b')},
       20}};
  message.events = {{at(created), MessageState::Planned, ""}};
  return message;
}

/// In memory where there is such a place: a state syncs at each commit, and tests make many.
inline std::filesystem::path fast_directory() {
  const std::filesystem::path memory = "/dev/shm";
  return ::access(memory.c_str(), W_OK) == 0 ? memory : std::filesystem::temp_directory_path();
}

/// One server for all tests of the program.
inline PostgresServer& postgres_server() {
  static PostgresServer server;
  return server;
}

/// A schema of its own in the server's database, without a password.
inline StateSettings a_postgresql_state() {
  StateSettings settings;
  settings.host = postgres_server().socket_directory();
  settings.port = postgres_server().port();
  settings.database = settings.user = "postgres";
  static Connection admin(settings);
  static int made = 0;
  const std::string schema = "state_" + std::to_string(++made);
  admin.execute("CREATE SCHEMA " + schema, {});
  settings.options = {{"options", "-csearch_path=" + schema}};
  return settings;
}

inline StateSettings in_file(const std::filesystem::path& file) {
  StateSettings settings;
  settings.file = file.string();
  return settings;
}

enum class Kind { Sqlite, Postgresql };
inline std::vector<Kind> installed_kinds() {
  if (PostgresServer::is_installed()) return {Kind::Sqlite, Kind::Postgresql};
  return {Kind::Sqlite};
}
inline std::string kind_name(const testing::TestParamInfo<Kind>& info) {
  return info.param == Kind::Sqlite ? "OnSqlite" : "OnPostgresql";
}

/// A fresh state, and a node that works on it.
class StateOfAKind {
 protected:
  explicit StateOfAKind(Kind kind)
      : settings_(kind == Kind::Sqlite ? in_file(directory_ / "boletim.db") : a_postgresql_state()) {}

  const TemporaryDirectory directory_{fast_directory()};
  const StateSettings settings_;
  const NodeId me_ = open_store(settings_)->nodes().enter("this", "");
  std::unique_ptr<Store> store_ = open_store(settings_, me_);
  Occurrences& occurrences_ = store_->occurrences();
  Runs& runs_ = store_->runs();
  Snapshots& snapshots_ = store_->snapshots();
  Ledger& ledger_ = store_->ledger();
  Messages& messages_ = store_->messages();
  Nodes& nodes_ = store_->nodes();
};

/// For what every database has to do alike; INSTANTIATE_ON_ALL(NameOfTheTest).
class StoreTest : public testing::TestWithParam<Kind>, protected StateOfAKind {
 protected:
  using Run = boletim::Run;  // not testing::Test::Run
  StoreTest() : StateOfAKind(GetParam()) {}

  /// The same state as another node sees it.
  std::unique_ptr<Store> another_node(const std::string& name = "other") const {
    return open_store(settings_, open_store(settings_)->nodes().enter(name, ""));
  }
};

#define INSTANTIATE_ON_ALL(Test) \
  INSTANTIATE_TEST_SUITE_P(State, Test, testing::ValuesIn(installed_kinds()), kind_name)

}  // namespace boletim
