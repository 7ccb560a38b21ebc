// Random registries over many passes and several jobs: what the ledger says became of the records is what a
// plain comparison of each pass with the one before says. That it adds up is checked by the merge itself.

#include <random>

#include <gtest/gtest.h>

#include "tests/support/reconciled.h"

namespace boletim {
namespace {

/// A customer, as the registry really has it.
struct Customer {
  int quality[2] = {};  ///< flagged below the KPI's threshold
  bool declines = false;
  bool emptied = false;
  int created = 0;
  std::string city, owner, services;
};

/// What one pass saw, by id.
struct Seen {
  int on = 0;
  bool new_rules = false;
  std::map<std::string, Finding> findings{};
};

const std::vector<std::string> kCities = {"", "Campinas", "Sumaré"};
const std::vector<std::string> kServices = {"", "frota", "frota\x1epneus", "pneus"};

class RandomRegistry {
 public:
  explicit RandomRegistry(unsigned seed) : random_(seed) {}

  /// Some days of work, and what a pass then sees.
  Seen work_until(int on) {
    for (int i = 0; i < 40; ++i)
      if (below(4) == 0) change(std::to_string(i), on);
    Seen seen{on, false, {}};
    const int before[2] = {threshold_[0], threshold_[1]};
    if (below(5) == 0) {
      threshold_[below(2)] = 3 + below(4);
      seen.new_rules = true;
    }
    for (const auto& [id, customer] : customers_) seen.findings.emplace(id, found(id, customer, before));
    last_ = on;
    return seen;
  }
  int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }

 private:
  void change(const std::string& id, int on) {
    if (!customers_.contains(id)) return add(id, on);
    Customer& customer = customers_[id];
    switch (below(7)) {
      case 0:
        customers_.erase(id);
        break;
      case 1:
        customer.city = kCities[static_cast<std::size_t>(below(3))];
        break;
      case 2:
        customer.services = kServices[static_cast<std::size_t>(below(4))];
        break;
      case 3:
        customer.declines = !customer.declines;
        break;
      case 4:
        customer.emptied = !customer.emptied;
        break;
      default:
        customer.quality[below(2)] = below(10);
    }
  }
  void add(const std::string& id, int on) {
    Customer customer;
    customer.quality[0] = below(10);
    customer.quality[1] = below(10);
    customer.created = below(2) == 0 ? 0 : last_ + 1 + below(on - last_);
    customer.city = kCities[static_cast<std::size_t>(below(3))];
    customer.owner = below(2) == 0 ? "Ana" : "";
    customer.services = kServices[static_cast<std::size_t>(below(4))];
    customers_[id] = customer;
  }
  Finding found(const std::string& id, const Customer& customer, const int before[2]) const {
    AFinding finding(id, 0);
    finding.created(customer.created);
    finding.traits = {customer.city, customer.owner, customer.services};
    finding.before = 0;
    for (unsigned k = 0; k < 2; ++k) {
      const bool is_bad = customer.quality[k] < threshold_[k];
      const std::uint64_t bit = std::uint64_t{1} << k;
      (customer.declines ? finding.declined : finding.flagged) |= is_bad ? bit : 0;
      if (!customer.declines && customer.quality[k] < before[k]) finding.before |= bit;
      if (!is_bad && customer.emptied) finding.emptied |= bit;
    }
    return finding;
  }

  std::mt19937 random_;
  std::map<std::string, Customer> customers_;
  int threshold_[2] = {5, 5};
  int last_ = 0;
};

/// The plain way: all that every pass saw is kept and compared.
class Comparison {
 public:
  std::vector<Seen> passes;

  /// From the pass after `from` on; of one value of a trait, or of all.
  Flows flows(const Rules& of, std::size_t from, unsigned kpi, int trait = -1,
              const std::string& value = "") const {
    Flows flows;
    for (const auto& [id, finding] : passes[from].findings)
      flows.previous += flags(&finding, kpi) && counts(of, finding, trait, value);
    for (std::size_t p = from + 1; p < passes.size(); ++p)
      for (const std::string& id : ids()) step(of, p, id, kpi, trait, value, flows);
    return flows;
  }

 private:
  static bool flags(const Finding* finding, unsigned kpi) {
    return finding != nullptr && (finding->flagged >> kpi & 1) != 0;
  }
  static bool has(const std::string& part, const std::string& value) {
    std::vector<std::string_view> values;
    split_values(part, values);
    return std::find(values.begin(), values.end(), value) != values.end();
  }
  static bool counts(const Rules& of, const Finding& finding, int trait, const std::string& value) {
    for (const auto& [column, accepted] : of.only) {
      const std::string& part = finding.traits[column == "city" ? 0 : 2];
      if (std::none_of(accepted.begin(), accepted.end(),
                       [&](const std::string& one) { return has(part, one); }))
        return false;
    }
    return trait < 0 || has(finding.traits[static_cast<std::size_t>(trait)], value);
  }
  const Finding* find(std::size_t pass, const std::string& id) const {
    const auto found = passes[pass].findings.find(id);
    return found == passes[pass].findings.end() ? nullptr : &found->second;
  }
  std::set<std::string> ids() const {
    std::set<std::string> all;
    for (const Seen& seen : passes)
      for (const auto& [id, finding] : seen.findings) all.insert(id);
    return all;
  }
  bool ever(std::size_t before, const std::string& id, unsigned kpi) const {
    for (std::size_t p = 0; p < before; ++p)
      if (flags(find(p, id), kpi)) return true;
    return false;
  }
  /// The traits of a spell stay as they were last seen flagged.
  void step(const Rules& of, std::size_t p, const std::string& id, unsigned kpi, int trait,
            const std::string& value, Flows& flows) const {
    const Finding* then = find(p - 1, id);
    const Finding* now = find(p, id);
    const bool was = flags(then, kpi), is = flags(now, kpi);
    const bool was_in = was && counts(of, *then, trait, value);
    const bool is_in = is && counts(of, *now, trait, value);
    const std::uint64_t bit = std::uint64_t{1} << kpi;
    if (was && is) {
      flows.moved_out += was_in && !is_in;
      flows.moved_in += is_in && !was_in;
    } else if (is_in) {
      const bool is_new = now->created_at > day(passes[p - 1].on);
      if (passes[p].new_rules && (now->before & bit) == 0 && !is_new)
        ++flows.reclassified;
      else if (ever(p - 1, id, kpi))
        ++flows.reopened;
      else
        ++(is_new ? flows.registered : flows.lost);
    } else if (was_in) {
      if (now == nullptr || (now->declined & bit) != 0)
        ++flows.removed;
      else if (passes[p].new_rules && (now->before & bit) != 0)
        --flows.reclassified;
      else
        ++((now->emptied & bit) != 0 ? flows.removed : flows.corrected);
    }
  }
};

void expect_flows_of(const Counts& counts, const Comparison& truth, const Rules& of, std::size_t from) {
  for (unsigned k = 0; k < 2; ++k) {
    EXPECT_EQ(counts.kpis[k].count.flows, truth.flows(of, from, k));
    for (const AxisCount& axis : counts.axes)
      for (const SegmentCount& segment : axis.segments)
        EXPECT_EQ(segment.kpis[k].flows,
                  truth.flows(of, from, k, axis.column == "city" ? 0 : 2, segment.value))
            << axis.column << " " << segment.value;
    for (const SegmentCount& segment : counts.owners->segments)
      EXPECT_EQ(segment.kpis[k].flows, truth.flows(of, from, k, 1, segment.value)) << segment.value;
  }
}

/// What the rows of a job's changes add up to, of one owner or of all.
Flows sum_of(const std::vector<Flagged>& changes, unsigned kpi, const std::string* owner = nullptr) {
  constexpr std::int64_t Flows::*fields[] = {&Flows::corrected, &Flows::reopened,     &Flows::registered,
                                             &Flows::lost,      &Flows::removed,      &Flows::moved_in,
                                             &Flows::moved_out, &Flows::reclassified, &Flows::reclassified};
  Flows flows;
  for (const Flagged& row : changes) {
    if ((row.kpis >> kpi & 1) == 0 || (owner != nullptr && row.owner != *owner)) continue;
    flows.*fields[static_cast<std::size_t>(row.change->kind)] +=
        row.change->kind == FlaggedChange::Kind::ClearedByRule ? -1 : 1;
  }
  return flows;
}

/// A record that goes from one owner to another, or from one value to another, is no row: it is still the
/// job's.
Flows without_moves(Flows flows) {
  flows.moved_in = flows.moved_out = 0;
  return flows;
}

void expect_rows_add_up(const AFollower& job) {
  for (unsigned k = 0; k < 2; ++k) {
    Flows told = job.last->kpis[k].count.flows.value();
    told.previous = 0;
    EXPECT_EQ(sum_of(job.changes, k), told);
    for (const SegmentCount& owner : job.last->owners->segments) {
      told = owner.kpis[k].flows.value();
      told.previous = 0;
      EXPECT_EQ(without_moves(sum_of(job.changes, k, &owner.value)), without_moves(told)) << owner.value;
    }
  }
}

/// Three jobs: over all, over a city, over a service.
Reconciled three_jobs() {
  Reconciled world;
  world.jobs["city"] = {Reconciled::all_of_it()};
  world.jobs["city"].rules.only = {{"city", {"Campinas", ""}}};
  world.jobs["service"] = {Reconciled::all_of_it()};
  world.jobs["service"].rules.only = {{"services", {"pneus"}}, {"city", {"Sumaré", "Campinas"}}};
  world.batch = 7;
  return world;
}

void compare_over_forty_passes(unsigned seed) {
  RandomRegistry registry(seed);
  Reconciled world = three_jobs();
  Comparison truth;
  std::map<std::string, std::size_t> told;  // which pass a job was told of last
  for (int on = 2; truth.passes.size() < 40; on += 1 + registry.below(9)) {
    truth.passes.push_back(registry.work_until(on));
    const Seen& seen = truth.passes.back();
    std::vector<std::string> names;
    for (const auto& [name, job] : world.jobs)
      if (registry.below(3) == 0) names.push_back(name);
    if (names.empty()) names = {"city"};
    std::vector<Finding> findings;
    for (const auto& [id, finding] : seen.findings) findings.push_back(finding);
    for (JudgedKpi& kpi : world.judged) kpi.then = seen.new_rules ? RulesThen::Judged : RulesThen::Same;
    if (registry.below(5) == 0)
      world.merge(world.begin(), on, findings, names);  // breaks off before its seal
    world.pass(on, findings, names);
    for (const std::string& name : names) {
      if (told.contains(name)) {
        expect_flows_of(*world.jobs[name].last, truth, world.jobs[name].rules, told[name]);
        expect_rows_add_up(world.jobs[name]);
      }
      told[name] = truth.passes.size() - 1;
    }
  }
}

TEST(Flows, AreWhatAPlainComparisonOfAllPassesSaysAndTheirRowsAddUpToThem) {
  for (unsigned seed = 1; seed <= 8 && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    compare_over_forty_passes(seed);
  }
}

}  // namespace
}  // namespace boletim
