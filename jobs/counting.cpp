#include "jobs/counting.h"

#include <algorithm>

#include "jobs/kpi/builtin.h"
#include "jobs/kpi/column_form.h"
#include "jobs/kpi/query_columns.h"
#include "jobs/kpi/verdicts.h"

namespace boletim {
namespace {

/// Few words, or the record's own way of saying what becomes of it.
constexpr std::string_view kByValue[] = {"active",        "country",        "declined",
                                         "currency",      "email_consent",  "mobile_consent",
                                         "email_opt_out", "mobile_opt_out", "owner"};
/// Looked at whichever KPIs are asked for: who can be reached, and what is overdue since when.
constexpr std::string_view kByClass[] = {"email", "phone", "mobile", "overdue_amount"};
constexpr std::string_view kSums[] = {"revenue",       "open_orders",       "late_orders",  "service_days",
                                      "contacts_made", "contacts_answered", "satisfaction", "overdue_amount"};

PlainColumn::Kind kind_of(std::string_view column) {
  switch (form_of(column)) {
    case ColumnForm::Text:
      return PlainColumn::Kind::Text;
    case ColumnForm::Email:
      return PlainColumn::Kind::Email;
    case ColumnForm::Phone:
    case ColumnForm::Mobile:
      return PlainColumn::Kind::Number;
    case ColumnForm::TaxId:
      return PlainColumn::Kind::TaxId;
    case ColumnForm::Amount:
      return PlainColumn::Kind::Amount;
    case ColumnForm::PostalCode:
    case ColumnForm::Date:
      break;
  }
  return PlainColumn::Kind::Opaque;
}

/// Adds the columns that a KPI looks at.
void add_columns(const Kpi& kpi, std::vector<std::string>& columns) {
  if (!kpi.column.empty()) columns.push_back(kpi.column);
  for (const Kpi& part : kpi.parts) add_columns(part, columns);
  const BuiltinKpi* builtin = kpi.rule == Kpi::Rule::Builtin ? find_builtin_kpi(kpi.id.value) : nullptr;
  if (builtin == nullptr) return;
  for (const std::string_view column : builtin->columns) columns.emplace_back(column);
  for (const std::string_view part : builtin->parts) add_columns({KpiId{std::string(part)}}, columns);
}

}  // namespace

CountingPlan counting_plan(const PassTask& task, const std::vector<std::string>& columns) {
  const auto has = [](const auto& list, std::string_view name) {
    return std::find(list.begin(), list.end(), name) != list.end();
  };
  CountingPlan plan;
  const auto by_value = [&](std::string_view column) {
    if (has(columns, column) && !has(plan.by_value, column)) plan.by_value.emplace_back(column);
  };
  for (const std::string_view column : kByValue) by_value(column);
  for (const Axis& trait : task.rules.traits) by_value(trait.column);

  std::vector<std::string> looked_at(std::begin(kByClass), std::end(kByClass));
  for (const Kpi& kpi : task.rules.kpis) add_columns(kpi, looked_at);
  for (const std::string& column : looked_at) {
    const bool known = std::any_of(plan.by_class.begin(), plan.by_class.end(),
                                   [&](const PlainColumn& plain) { return plain.column == column; });
    if (has(columns, column) && !has(plan.by_value, column) && !known)
      plan.by_class.push_back({column, kind_of(column)});
  }
  for (const std::string_view column : kSums)
    if (has(columns, column) && !has(plan.by_value, column)) plan.sums.emplace_back(column);

  plan.ignore.assign(task.rules.ignore.begin(), task.rules.ignore.end());
  plan.words = task.rules.placeholders->words();
  plan.addresses = task.rules.placeholders->values();
  plan.numbers = task.rules.placeholders->numbers();
  for (const View& view : task.views)
    if (view.since && (!plan.since || *view.since < *plan.since)) plan.since = view.since;
  return plan;
}

class TravellingCombinations::Work {
 public:
  Work(const PassTask& task, const std::vector<std::string>& names)
      : columns(Rules{}, names), verdicts(task.rules.kpis, columns, *task.rules.placeholders) {}

  const QueryColumns columns;
  Verdicts verdicts;
  std::vector<std::size_t> rows;
};

TravellingCombinations::TravellingCombinations(const PassTask& task, const std::vector<std::string>& columns)
    : work_(std::make_unique<Work>(task, columns)) {}

TravellingCombinations::~TravellingCombinations() = default;

void TravellingCombinations::look(const CountedGroups& groups) {
  std::vector<std::size_t>& rows = work_->rows;
  rows.resize(groups.combinations.size());
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = i;
  work_->verdicts.judge(groups.batch, rows);
  for (const std::size_t i : rows)
    if ((work_->verdicts.flagged()[i] | work_->verdicts.declined()[i]) != 0)
      combinations_.insert(groups.combinations[i]);
}

}  // namespace boletim
