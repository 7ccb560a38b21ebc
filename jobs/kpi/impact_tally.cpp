#include "jobs/kpi/impact_tally.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace boletim {

void ImpactTally::Sum::add(std::int64_t hundredths, std::int64_t count) {
  if (__builtin_add_overflow(sum, hundredths, &sum))
    sum =
        hundredths < 0 ? std::numeric_limits<std::int64_t>::min() : std::numeric_limits<std::int64_t>::max();
  records += count;
}

void ImpactTally::begin(const ImpactValues& values) {
  values_ = &values;
  has_numbers_ = values.has_overdue() || !values.numbers().empty();
  if (has_numbers_) sums_.resize(values.currencies().size() * (kpis_ + 1) * kKinds);
}

void ImpactTally::add_numbers(std::size_t kpi, std::size_t i) {
  for (const ImpactValues::Numbers& numbers : values_->numbers()) {
    if (numbers.hundredths[i] == ImpactValues::kNone) continue;
    const std::uint16_t currency = is_money(numbers.kind) ? values_->currency()[i] : std::uint16_t{0};
    at(currency, kpi, numbers.kind).add(numbers.hundredths[i]);
  }
  if (values_->has_overdue() && values_->overdue()[i] != ImpactValues::kNone)
    at(values_->currency()[i], kpi, values_->overdue_by()[i]).add(values_->overdue()[i]);
}

void ImpactTally::records(std::size_t i, const CountedGroups& groups, std::size_t row) {
  reach_[kpis_ * 8 + values_->reachable()[i]] += groups.records[row];
  for (const ImpactValues::Numbers& numbers : values_->numbers()) {
    if (numbers.hundredths[i] == ImpactValues::kNone) continue;
    const auto values = groups.values.find(numbers.column);
    const std::uint16_t currency = is_money(numbers.kind) ? values_->currency()[i] : std::uint16_t{0};
    at(currency, kpis_, numbers.kind)
        .add(numbers.hundredths[i],
             values == groups.values.end() ? groups.records[row] : values->second[row]);
  }
}

void ImpactTally::merge(const ImpactTally& other, const std::vector<std::uint16_t>& currencies) {
  for (std::size_t n = 0; n < reach_.size(); ++n) reach_[n] += other.reach_[n];
  const std::size_t of_currency = (kpis_ + 1) * kKinds;
  for (std::size_t n = 0; n < other.sums_.size(); ++n) {
    const std::size_t mine = currencies[n / of_currency] * of_currency + n % of_currency;
    if (mine >= sums_.size()) sums_.resize((mine / of_currency + 1) * of_currency);
    sums_[mine].add(other.sums_[n].sum, other.sums_[n].records);
  }
}

/// Records that can be reached on a channel, in hundredths, of all.
ImpactTally::Sum ImpactTally::reachable(std::size_t kpi, std::uint8_t channel) const {
  Sum sum;
  for (std::uint8_t channels = 0; channels < 8; ++channels) {
    const std::int64_t records = reach_[kpi * 8 + channels];
    sum.add((channels & channel) != 0 ? records * 100 : 0, records);
  }
  return sum;
}

std::vector<Impact> ImpactTally::impacts(const ImpactValues& values, std::size_t kpi) const {
  std::vector<Impact> impacts;
  constexpr std::pair<std::uint8_t, ImpactKind> kChannels[] = {
      {ImpactValues::kByEmail, ImpactKind::ReachableByEmail},
      {ImpactValues::kByPhone, ImpactKind::ReachableByPhone},
      {ImpactValues::kByMobile, ImpactKind::ReachableByMobile}};
  for (const auto& [channel, kind] : kChannels) {
    if ((values.channels() & channel) == 0) continue;
    const Sum all = reachable(kpis_, channel), flagged = reachable(kpi, channel);
    impacts.push_back(
        {kind, {}, flagged.sum, flagged.records, all.sum - flagged.sum, all.records - flagged.records});
  }
  for (const ImpactValues::Numbers& numbers : values.numbers()) put(impacts, numbers.kind, values, kpi);
  if (values.has_overdue()) {
    if (values.has_due_dates())
      for (const ImpactKind kind : {ImpactKind::Overdue1To30, ImpactKind::Overdue31To60,
                                    ImpactKind::Overdue61To90, ImpactKind::OverdueOver90})
        put(impacts, kind, values, kpi);
    put(impacts, ImpactKind::OverdueUndated, values, kpi);
  }
  return impacts;
}

/// One for each currency that any record has; for the source's own if none has any.
void ImpactTally::put(std::vector<Impact>& impacts, ImpactKind kind, const ImpactValues& values,
                      std::size_t kpi) const {
  const auto impact_of = [&](std::uint16_t currency) {
    Impact impact{kind, is_money(kind) ? values.currencies()[currency] : std::string()};
    if (sums_.size() <= currency * (kpis_ + 1) * kKinds) return impact;
    const Sum& all = at(currency, kpis_, kind);
    const Sum& flagged = at(currency, kpi, kind);
    Sum rest = all;
    rest.add(-std::max(flagged.sum, -std::numeric_limits<std::int64_t>::max()), -flagged.records);
    impact.flagged = flagged.sum;
    impact.flagged_records = flagged.records;
    impact.rest = rest.sum;
    impact.rest_records = rest.records;
    return impact;
  };
  std::vector<Impact> found;
  for (std::uint16_t currency = 0; currency < values.currencies().size(); ++currency) {
    Impact impact = impact_of(currency);
    if (impact.flagged_records + impact.rest_records > 0) found.push_back(std::move(impact));
    if (!is_money(kind)) break;
  }
  if (found.empty()) found.push_back(impact_of(0));
  std::sort(found.begin(), found.end(),
            [](const Impact& left, const Impact& right) { return left.currency < right.currency; });
  impacts.insert(impacts.end(), found.begin(), found.end());
}

}  // namespace boletim
