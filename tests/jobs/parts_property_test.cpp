// A made registry over several weeks: what is counted of each part of a job is what a job about that part
// alone counts of it, in an installation of its own; and the parts of a split add up to the whole.

#include <memory>
#include <random>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "jobs/parting.h"
#include "tests/support/memory_world.h"

namespace boletim {
namespace {

const char* const kWeeks[] = {"2026-10-05T10:30:00Z", "2026-10-12T10:30:00Z", "2026-10-19T10:30:00Z",
                              "2026-10-26T10:30:00Z", "2026-11-02T10:30:00Z", "2026-11-09T10:30:00Z",
                              "2026-11-16T10:30:00Z"};
const std::vector<const char*> kCities = {"", "Campinas", "Santos", "Sumaré"};
const std::vector<const char*> kServices = {"", "frota", "frota; pneus", "pneus"};
const std::vector<const char*> kEmails = {"", "não tem", "ana@oficina.com.br", "bia@oficina.com.br"};
const std::vector<const char*> kMobiles = {"", "(19) 98765-4321"};
const std::vector<const char*> kRevenues = {"", "100,00", "2500,00"};

class MadeRegistry {
 public:
  explicit MadeRegistry(unsigned seed) : random_(seed) {}

  /// A week of work, and the registry after it.
  Records after_a_week() {
    for (int id = 1; id <= 60; ++id) work_on(id);
    ++week_;
    Records records(
        {"id", "name", "email", "mobile", "city", "services", "owner", "revenue", "active", "created_at"});
    for (const auto& [id, c] : customers_)
      records.row({std::to_string(id).c_str(), "Nome", c.email, c.mobile, c.city, c.services, c.owner,
                   c.revenue, c.active, c.created_at.c_str()});
    return records;
  }

 private:
  struct Customer {
    const char *email, *mobile, *city, *services, *owner, *revenue, *active;
    std::string created_at;
  };

  std::size_t below(std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
  }
  const char* one_of(const std::vector<const char*>& texts) { return texts[below(texts.size())]; }
  /// Now and then nobody is left in a city.
  const char* some_city() { return kCities[below(week_ % 2 == 0 ? 4 : 3)]; }
  void work_on(int id) {
    if (below(3) > 0) return;
    if (!customers_.contains(id)) {
      const std::string created = below(2) == 0 ? "2026-09-01" : std::string(kWeeks[week_]).substr(0, 10);
      customers_[id] = {one_of(kEmails),     one_of(kMobiles),  some_city(), one_of(kServices),
                        one_of({"Ana", ""}), one_of(kRevenues), "1",         created};
      return;
    }
    Customer& customer = customers_[id];
    switch (below(6)) {
      case 0:
        customers_.erase(id);
        break;
      case 1:
        customer.city = some_city();
        break;
      case 2:
        customer.services = one_of(kServices);
        break;
      case 3:
        customer.active = one_of({"1", "0"});
        break;
      default:
        customer.email = one_of(kEmails);
        customer.mobile = one_of(kMobiles);
    }
  }

  std::mt19937 random_;
  std::map<int, Customer> customers_;
  std::size_t week_ = 0;
};

const Part kFleet = {{{"services", {"frota"}}}};
const Part kNorth = {{{"city", {"Campinas", "Sumaré"}}}};

/// By city, service and band of revenue.
Job plain_job() {
  Job job = MemoryWorld::a_job();
  job.rules.axes = {{"city", "Cidade"},
                    {"services", "Serviço", ";"},
                    {"revenue", "Faturamento", "", Bands{Bands::Kind::Numbers, {1000}}}};
  job.rules.declared = job.rules.axes;
  job.reports = {{ReportKind::Trend, Format::Csv, {}, {}}};
  job.deliver = {};
  return job;
}

/// Readers of all, of two cities, of a service; by city for all of these, by service and revenue for the
/// first.
Job parted_job() {
  Job job = plain_job();
  Recipient all, north, fleet;
  all.address = "ana@oficina.example";
  north.address = "bruno@oficina.example";
  north.scope = kNorth.only;
  fleet.address = "carla@oficina.example";
  fleet.scope = kFleet.only;
  Delivery by_city, by_service, by_revenue;
  by_city.to = {all, north, fleet};
  by_city.split_by = "city";
  by_service.to = by_revenue.to = {all};
  by_service.split_by = "services";
  by_revenue.split_by = "revenue";
  job.deliver = {by_city, by_service, by_revenue};
  return job;
}

std::vector<Part> all_parts() {
  std::set<Part> parts = {kNorth, kFleet};
  for (const char* city : kCities) {
    parts.insert(part_of_value({{}, "city"}, city));
    parts.insert(part_of_value({kFleet, "city"}, city));
  }
  for (const char* service : {"", "frota", "pneus"}) parts.insert(part_of_value({{}, "services"}, service));
  for (const char* band : {"", "< 1000", "≥ 1000"}) parts.insert(part_of_value({{}, "revenue"}, band));
  return {parts.begin(), parts.end()};
}

/// An installation, and what it took last.
struct Installation : MemoryWorld {
  explicit Installation(Job its_job) { job = std::move(its_job); }
  Snapshot run(const Records& records, const char* at, bool with_new_rules) {
    sources.records = records;
    if (with_new_rules)
      job.rules.placeholders =
          std::make_shared<const Placeholders>(std::vector<std::string>{"bia@oficina.com.br"});
    jobs = {job};
    id = prepared(at).id;
    return store.snapshots().of_run(id).value();
  }
  std::vector<Snapshot> parts() { return store.snapshots().parts_of_run(id); }
  RunId id;
};

bool is_nothing(const Counts& counts) {
  return counts.total == 0 && std::all_of(counts.kpis.begin(), counts.kpis.end(), [](const KpiResult& kpi) {
           return !kpi.count.flows || *kpi.count.flows == Flows{};
         });
}

void expect_equal(const Snapshot& part, const Snapshot& alone) {
  SCOPED_TRACE(text_of(part.part));
  EXPECT_EQ(part.selection, alone.selection);
  EXPECT_EQ(part.previous_at, alone.previous_at);
  EXPECT_EQ(part.taken_at, alone.taken_at);
  EXPECT_EQ(part.columns, alone.columns);
  EXPECT_EQ(part.counts.total, alone.counts.total);
  EXPECT_EQ(part.counts.inactive, alone.counts.inactive);
  EXPECT_EQ(part.counts.registered, alone.counts.registered);
  EXPECT_TRUE(part.counts.kpis == alone.counts.kpis);
  EXPECT_TRUE(part.counts.axes == alone.counts.axes);
  EXPECT_TRUE(part.counts.owners == alone.counts.owners);
  EXPECT_TRUE(part.counts == alone.counts);
}

TEST(Parts, AreWhatJobsAboutThemAloneWouldCountFlowsToo) {
  const std::vector<Part> parts = all_parts();
  for (unsigned seed = 1; seed <= 2 && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    MadeRegistry registry(seed);
    Installation parted(parted_job());
    std::map<Part, std::unique_ptr<Installation>> alone;
    for (const Part& part : parts) {
      Job job = plain_job();
      job.rules.only = part.only;
      alone.emplace(part, std::make_unique<Installation>(job));
    }
    for (std::size_t week = 0; week < std::size(kWeeks); ++week) {
      SCOPED_TRACE(week);
      const Records records = registry.after_a_week();
      parted.run(records, kWeeks[week], week == 4);
      std::map<Part, Snapshot> told;
      for (const Snapshot& snapshot : parted.parts()) told.emplace(snapshot.part, snapshot);
      for (const auto& [part, installation] : alone) {
        const Snapshot truth = installation->run(records, kWeeks[week], week == 4);
        if (const auto found = told.find(part); found != told.end())
          expect_equal(found->second, truth);
        else
          EXPECT_TRUE(is_nothing(truth.counts)) << text_of(part);
        told.erase(part);
      }
      EXPECT_TRUE(told.empty()) << text_of(told.begin()->first);
    }
  }
}

/// Of one column's parts, what a record counts in once.
KpiCount sum_of(const std::vector<Snapshot>& parts, const std::string& column, std::size_t kpi) {
  KpiCount sum;
  Flows flows;
  for (const Snapshot& snapshot : parts) {
    if (snapshot.part.only.size() != 1 || !snapshot.part.only.contains(column)) continue;
    if (snapshot.part.only.at(column).size() != 1) continue;
    const KpiCount& count = snapshot.counts.kpis[kpi].count;
    sum.flagged += count.flagged;
    sum.declined += count.declined;
    for (auto field : {&StateCounts::missing, &StateCounts::placeholder, &StateCounts::malformed,
                       &StateCounts::landline, &StateCounts::correctable})
      sum.states.*field += count.states.*field;
    if (!count.flows) continue;
    for (auto field :
         {&Flows::previous, &Flows::registered, &Flows::lost, &Flows::reopened, &Flows::corrected,
          &Flows::removed, &Flows::reclassified, &Flows::moved_in, &Flows::moved_out})
      flows.*field += (*count.flows).*field;
    sum.flows = flows;
  }
  if (sum.flows) {  // from one part into another: in both, and of the whole in neither
    EXPECT_EQ(sum.flows->moved_in, sum.flows->moved_out);
    sum.flows->moved_in = sum.flows->moved_out = 0;
  }
  return sum;
}

TEST(Parts, OfASplitAddUpToTheWholeKpiByKpiAndFlowByFlow) {
  for (unsigned seed = 11; seed <= 13 && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    MadeRegistry registry(seed);
    Installation parted(parted_job());
    for (std::size_t week = 0; week < std::size(kWeeks); ++week) {
      SCOPED_TRACE(week);
      const Snapshot whole = parted.run(registry.after_a_week(), kWeeks[week], week == 4);
      for (const char* column : {"city", "revenue"})
        for (std::size_t k = 0; k < whole.counts.kpis.size(); ++k) {
          KpiCount expected = whole.counts.kpis[k].count;
          expected.days_open.reset();
          expected.days_to_correct.reset();
          EXPECT_TRUE(sum_of(parted.parts(), column, k) == expected) << column << " " << k;
        }
    }
  }
}

}  // namespace
}  // namespace boletim
