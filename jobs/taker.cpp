#include "jobs/taker.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "jobs/failure.h"
#include "jobs/kpi/selection.h"
#include "jobs/kpi/traits.h"
#include "jobs/rules_text.h"

namespace boletim {
namespace {

/// The one value of the one column of a part that is of no more.
std::optional<std::pair<std::string, std::string>> only_value(const Part& part) {
  if (part.only.size() != 1 || part.only.begin()->second.size() != 1) return {};
  return {{part.only.begin()->first, part.only.begin()->second.front()}};
}

bool has_records(const Snapshot& snapshot) {
  return snapshot.counts.total > 0 || std::any_of(snapshot.counts.kpis.begin(), snapshot.counts.kpis.end(),
                                                  [](const KpiResult& kpi) { return kpi.count.flagged > 0; });
}

bool has_records(const SegmentCount& segment) {
  return segment.total > 0 || std::any_of(segment.kpis.begin(), segment.kpis.end(),
                                          [](const KpiCount& count) { return count.flagged > 0; });
}

/// As counted where there is no record.
Counts emptied(Counts counts) {
  counts.total = counts.inactive = counts.replaced = 0;
  for (KpiResult& kpi : counts.kpis) {
    kpi.count = {};
    kpi.impacts.clear();
  }
  for (AxisCount& axis : counts.axes) axis.segments.clear();
  if (counts.owners) counts.owners->segments.clear();
  counts.suspects.clear();
  return counts;
}

[[noreturn]] void fail_for_too_many(const Job& job, const std::string& columns) {
  throw Failure(
      fmt::format("job {} would have more than {} reports by {}; split by a column with fewer values, or "
                  "narrow the job with "
                  "`only` or its readers with `scope`",
                  job.id.value, kMostParts, columns));
}

}  // namespace

const Snapshot* Before::find(const Part& part) const {
  if (part.is_whole()) return whole ? &*whole : nullptr;
  for (const Snapshot& snapshot : parts)
    if (snapshot.part == part) return &snapshot;
  return nullptr;
}

Taker::Taker(const Job& job, const Run& run, Before before)
    : job_(job), run_(run), before_(std::move(before)) {
  plan(Part{});
  const Parting parting = parting_of(job);
  for (const Part& scope : parting.scopes) {
    const auto value = only_value(scope);
    if (!value)
      plan(scope);
    else  // a share of the whole, which costs nothing to look for
      plan(Part{}).splits[value->first].values.insert(value->second);
  }
  for (const Split& split : parting.splits) plan(split);
}

Taker::Planned& Taker::plan(const Part& part) {
  return planned_.try_emplace(part, Planned{within(job_.rules, part)}).first->second;
}

void Taker::plan(const Split& split) {
  ViewSplit& planned = plan(split.within).splits[split.column];
  planned.others = true;
  planned.most = kMostParts;
  for (const Snapshot& snapshot : before_.parts) {
    const auto values = snapshot.part.only.find(split.column);
    if (values == snapshot.part.only.end() || values->second.size() != 1 || !has_records(snapshot)) continue;
    const std::string& value = values->second.front();
    if (snapshot.part == part_of_value(split, value)) planned.values.insert(value);
  }
}

std::vector<View> Taker::views(std::size_t number) const {
  std::vector<View> views;
  for (const auto& [part, planned] : planned_) {
    View& view = views.emplace_back(View{&planned.rules, {}, job_.currency});
    if (before_.whole) view.since = before_.whole->taken_at;
    for (const auto& [column, split] : planned.splits) {
      view.splits.push_back(split);
      view.splits.back().column = column;
    }
    view.is_part = !part.is_whole();
    view.taker = number;
  }
  return views;
}

std::deque<PartCounts> Taker::taken(std::vector<Counts> counts,
                                    const std::vector<std::vector<SplitCounts>>& splits,
                                    const RegistryRules& registry) const {
  Found found;
  std::size_t view = 0;
  for (const auto& [part, planned] : planned_) {
    const Snapshot* before = before_.find(part);
    found.insert_or_assign(part, PartCounts{part, planned.rules, std::move(counts[view]),
                                            before == nullptr ? std::nullopt : std::optional(*before)});
    std::size_t split = 0;
    for (const auto& [column, asked] : planned.splits)
      add_values(part, splits[view][split++], column, registry, found);
    ++view;
  }
  const auto with_records =
      std::count_if(found.begin(), found.end(), [](const auto& one) { return one.second.counts.total > 0; });
  if (with_records > static_cast<std::ptrdiff_t>(kMostParts) + 1)
    fail_for_too_many(job_, fmt::format("{}", fmt::join(part_columns(job_), ", ")));
  std::deque<PartCounts> all;
  for (auto& [part, one] : found) all.push_back(std::move(one));
  return all;
}

void Taker::add_values(const Part& within, const SplitCounts& split, const std::string& column,
                       const RegistryRules& registry, Found& found) const {
  if (split.too_many) fail_for_too_many(job_, column);
  for (const ValueCounts& one : split.values) {
    const Part part = part_of_value({within, column}, one.value);
    if (found.contains(part)) continue;
    const Snapshot* before = before_.find(part);
    found.emplace(part, PartCounts{part, boletim::within(job_.rules, part), one.counts,
                                   before == nullptr ? without_records(within, column, one.value, registry)
                                                     : std::optional(*before)});
  }
}

/// The snapshot before of a value of which there were no records then, if that one says so: what there is now
/// came since.
std::optional<Snapshot> Taker::without_records(const Part& within, const std::string& column,
                                               const std::string& value,
                                               const RegistryRules& registry) const {
  const Snapshot* before = before_.find(within);
  if (before == nullptr) return {};
  const std::string definition = definition_of(registry.traits[trait_of(registry.traits, column)]);
  for (const AxisCount& axis : before->counts.axes) {
    if (axis.column != column || axis.definition != definition) continue;
    for (const SegmentCount& segment : axis.segments)
      if (segment.value == value && has_records(segment)) return {};
    Snapshot none = *before;
    none.part = part_of_value({within, column}, value);
    none.counts = emptied(std::move(none.counts));
    const auto selection_of = [&](const Part& one) {
      return selection_fingerprint(registry, boletim::within(job_.rules, one));
    };
    none.selection = before->selection == selection_of(within) ? selection_of(none.part) : "";
    return none;
  }
  return {};
}

}  // namespace boletim
