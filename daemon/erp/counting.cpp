#include "daemon/erp/counting.h"

#include <charconv>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "jobs/failure.h"

namespace boletim {

SqlCounting::SqlCounting(Statements& statements, SqlDialect dialect, std::string query, std::string title)
    : statements_(statements), dialect_(dialect), query_(std::move(query)), title_(std::move(title)) {}

std::vector<CountedGroups> SqlCounting::count(const CountingPlan& plan) {
  std::vector<SqlColumn> columns = statements_.described();
  columns_ = columns.size();
  sql_.emplace(dialect_, query_, std::move(columns), plan);
  check_ids();
  statements_.read(sql_->groups());
  std::vector<CountedGroups> groups;
  std::size_t rows = 0;
  for (Batch batch; statements_.read_next(batch); batch = {}) {
    rows += batch.rows();
    if (rows > kMostGroups)
      throw Failure(
          fmt::format("{}: more than {} groups to count; take out of `axes` and `only` what tells "
                      "records apart one by one, or `evaluate: in_source` out of the job",
                      title_, kMostGroups));
    groups.push_back(groups_of(std::move(batch), plan));
  }
  return groups;
}

/// As the pass finds it for records that travel.
void SqlCounting::check_ids() {
  statements_.read(sql_->bad_ids());
  std::vector<std::string> bad;
  for (Batch batch; statements_.read_next(batch);)
    for (std::size_t row = 0; row < batch.rows(); ++row) {
      const Column& ids = batch.columns.front();
      if (ids.is_null(row) || ids[row].empty())
        throw Failure(title_ +
                      ": a record of the query has no id; write the query so that `id` is never null "
                      "or blank");
      bad.emplace_back(ids[row]);
    }
  if (!bad.empty())
    throw Failure(
        fmt::format("{}: ids occur more than once: {}; write the query so that it yields one row "
                    "for each record",
                    title_, fmt::join(bad, ", ")));
}

CountedGroups SqlCounting::groups_of(Batch batch, const CountingPlan& plan) const {
  const std::size_t rows = batch.rows();
  if (batch.columns.size() != 2 + columns_ + plan.sums.size())
    throw Failure(title_ +
                  ": the source counts other columns than it was asked to; please report this as a bug");
  CountedGroups groups;
  const auto numbers = [&](std::size_t column) {
    std::vector<std::int64_t> all(rows);
    for (std::size_t row = 0; row < rows; ++row) all[row] = number(batch.columns[column], row);
    return all;
  };
  groups.combinations = numbers(0);
  groups.records = numbers(1);
  for (std::size_t i = 0; i < plan.sums.size(); ++i) groups.values[plan.sums[i]] = numbers(2 + columns_ + i);
  groups.batch.replaced = batch.replaced;
  for (std::size_t i = 0; i < columns_; ++i) groups.batch.columns.push_back(std::move(batch.columns[2 + i]));
  return groups;
}

std::int64_t SqlCounting::number(const Column& column, std::size_t row) const {
  const std::string_view text = column[row];
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size())
    throw Failure(title_ + ": the source counts in no whole numbers; please report this as a bug");
  return value;
}

void SqlCounting::let_travel(const std::vector<Combination>& combinations) {
  statements_.read(sql_->records(combinations));
}

void SqlCounting::look_up(const std::vector<std::string>& ids) {
  statements_.read(sql_->records_with(ids));
}

}  // namespace boletim
