#pragma once
#include <optional>
#include <string>
#include <vector>

#include "daemon/erp/counting_sql.h"
#include "jobs/record_source.h"

namespace boletim {

/// A session that reads one statement after the other, all of one state of the data.
class Statements {
 public:
  virtual ~Statements() = default;
  /// The registry's query as the engine describes it.
  virtual std::vector<SqlColumn> described() const = 0;
  /// What read_next() yields from now on; what was begun is dropped.
  virtual void read(const std::string& statement) = 0;
  virtual bool read_next(Batch& batch) = 0;
};

/// Counting by SQL.
class SqlCounting : public CountingSource {
 public:
  /// `query` without a semicolon; errors begin with `title`. `statements` outlives it.
  SqlCounting(Statements& statements, SqlDialect dialect, std::string query, std::string title);
  std::vector<CountedGroups> count(const CountingPlan& plan) override;
  void let_travel(const std::vector<Combination>& combinations) override;
  void look_up(const std::vector<std::string>& ids) override;

 private:
  void check_ids();
  CountedGroups groups_of(Batch batch, const CountingPlan& plan) const;
  std::int64_t number(const Column& column, std::size_t row) const;

  Statements& statements_;
  const SqlDialect dialect_;
  const std::string query_;
  const std::string title_;
  std::size_t columns_ = 0;  ///< of the query
  std::optional<CountingSql> sql_;
};

}  // namespace boletim
