#pragma once
// A ledger in memory and passes over a registry, each made of findings that a test writes down.

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "jobs/kpi/reconciliation.h"
#include "jobs/ledger.h"
#include "tests/support/flagged_list.h"
#include "tests/support/memory_ledger.h"

namespace boletim {

/// Noon of a day; the passes of a test are days.
inline Instant day(int number) {
  return Instant(std::chrono::hours(24 * number + 12));
}

// The KPIs of the registry, as bits of findings.
inline constexpr std::uint64_t kNoEmail = 1;
inline constexpr std::uint64_t kNoMobile = 2;

/// A finding, built up.
struct AFinding : Finding {
  explicit AFinding(std::string record, std::uint64_t kpis = kNoEmail) {
    id = std::move(record);
    flagged = before = kpis;
    traits = {"Campinas", "Ana", "frota"};
  }
  AFinding& in(const std::string& city) { return traits[0] = city, *this; }
  AFinding& of(const std::string& owner_name) { return traits[1] = owner_name, *this; }
  /// Several between '\x1e'.
  AFinding& served_by(const std::string& services) { return traits[2] = services, *this; }
  AFinding& created(int on) { return created_at = day(on), *this; }
  AFinding& updated(int on) { return updated_at = day(on), *this; }
  AFinding& was_flagged(std::uint64_t kpis) { return before = kpis, *this; }
  AFinding& has_declined(std::uint64_t kpis) { return declined = kpis, *this; }
  AFinding& has_emptied(std::uint64_t kpis) { return emptied = kpis, *this; }
};

/// A record that was flagged once and is fine.
inline AFinding fine(const std::string& id) {
  return AFinding(id, 0);
}

/// A job on the registry, and what it was told last.
struct AFollower {
  Rules rules;
  std::optional<Counts> last{};
  std::int64_t last_pass = 0;
  std::string selection{};  ///< of `last`
  std::vector<Flagged> changes{};
};

/// Findings in a list, by id.
class ListedFindings : public Findings {
 public:
  explicit ListedFindings(std::vector<Finding> findings) : findings_(std::move(findings)) {
    std::sort(findings_.begin(), findings_.end(),
              [](const Finding& a, const Finding& b) { return a.id < b.id; });
  }
  bool next(Finding& finding) override {
    if (next_ == findings_.size()) return false;
    finding = findings_[next_++];
    return true;
  }

 private:
  std::vector<Finding> findings_;
  std::size_t next_ = 0;
};

/// Two KPIs, three traits; a job "all" by all of these over every record, unless a test says otherwise.
class Reconciled {
 public:
  MemoryLedger ledger;
  RegistryRules rules = registry_rules();
  std::map<std::string, AFollower> jobs = {{"all", {all_of_it()}}};
  std::vector<JudgedKpi> judged = {{}, {}};
  std::vector<Flagged> rows;  ///< of the job that was told last
  std::size_t batch = 2;      ///< spells written at once
  bool tells_changes = true;

  static RegistryRules registry_rules() {
    RegistryRules rules;
    rules.kpis = {{{"no_email"}}, {{"no_mobile"}}};
    rules.traits = {{"city", "Cidade"}, {"owner", "owner"}, {"services", "Serviço", ";"}};
    return rules;
  }
  static Rules all_of_it() {
    Rules rules;
    rules.kpis = {{{"no_email"}}, {{"no_mobile"}}};
    rules.axes = {{"city", "Cidade"}, {"services", "Serviço", ";"}};
    return rules;
  }

  /// A pass on that day, for these jobs; what the last of them is told.
  Counts pass(int on, const std::vector<Finding>& findings, const std::vector<std::string>& names = {"all"}) {
    const LedgerPass pass = begin();
    const std::vector<Counts> counts = merge(pass, on, findings, names);
    ledger.seal(pass, day(on), "");
    for (std::size_t i = 0; i < names.size(); ++i) {
      AFollower& job = jobs.at(names[i]);
      job.last = counts[i];
      job.last_pass = pass.number;
      job.selection = selection_of(job.rules);
    }
    return counts.back();
  }
  LedgerPass begin() { return ledger.begin({"erp"}, {"customers"}, {"1"}, layout_of(rules.traits)); }
  /// All of a pass but its end.
  std::vector<Counts> merge(const LedgerPass& pass, int on, const std::vector<Finding>& findings,
                            const std::vector<std::string>& names) {
    std::vector<Counts> counts;
    for (const std::string& name : names) counts.push_back(counted(jobs.at(name).rules, findings));
    std::vector<Follower> followers;
    std::vector<FlaggedList> lists(names.size());
    for (std::size_t i = 0; i < names.size(); ++i)
      followers.push_back(follower(jobs.at(names[i]), counts[i], lists[i]));
    ListedFindings listed(findings);
    const auto spells = ledger.spells(pass);
    reconcile({pass, rules, judged, day(on)}, listed, *spells, followers, batch,
              [&](const LedgerChanges& changes) { ledger.write(pass, changes); });
    for (std::size_t i = 0; i < names.size(); ++i) keep(lists[i].rows, jobs.at(names[i]));
    return counts;
  }
  std::vector<Spell> spells() const { return ledger.sealed_spells({"erp"}, {"customers"}); }

 private:
  void keep(const std::vector<Flagged>& told, AFollower& job) {
    rows.clear();
    job.changes.clear();
    for (const Flagged& row : told) (row.change ? job.changes : rows).push_back(row);
  }
  static std::string selection_of(const Rules& rules) {
    std::string text;
    for (const auto& [column, values] : rules.only)
      for (const std::string& value : values) text += column + "=" + value + ";";
    return text;
  }
  Follower follower(const AFollower& job, Counts& counts, FlaggedSink& its_rows) const {
    Follower follower{&job.rules, &counts, {}, &its_rows, tells_changes};
    if (job.last) follower.from = {job.last_pass, &*job.last, job.selection == selection_of(job.rules)};
    return follower;
  }

  /// As a pass would count, found in the plainest way.
  Counts counted(const Rules& of, const std::vector<Finding>& findings) const {
    Counts counts;
    for (const Kpi& kpi : of.kpis)
      counts.kpis.push_back({kpi.id, judged[number_of(kpi.id)].mapped, {}, false});
    for (const Axis& axis : of.axes) counts.axes.push_back({axis.column, {}, !axis.many.empty()});
    counts.owners = AxisCount{"owner", {}};
    for (const Finding& finding : findings) {
      if (!is_selected(of, finding)) continue;
      ++counts.total;
      for (std::size_t k = 0; k < of.kpis.size(); ++k)
        if (flags(finding, of.kpis[k].id)) ++counts.kpis[k].count.flagged;
      for (AxisCount& axis : counts.axes) count(axis, of, finding);
      count(*counts.owners, of, finding);
    }
    return counts;
  }
  std::size_t number_of(const KpiId& id) const {
    const auto found =
        std::find_if(rules.kpis.begin(), rules.kpis.end(), [&](const Kpi& kpi) { return kpi.id == id; });
    return static_cast<std::size_t>(found - rules.kpis.begin());
  }
  bool flags(const Finding& finding, const KpiId& id) const {
    const std::size_t number = number_of(id);
    return judged[number].mapped && (finding.flagged >> number & 1) != 0;
  }
  std::set<std::string> values_of(const std::string& column, const Finding& finding) const {
    std::size_t trait = 0;
    while (rules.traits[trait].column != column) ++trait;
    std::vector<std::string_view> values;
    split_values(finding.traits[trait], values);
    return {values.begin(), values.end()};
  }
  bool is_selected(const Rules& of, const Finding& finding) const {
    return std::all_of(of.only.begin(), of.only.end(), [&](const auto& condition) {
      const std::set<std::string> values = values_of(condition.first, finding);
      return std::any_of(condition.second.begin(), condition.second.end(),
                         [&](const std::string& value) { return values.contains(value); });
    });
  }
  void count(AxisCount& axis, const Rules& of, const Finding& finding) const {
    for (const std::string& value : values_of(axis.column, finding)) {
      auto at = std::find_if(axis.segments.begin(), axis.segments.end(),
                             [&](const SegmentCount& segment) { return segment.value >= value; });
      if (at == axis.segments.end() || at->value != value)
        at = axis.segments.insert(at, {value, 0, std::vector<KpiCount>(of.kpis.size())});
      ++at->total;
      for (std::size_t k = 0; k < of.kpis.size(); ++k)
        if (flags(finding, of.kpis[k].id)) ++at->kpis[k].flagged;
    }
  }
};

inline const SegmentCount* find_segment(const Counts& counts, const std::string& column,
                                        const std::string& value) {
  for (const AxisCount& axis : counts.axes)
    if (axis.column == column)
      for (const SegmentCount& segment : axis.segments)
        if (segment.value == value) return &segment;
  return nullptr;
}

}  // namespace boletim
