#include "jobs/parting.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "jobs/failure.h"
#include "jobs/kpi/traits.h"
#include "jobs/registry/text.h"

namespace boletim {
namespace {

class Filtered : public FlaggedRows {
 public:
  Filtered(std::unique_ptr<FlaggedRows> rows, RowsOfPart which)
      : rows_(std::move(rows)), which_(std::move(which)) {}

  bool next_outline(Flagged& record) override {
    while (rows_->next_outline(record))
      if (which_.has(record)) return true;
    return false;
  }
  void complete(Flagged& outline) override { rows_->complete(outline); }

 private:
  const std::unique_ptr<FlaggedRows> rows_;
  const RowsOfPart which_;
};

}  // namespace

Parting parting_of(const Job& job) {
  std::set<Part> scopes;
  std::set<Split> splits;
  for (const Delivery& delivery : job.deliver)
    for (const Recipient& to : delivery.to) {
      Part part = part_of_reader(to.scope);
      if (!delivery.split_by.empty()) splits.insert({part, delivery.split_by});
      if (!part.is_whole()) scopes.insert(std::move(part));
    }
  if (scopes.size() > kMostParts)
    throw Failure(fmt::format(
        "the readers of job {} have {} different scopes, at most {} are possible; give readers the "
        "same `scope`, or make two jobs of it",
        job.id.value, scopes.size(), kMostParts));
  return {{scopes.begin(), scopes.end()}, {splits.begin(), splits.end()}};
}

Part part_of_reader(const Scope& scope) {
  Part part;
  for (const auto& [column, values] : scope) {
    std::set<std::string> trimmed;
    for (const std::string& value : values) trimmed.emplace(trim(value));
    part.only.emplace(column, std::vector<std::string>(trimmed.begin(), trimmed.end()));
  }
  return part;
}

Part part_of_value(const Split& split, const std::string& value) {
  return {both(split.within.only, {{split.column, {value}}})};
}

std::vector<std::string> part_columns(const Job& job) {
  std::set<std::string> columns;
  for (const Delivery& delivery : job.deliver) {
    if (!delivery.split_by.empty()) columns.insert(delivery.split_by);
    for (const Recipient& to : delivery.to)
      for (const auto& [column, values] : to.scope) columns.insert(column);
  }
  return {columns.begin(), columns.end()};
}

RowsOfPart::RowsOfPart(const Job& job, const Part& part) : part_(text_of(part)) {
  const std::vector<std::string> columns = part_columns(job);
  const Rules rules = within(job.rules, part);
  for (const auto& [column, values] : part.only) {
    const auto place = std::find(columns.begin(), columns.end(), column);
    if (place == columns.end())
      throw Failure("column " + column + " tells no parts of job " + job.id.value +
                    " apart; please report this as a bug");
    conditions_.emplace_back(place - columns.begin(), rules.only.at(column));
  }
}

bool RowsOfPart::has(const Flagged& row) const {
  if (row.change) return row.change->part == part_;
  std::vector<std::string_view> values;
  return std::all_of(conditions_.begin(), conditions_.end(), [&](const auto& condition) {
    const auto& [place, accepted] = condition;
    if (place >= row.places.size()) return false;
    split_values(row.places[place], values);
    return std::any_of(values.begin(), values.end(), [&](std::string_view value) {
      return std::find(accepted.begin(), accepted.end(), value) != accepted.end();
    });
  });
}

std::unique_ptr<FlaggedRows> rows_of_part(std::unique_ptr<FlaggedRows> rows, RowsOfPart which) {
  return std::make_unique<Filtered>(std::move(rows), std::move(which));
}

}  // namespace boletim
