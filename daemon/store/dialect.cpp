#include "daemon/store/dialect.h"

#include <algorithm>

namespace boletim {
namespace {

std::string milliseconds(std::chrono::milliseconds time) {
  return std::to_string(time.count());
}

}  // namespace

Dialect sqlite_dialect() {
  Dialect dialect;
  // Foreign keys held, readers not blocked by the writer, every commit on the disk.
  dialect.session_start = {"PRAGMA busy_timeout = " + milliseconds(kLockPatience), "PRAGMA foreign_keys = ON",
                           "PRAGMA journal_mode = WAL", "PRAGMA wal_autocheckpoint = 4000"};
  // Without waiting, the last commits may be lost with the machine; never half of one.
  dialect.sync_later = "PRAGMA synchronous = NORMAL";
  dialect.sync_at_once = "PRAGMA synchronous = FULL";
  // Takes the one writer's place at once, so that no transaction fails half way for want of it.
  dialect.begin_writing = "BEGIN IMMEDIATE";
  dialect.begin_reading = "BEGIN";
  dialect.key_type = "INTEGER PRIMARY KEY AUTOINCREMENT";
  dialect.bytes_type = "BLOB";
  dialect.clustered = " WITHOUT ROWID";
  dialect.now = "CAST(strftime('%s', 'now') AS BIGINT)";
  dialect.has_version_table =
      "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'state_version'";
  dialect.rows_begin = "VALUES (";
  return dialect;
}

Dialect postgresql_dialect(std::chrono::seconds lease) {
  const std::chrono::milliseconds lock_patience =
      std::min(kLockPatience, std::chrono::milliseconds(lease) / 3);
  Dialect dialect;
  dialect.session_start = {
      "SET lock_timeout = " + milliseconds(lock_patience),
      "SET statement_timeout = " + milliseconds(kStatementPatience),
      "SET idle_in_transaction_session_timeout = " + milliseconds(lease),
  };
  dialect.sync_later = "SET synchronous_commit = off";
  dialect.sync_at_once = "SET synchronous_commit = on";
  dialect.begin_writing = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";
  dialect.begin_reading = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
  dialect.migrate_alone = "SELECT pg_advisory_xact_lock(478362215)";  // a number of Boletim's own
  dialect.key_type = "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY";
  dialect.bytes_type = "BYTEA";
  dialect.bytewise = "COLLATE \"C\"";
  // Not now(): that is when the transaction began, before it may have waited for a lock.
  dialect.now = "CAST(floor(extract(epoch FROM clock_timestamp())) AS BIGINT)";
  dialect.has_version_table = "SELECT count(to_regclass('state_version'))";
  dialect.rows_are_arrays = true;
  dialect.number_rows = "::bigint[]";
  dialect.text_rows = "::text[]";
  dialect.rows_begin = "SELECT * FROM unnest(";
  return dialect;
}

}  // namespace boletim
