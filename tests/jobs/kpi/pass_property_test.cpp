#include <algorithm>
#include <map>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "jobs/kpi/pass.h"
#include "tests/support/finding_list.h"
#include "tests/support/records.h"

// Random records under random rules: what passes count, alone or merged, is what a plain recount of the same
// records gives.

namespace boletim {
namespace {

const Instant kNow = std::chrono::sys_days(std::chrono::year(2026) / 11 / 16);
const std::vector<std::string> kColumns = {"id",      "name",   "email",      "services", "revenue",
                                           "last_at", "active", "created_at", "owner",    "declined"};
const Bands kRevenue = {Bands::Kind::Numbers, {10, 1000}};
const Bands kAges = {Bands::Kind::Ages, {30, 90}};

/// A record, and what is meant by its fields.
struct Made {
  std::string id, name;
  int email = 0;  ///< of kEmails
  std::set<std::string> services;
  std::optional<int> revenue;  ///< units
  std::optional<int> age;      ///< days
  bool active = true, ignored = false, declined = false, is_new = false;
  std::string owner;
};

struct Email {
  const char* text;
  bool usable, present;
};
constexpr Email kEmails[] = {{"ana@oficina.com.br", true, true},
                             {nullptr, false, false},
                             {"eva@", false, true},
                             {"teste@teste.com", false, true}};

using Random = std::mt19937;

int below(Random& random, int n) {
  return std::uniform_int_distribution<int>(0, n - 1)(random);
}

Made a_record(Random& random, int id) {
  Made made;
  made.id = below(random, 5) == 0 ? "C-" + std::to_string(id) : std::to_string(id);
  made.name = "Ana";
  made.email = below(random, 4);
  for (const char* service : {"funilaria", "pintura", "troca de óleo"})
    if (below(random, 3) == 0) made.services.insert(service);
  if (below(random, 4) != 0) made.revenue = below(random, 2000);
  if (below(random, 4) != 0) made.age = below(random, 120) - 5;
  made.active = below(random, 6) != 0;
  made.ignored = below(random, 20) == 0;
  made.declined = below(random, 6) == 0;
  made.is_new = below(random, 3) == 0;
  made.owner = std::string(1, static_cast<char>('a' + below(random, 4)));
  return made;
}

void add(const Made& made, Records& records) {
  std::string services, revenue, last_at;
  for (const std::string& service : made.services) services = service + " ; " + services;
  if (made.revenue) revenue = "R$ " + std::to_string(*made.revenue) + ",00";
  if (made.age) {
    const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(kNow) -
                                           std::chrono::days(*made.age));
    char text[16];
    std::snprintf(text, sizeof text, "%02u/%02u/%04d", static_cast<unsigned>(date.day()),
                  static_cast<unsigned>(date.month()), static_cast<int>(date.year()));
    last_at = text;
  }
  records.row({made.id.c_str(), made.name.c_str(), kEmails[made.email].text, services.c_str(),
               revenue.c_str(), last_at.c_str(), made.active ? "1" : "0",
               made.is_new ? "2026-11-10" : "2026-11-01", made.owner.c_str(),
               made.declined ? "email" : nullptr});
}

std::set<std::string> values(const Made& made, const std::string& column) {
  if (column == "services") return made.services.empty() ? std::set<std::string>{""} : made.services;
  if (column == "revenue") {
    if (!made.revenue) return {""};
    return {*made.revenue < 10 ? "< 10" : *made.revenue < 1000 ? "10 – 999.99" : "≥ 1000"};
  }
  if (column == "last_at") {
    if (!made.age) return {""};
    return {*made.age < 30 ? "< 30d" : *made.age < 90 ? "30d – 89d" : "≥ 90d"};
  }
  return {made.owner};
}

bool is_among(const std::vector<std::string>& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

bool selects(const Rules& rules, const Made& made) {
  return std::all_of(rules.only.begin(), rules.only.end(), [&](const auto& condition) {
    const std::set<std::string> found = values(made, condition.first);
    return std::any_of(condition.second.begin(), condition.second.end(),
                       [&](const std::string& value) { return found.contains(value); });
  });
}

KpiCount judged(const std::string& kpi, const Made& made) {
  const Email& email = kEmails[made.email];
  KpiCount count;
  if (email.usable || (kpi == "invalid_email" && !email.present)) return count;
  if (made.declined) {
    count.declined = 1;
    return count;
  }
  count.flagged = 1;
  (made.email == 1   ? count.states.missing
   : made.email == 2 ? count.states.malformed
                     : count.states.placeholder) = 1;
  return count;
}

void add(KpiCount& sum, const KpiCount& count) {
  sum.flagged += count.flagged;
  sum.declined += count.declined;
  sum.states.missing += count.states.missing;
  sum.states.malformed += count.states.malformed;
  sum.states.placeholder += count.states.placeholder;
}

AxisCount axis_of(const Rules& rules, const Axis& axis, const std::vector<Made>& counted) {
  std::map<std::string, SegmentCount> segments;
  for (const Made& made : counted)
    for (const std::string& value : values(made, axis.column)) {
      SegmentCount& segment = segments[value];
      segment.value = value;
      segment.kpis.resize(rules.kpis.size());
      ++segment.total;
      for (std::size_t k = 0; k < rules.kpis.size(); ++k)
        add(segment.kpis[k], judged(rules.kpis[k].id.value, made));
    }
  AxisCount result{axis.column, {}, !axis.many.empty()};
  for (const auto& [value, segment] : segments) result.segments.push_back(segment);
  return result;
}

/// Of one view, without impacts and the definitions of axes.
Counts recount(const Rules& rules, const std::vector<Made>& all) {
  std::vector<Made> counted;
  Counts counts;
  counts.registered = 0;
  for (const Made& made : all) {
    if (made.ignored || !selects(rules, made)) continue;
    if (!made.active) ++counts.inactive;
    if (made.active) counted.push_back(made);
  }
  counts.total = static_cast<std::int64_t>(counted.size());
  for (const Kpi& kpi : rules.kpis) {
    counts.kpis.emplace_back().id = kpi.id;
    for (const Made& made : counted) add(counts.kpis.back().count, judged(kpi.id.value, made));
  }
  for (const Made& made : counted) *counts.registered += made.is_new;
  for (const Axis& axis : rules.axes) counts.axes.push_back(axis_of(rules, axis, counted));
  counts.owners = axis_of(rules, {"owner", "owner"}, counted);
  return counts;
}

/// The sums over revenue, flagged and all.
std::pair<std::int64_t, std::int64_t> revenue(const Rules& rules, const std::vector<Made>& all) {
  std::int64_t flagged = 0, sum = 0;
  for (const Made& made : all) {
    if (made.ignored || !made.active || !selects(rules, made)) continue;
    sum += 100 * made.revenue.value_or(0);
    flagged += 100 * made.revenue.value_or(0) * judged(rules.kpis[0].id.value, made).flagged;
  }
  return {flagged, sum - flagged};
}

Counts without_impacts(Counts counts) {
  for (KpiResult& kpi : counts.kpis) kpi.impacts.clear();
  for (AxisCount& axis : counts.axes) axis.definition.clear();
  return counts;
}

const std::vector<Axis> kTraits = {
    {"last_at", "", "", kAges}, {"owner", "owner"}, {"revenue", "", "", kRevenue}, {"services", "", ";"}};

Rules some_rules(Random& random) {
  Rules rules;
  for (const char* kpi : {"no_email", "invalid_email"})
    if (rules.kpis.empty() || below(random, 2) == 0) rules.kpis.push_back({KpiId{kpi}});
  for (const Axis& axis : kTraits)
    if (below(random, 2) == 0) rules.axes.push_back(axis);
  if (below(random, 2) == 0) rules.only["services"] = {"pintura", ""};
  if (below(random, 3) == 0) rules.only["revenue"] = {"< 10", "≥ 1000"};
  if (below(random, 4) == 0) rules.only["last_at"] = {"30d – 89d"};
  return rules;
}

struct RandomPass {
  std::vector<Rules> rules;
  RegistryRules registry{{{KpiId{"invalid_email"}}, {KpiId{"no_email"}}}, kTraits, {}};
  std::vector<Made> records;
};

RandomPass a_run(Random& random) {
  RandomPass run;
  for (int views = 1 + below(random, 3); views > 0; --views) run.rules.push_back(some_rules(random));
  std::vector<std::string> ignore;
  const int records = below(random, 300);
  for (int id = 1; id <= records; ++id) {
    run.records.push_back(a_record(random, id));
    if (run.records.back().ignored) ignore.push_back(run.records.back().id);
  }
  std::shuffle(run.records.begin(), run.records.end(), random);
  run.registry.ignore = ignore;
  return run;
}

/// Of each view, and of what it is split by.
struct Passed {
  std::vector<Counts> views;
  std::vector<std::vector<SplitCounts>> splits;
};

/// Batches of random sizes through one or two passes. Each view is split by everything.
Passed passed(const RandomPass& run, Random& random, FindingSink* findings) {
  PassTask task{run.registry, {}, kNow};
  for (const Rules& rules : run.rules) {
    View& view = task.views.emplace_back(View{&rules, kNow - std::chrono::days(10), "BRL"});
    for (const Axis& trait : kTraits) view.splits.push_back({trait.column, {}, true, 100});
    view.is_part = below(random, 2) == 0;
  }
  task.parts = 2;
  Pass first(task, kColumns, "nowhere", findings), second(task, kColumns, "nowhere", findings);
  for (std::size_t at = 0; at < run.records.size();) {
    Records records(kColumns);
    const std::size_t end =
        std::min(run.records.size(), at + 1 + static_cast<std::size_t>(below(random, 60)));
    for (; at < end; ++at) add(run.records[at], records);
    (below(random, 2) == 0 ? first : second).add(records.batch());
  }
  first.merge(std::move(second));
  Passed all{first.finish(), {}};
  for (std::size_t v = 0; v < run.rules.size(); ++v) all.splits.push_back(first.splits(v));
  return all;
}

/// Each value that an active record of the view has, counted as a view of that value alone.
void expect_split(const SplitCounts& split, const std::string& column, const Rules& rules,
                  const std::vector<Made>& records) {
  ASSERT_FALSE(split.too_many);
  std::set<std::string> expected;
  for (const Made& made : records)
    if (made.active && !made.ignored && selects(rules, made))
      for (const std::string& value : values(made, column))
        if (!rules.only.contains(column) || is_among(rules.only.at(column), value)) expected.insert(value);
  ASSERT_EQ(split.values.size(), expected.size());
  auto next = expected.begin();
  for (const auto& [value, counts] : split.values) {
    ASSERT_EQ(value, *next++);
    check_adds_up(counts);
    Rules of_value = rules;
    of_value.only[column] = {value};
    std::vector<Made> of_both;
    for (const Made& made : records)
      if (selects(rules, made)) of_both.push_back(made);
    ASSERT_TRUE(without_impacts(counts) == recount(of_value, of_both)) << column << " " << value;
  }
}

TEST(PassProperty, CountsWhatAPlainRecountOfTheSameRecordsGives) {
  for (unsigned seed = 1; seed <= 150; ++seed) {
    SCOPED_TRACE(seed);
    Random random(seed);
    const RandomPass run = a_run(random);
    FindingList list;
    const auto [counts, splits] = passed(run, random, &list);
    ASSERT_EQ(counts.size(), run.rules.size());
    for (std::size_t v = 0; v < counts.size(); ++v) {
      check_adds_up(counts[v]);
      const Counts expected = recount(run.rules[v], run.records);
      const Counts actual = without_impacts(counts[v]);
      ASSERT_TRUE(actual.kpis == expected.kpis);
      ASSERT_TRUE(actual.axes == expected.axes);
      ASSERT_TRUE(actual == expected);
      const std::size_t s = seed % kTraits.size();
      ASSERT_NO_FATAL_FAILURE(expect_split(splits[v][s], kTraits[s].column, run.rules[v], run.records));
      const auto& impacts = counts[v].kpis[0].impacts;
      const auto of_revenue = std::find_if(impacts.begin(), impacts.end(), [](const Impact& impact) {
        return impact.kind == ImpactKind::Revenue;
      });
      ASSERT_NE(of_revenue, impacts.end());
      ASSERT_EQ(std::pair(of_revenue->flagged, of_revenue->rest), revenue(run.rules[v], run.records));
    }
    std::size_t flagged = 0;
    for (const Made& made : run.records)
      flagged += made.active && !made.ignored && judged("no_email", made).flagged > 0;
    ASSERT_EQ(list.findings.size(), flagged);
  }
}

}  // namespace
}  // namespace boletim
