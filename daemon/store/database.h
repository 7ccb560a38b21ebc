#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "config/configuration.h"
#include "daemon/store/dialect.h"
#include "daemon/store/rows.h"
#include "daemon/store/value.h"

namespace boletim {

/// One session with the database that holds the state, without its library's types. Used by one thread.
/// Throws Unreachable when a server is away, refuses the login or is lost: then every further call does, and
/// another session has to be opened. Passing for one that is locked or full. Failure for what an admin has to
/// mend.
class Database {
 public:
  virtual ~Database() = default;
  /// "the state /var/lib/boletim/boletim.db".
  virtual const std::string& name() const = 0;
  virtual const Dialect& dialect() const = 0;
  /// What the state lies on: a machine, or a database of one server. Another one after it was copied.
  virtual std::string here() = 0;

  /// Carries one statement out; the values of the first `columns` columns of its answer.
  virtual Table answer(const std::string& sql, std::size_t columns, const Values& values) = 0;
  /// The one value of bytes that a query answers; nothing for no row.
  virtual std::optional<std::string> bytes(const std::string& sql, const Values& values) = 0;
  /// Calls `take` with each row that a query answers, for very many of them.
  virtual void scan(const std::string& sql, const Values& values,
                    const std::function<void(const ScannedRow&)>& take) = 0;
  /// Carries `sql` out for many rows, as dialect() writes that; how many rows it changed. All columns have
  /// equal size, which is not 0.
  virtual std::size_t bulk(const std::string& sql, const std::vector<ColumnValues>& columns) = 0;
};

/// Opens what `settings` name; creates a SQLite file (0600) and its directories (0700) if absent.
std::unique_ptr<Database> open_database(const StateSettings& settings);

}  // namespace boletim
