#include "daemon/store/count_columns.h"

#include <charconv>

namespace boletim {
namespace {

using FlowNumbers = std::array<std::int64_t Flows::*, 9>;
constexpr FlowNumbers kFlows = {&Flows::previous, &Flows::registered, &Flows::lost,
                                &Flows::reopened, &Flows::corrected,  &Flows::removed,
                                &Flows::moved_in, &Flows::moved_out,  &Flows::reclassified};

/// As short as reads back equal.
std::string text_of(double number) {
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
  return {text.data(), end};
}

std::string text_of(const std::optional<DaySpread>& days) {
  if (!days) return "";
  return text_of(days->mean) + " " + text_of(days->median) + " " + text_of(days->p90);
}

std::optional<DaySpread> days_in(const std::string& text) {
  if (text.empty()) return {};
  DaySpread days;
  const char* at = text.data();
  const char* const end = at + text.size();
  for (double* number : {&days.mean, &days.median, &days.p90}) {
    at = std::from_chars(at, end, *number).ptr;
    if (at != end) ++at;
  }
  return days;
}

std::optional<Flows> read_flows(Row& row) {
  Flows flows;
  bool any = false;
  for (const auto number : kFlows) {
    const auto value = row.maybe_number();
    any = any || value;
    flows.*number = value.value_or(0);
  }
  return any ? std::optional(flows) : std::nullopt;
}

}  // namespace

const std::string kCountColumns =
    "flagged, declined, missing, placeholder, malformed, landline, correctable, previous, registered, lost, "
    "reopened, corrected, removed, moved_in, moved_out, reclassified, days_to_correct, days_open";

void CountColumns::push_back(const KpiCount& count) {
  const StateCounts& states = count.states;
  const std::array numbers = {count.flagged,    count.declined,  states.missing,    states.placeholder,
                              states.malformed, states.landline, states.correctable};
  for (std::size_t i = 0; i < numbers.size(); ++i) numbers_[i].push_back(numbers[i]);
  for (std::size_t i = 0; i < kFlows.size(); ++i)
    flows_[i].push_back(count.flows ? std::optional((*count.flows).*kFlows[i]) : std::nullopt);
  spreads_[0].push_back(text_of(count.days_to_correct));
  spreads_[1].push_back(text_of(count.days_open));
}

void CountColumns::append_to(std::vector<ColumnValues>& columns) && {
  for (auto& column : numbers_) columns.emplace_back(std::move(column));
  for (auto& column : flows_) columns.emplace_back(std::move(column));
  for (auto& column : spreads_) columns.emplace_back(std::move(column));
}

KpiCount read_count(Row& row) {
  KpiCount count;
  count.flagged = row.number();
  count.declined = row.number();
  count.states.missing = row.number();
  count.states.placeholder = row.number();
  count.states.malformed = row.number();
  count.states.landline = row.number();
  count.states.correctable = row.number();
  count.flows = read_flows(row);
  count.days_to_correct = days_in(row.text());
  count.days_open = days_in(row.text());
  return count;
}

}  // namespace boletim
