#pragma once
// What one database says differently from another; the rest of the SQL is common to SQLite and PostgreSQL
// ($1 placeholders in order of first use, BIGINT and TEXT, ON CONFLICT, RETURNING).

#include <chrono>
#include <string>
#include <vector>

namespace boletim {

struct Dialect {
  std::vector<std::string> session_start;  ///< what a session says first
  std::string sync_later, sync_at_once;    ///< whether a commit waits for the disk
  std::string begin_writing;
  std::string begin_reading;      ///< all statements up to the commit see one state
  std::string migrate_alone;      ///< first in a transaction: other processes that migrate wait for its end
  std::string key_type;           ///< of a numbered key whose numbers are not given again after a deletion
  std::string bytes_type;         ///< of a column of bytes
  std::string bytewise;           ///< of a column of text that is ordered byte by byte
  std::string clustered;          ///< of a table that lies in the order of its primary key
  std::string now;                ///< the state's own clock, in whole seconds since 1970
  std::string has_version_table;  ///< answers 0 in a new state
  bool rows_are_arrays = false;   ///< many rows are one array a column; else one execution a row
  std::string number_rows, text_rows;  ///< follow the placeholder of a column of many rows
  std::string rows_begin;              ///< INSERT INTO t (a, b) `rows_begin` $1, $2 `rows_end`
  std::string rows_end = ")";
};

/// How long a writer waits for another one before it gives up, at most.
inline constexpr std::chrono::milliseconds kLockPatience = std::chrono::seconds(10);
/// How long PostgreSQL works at one statement before it gives up: less than the watchdog's minute.
inline constexpr std::chrono::milliseconds kStatementPatience = std::chrono::seconds(30);

Dialect sqlite_dialect();
/// A node that falls silent within a transaction loses it, and what it locked, after `lease`; one that waits
/// for it gives up earlier, so that its own lease doesn't run out meanwhile.
Dialect postgresql_dialect(std::chrono::seconds lease);

}  // namespace boletim
