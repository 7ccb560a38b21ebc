#pragma once
// What one database says differently from another; the rest of the SQL is common to SQLite and PostgreSQL
// ($1 placeholders in order of first use, BIGINT and TEXT, ON CONFLICT, RETURNING).

#include <array>
#include <chrono>

namespace boletim::dialect {

/// How long a writer waits for another one before it gives up.
inline constexpr std::chrono::milliseconds kBusyTimeout = std::chrono::seconds(10);

/// What a session says first: foreign keys held, readers not blocked by the writer, every commit on the disk.
inline constexpr std::array kSessionStart = {
    "PRAGMA busy_timeout = 10000",
    "PRAGMA foreign_keys = ON",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
};

/// Takes the one writer's place at once, so that no transaction fails half way for want of it.
inline constexpr const char* kBeginWriting = "BEGIN IMMEDIATE";
/// All statements up to the commit see one state.
inline constexpr const char* kBeginReading = "BEGIN";

/// Type of a numbered key whose numbers are not given again after a deletion.
inline constexpr const char* kKeyType = "INTEGER PRIMARY KEY AUTOINCREMENT";

/// Type of a column of bytes.
inline constexpr const char* kBytesType = "BLOB";

/// The state's own clock, in seconds since 1970.
inline constexpr const char* kNow = "CAST(strftime('%s', 'now') AS BIGINT)";

inline constexpr const char* kHasVersionTable =
    "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'state_version'";

}  // namespace boletim::dialect
