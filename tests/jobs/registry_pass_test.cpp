#include "jobs/registry_pass.h"

#include <gmock/gmock.h>

#include "tests/support/memory_world.h"

namespace boletim {
namespace {

const char* const kFirst = "2026-11-09T10:30:00Z";
const char* const kSecond = "2026-11-16T10:30:00Z";

Records customers() {
  return Records({"id", "name", "email", "mobile", "city", "updated_at"});
}

/// Two without e-mail, one of them with a made-up one.
Records before() {
  return customers()
      .row({"1", "Ana", nullptr, "(19) 98765-4321", "Campinas", "2026-11-01"})
      .row({"2", "Bia", "cadastro.antigo@oficina-modelo.com.br", "(19) 98765-4322", "Campinas", "2026-11-01"})
      .row({"3", "Caio", "não tem", "(19) 98765-4323", "Sumaré", "2026-11-01"});
}

/// The first was given an address.
Records after() {
  return customers()
      .row({"1", "Ana", "ana@oficina.com.br", "(19) 98765-4321", "Campinas", "2026-11-12"})
      .row({"2", "Bia", "cadastro.antigo@oficina-modelo.com.br", "(19) 98765-4322", "Campinas", "2026-11-01"})
      .row({"3", "Caio", "não tem", "(19) 98765-4323", "Sumaré", "2026-11-01"});
}

struct World : MemoryWorld {
  Snapshot run_over(Records records, const char* at) {
    sources.records = std::move(records);
    return store.snapshots().of_run(prepared(at).id).value();
  }
  /// Without storing anything.
  Snapshot looked_at(Records records, const char* at) {
    sources.records = std::move(records);
    clock.set(at);
    boletim::Run run;
    run.id = {"dry"};
    run.job = job.id;
    run.source = job.source;
    run.registry = job.registry;
    RunPorts with = ports();
    return take_snapshots(job, run, with).front();
  }
  std::vector<Spell> spells() { return store.ledger().sealed_spells(job.source, job.registry); }
};

std::optional<Flows> flows_of(const Snapshot& snapshot, std::size_t kpi = 0) {
  return snapshot.counts.kpis[kpi].count.flows;
}

TEST(RegistryPass, TheFirstSnapshotHasNoFlowsAndTheNextSaysWhatBecameOfIt) {
  World world;

  const Snapshot first = world.run_over(before(), kFirst);
  const Snapshot second = world.run_over(after(), kSecond);

  EXPECT_FALSE(flows_of(first));
  EXPECT_FALSE(first.previous_at);
  EXPECT_EQ(flows_of(second), (Flows{.previous = 2, .corrected = 1}));
  EXPECT_EQ(second.previous_at, first.taken_at);
  EXPECT_GT(second.pass, first.pass);
  EXPECT_EQ(second.counts.kpis[0].rule, first.counts.kpis[0].rule);
  EXPECT_EQ(second.currency, "BRL");
  EXPECT_EQ(world.spells()[0].end->at, parse_rfc3339("2026-11-12T00:00:00Z"));
}

TEST(RegistryPass, AFailedRunLeavesTheLedgerAsItWas) {
  World world;
  world.run_over(before(), kFirst);
  world.sources.records = Records({"id", "name", "city"}).row({"1", "Ana", ""}).row({"1", "Ana", ""});
  const auto broken = world.claim(kSecond);
  RunPorts ports = world.ports();
  EXPECT_THROW(prepare_run(world.job, broken, ports), Failure);

  EXPECT_EQ(flows_of(world.run_over(after(), "2026-11-23T10:30:00Z")),
            (Flows{.previous = 2, .corrected = 1}));
}

TEST(RegistryPass, AParkedRunLeavesNothingUnderWay) {
  World world;
  world.sources.records = before();
  const auto run = world.claim(kFirst);
  std::stop_source stop;
  stop.request_stop();
  RunPorts ports = world.ports();
  ports.stop = stop.get_token();
  EXPECT_THROW(prepare_run(world.job, run, ports), Parked);

  RunPorts again = world.ports();
  prepare_run(world.job, run, again);

  EXPECT_EQ(world.spells().size(), 2U);
}

TEST(RegistryPass, WaitsForAnotherNodesPassOverTheSameRegistry) {
  World world;
  world.sources.records = before();
  world.store.ledger().is_read_elsewhere = true;
  const auto run = world.claim(kFirst);
  RunPorts ports = world.ports();
  ports.tries_again = true;
  ports.patience = 1;

  EXPECT_THROW(prepare_run(world.job, run, ports), Engaged);

  EXPECT_TRUE(world.store.runs().get(run.id).retry_at);
  EXPECT_EQ(world.sources.opened, 0);
}

TEST(RegistryPass, ADryRunSaysTheSameAndWritesNothing) {
  World world;
  world.run_over(before(), kFirst);
  const std::size_t written = world.store.ledger().written.size();

  const Snapshot dry = world.looked_at(after(), kSecond);

  EXPECT_EQ(world.store.ledger().written.size(), written);
  EXPECT_EQ(dry.counts, world.run_over(after(), kSecond).counts);
}

TEST(RegistryPass, ADryRunOfTotalsAloneIsSparedTheLedger) {
  World world;
  world.job.reports = {{ReportKind::Trend, Format::Csv, {}, {}}};

  const Snapshot dry = world.looked_at(before(), kFirst);

  EXPECT_EQ(dry.counts.kpis[0].count.flagged, 2);
  EXPECT_FALSE(dry.counts.kpis[0].count.days_open);
}

TEST(RegistryPass, AWordMoreOnTheListIsNoWorkLostAndCorrectionsBesideItCount) {
  World world;
  const Snapshot first = world.run_over(before(), kFirst);
  world.job.rules.placeholders =
      std::make_shared<const Placeholders>(std::vector<std::string>{"cadastro.antigo@oficina-modelo.com.br"});

  const Snapshot second = world.run_over(after(), kSecond);

  EXPECT_EQ(flows_of(second), (Flows{.previous = 2, .corrected = 1, .reclassified = 1}));
  EXPECT_NE(second.counts.kpis[0].rule, first.counts.kpis[0].rule);
}

TEST(RegistryPass, AnotherQueryReclassifiesWhatChangesButNotWhoIsGone) {
  World world;
  world.run_over(before(), kFirst);
  world.job.rules.query = 2;

  const Snapshot second = world.run_over(
      customers().row({"1", "Ana", "ana@oficina.com.br", "", "Campinas", "2026-11-12"}), kSecond);

  EXPECT_EQ(flows_of(second), (Flows{.previous = 2, .removed = 1, .reclassified = -1}));
}

TEST(RegistryPass, JudgesForAllJobsOnTheRegistryWhicheverRuns) {
  World world;
  Job other = MemoryWorld::a_job();
  other.id = {"contatos"};
  other.rules.kpis = {{{"no_contact"}}};
  Job elsewhere = other;
  elsewhere.registry = {"suppliers"};
  elsewhere.rules.kpis = {{{"no_name"}}};
  world.jobs = {world.job, other, elsewhere};

  world.run_over(customers().row({"1", "", nullptr, nullptr, "Campinas", nullptr}), kFirst);

  std::vector<std::string> kpis;
  for (const Spell& spell : world.spells()) kpis.push_back(spell.kpi.value);
  EXPECT_THAT(kpis, testing::ElementsAre("no_contact", "no_email", "no_mobile"));
}

TEST(RegistryPass, AJobThatIsAboutOtherRecordsNowSaysSoInItsSnapshot) {
  World world;
  const Snapshot first = world.run_over(before(), kFirst);
  world.job.rules.only = {{"city", {"Sumaré"}}};

  const Snapshot second = world.run_over(before(), kSecond);

  EXPECT_NE(second.selection, first.selection);
  EXPECT_EQ(flows_of(second), (Flows{.previous = 2, .reclassified = -1}));
}

TEST(RegistryPass, AJobThatReadsAnotherRegistryNowStartsAnew) {
  World world;
  world.run_over(before(), kFirst);
  world.job.registry = {"suppliers"};

  EXPECT_FALSE(flows_of(world.run_over(before(), kSecond)));
}

}  // namespace
}  // namespace boletim
