#pragma once
#include <functional>

#include "daemon/store/database.h"

namespace boletim {

/// What the tables need of a Database: statements with bound values, and transactions. Used by one thread. An
/// error within a transaction spoils it up to the transaction(), or the part of one, that it happened in.
class Connection {
 public:
  explicit Connection(const StateSettings& settings);

  const std::string& name() const { return database_->name(); }
  const Dialect& dialect() const { return database_->dialect(); }
  std::string here() { return database_->here(); }

  /// SELECT `columns` `rest`; `columns` are names parted by commas.
  Rows select(const std::string& columns, const std::string& rest, const Values& values);
  /// The rows that a statement changed: `statement` RETURNING `columns`.
  Rows changed(const std::string& statement, const std::string& columns, const Values& values);
  /// The one number that a statement answers (an aggregate, RETURNING id); nothing for NULL or no row.
  std::optional<std::int64_t> number(const std::string& sql, const Values& values);
  /// The one value of bytes that a query answers; nothing for no row.
  std::optional<std::string> bytes(const std::string& sql, const Values& values);
  /// Calls `take` with each row that a query answers, for very many of them.
  void scan(const std::string& sql, const Values& values, const std::function<void(const ScannedRow&)>& take);
  void execute(const std::string& sql, const Values& values);
  /// INSERT INTO `table` (`columns`) of many rows, then `rest` (ON CONFLICT …). All columns have equal size.
  void insert(const std::string& table, const std::string& columns, std::vector<ColumnValues> values,
              const std::string& rest = "");
  /// Sets columns of many rows of `table`, each found by the first `keys` of `columns`; how many were found.
  std::size_t update(const std::string& table, const std::vector<std::string>& columns, std::size_t keys,
                     std::vector<ColumnValues> values);

  /// All of `work` or nothing of it. A call within another one is a part of it that can fail alone.
  void transaction(const std::function<void()>& work);
  /// The same, but its commit may be lost with the machine until the next transaction() is committed. Not
  /// within another one.
  void transaction_synced_later(const std::function<void()>& work);
  /// All reads of `work` see one state. Within a transaction, what that one sees.
  void reading(const std::function<void()>& work);

 private:
  void within(const std::string& begin, const std::string& commit, const std::string& undo,
              const std::function<void()>& work);

  std::unique_ptr<Database> database_;
  int depth_ = 0;  ///< of transactions
};

}  // namespace boletim
