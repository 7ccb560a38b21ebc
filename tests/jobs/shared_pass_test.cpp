#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "jobs/failure.h"
#include "jobs/kpi/spill.h"
#include "tests/support/memory_world.h"

namespace boletim {
namespace {

const char* const kMonday = "2026-11-16T10:30:00Z";
const char* const kNextMonday = "2026-11-23T10:30:00Z";

/// Jobs on one registry that come due together.
struct SharedPass : MemoryWorld, testing::Test {
  using Run = boletim::Run;  // not testing::Test::Run

  SharedPass() {
    sources.records = four_customers();
    Job sumare = a_job();
    sumare.id = {"sumare"};
    sumare.rules.only = {{"city", {"Sumaré"}}};
    Job contacts = a_job();
    contacts.id = {"contatos"};
    contacts.rules.kpis = {{{"no_contact"}}};
    contacts.reports = {{ReportKind::Trend, Format::Csv, {}, {}}};
    jobs = {job, sumare, contacts};
  }
  Run claim_of(const Job& which, const char* at) {
    job = which;
    return claim(at);
  }
  /// Of each job, in turn; the first has the others as companions.
  std::vector<Run> claimed(const char* at) {
    clock.set(at);
    std::vector<Run> runs;
    for (const Job& each : jobs) runs.push_back(claim_of(each, at));
    return runs;
  }
  RunPorts ports_with(const std::vector<Run>& runs) {
    RunPorts with = ports();
    for (std::size_t i = 1; i < runs.size(); ++i) with.sharing.companions.push_back({&jobs[i], runs[i]});
    return with;
  }
  Snapshot snapshot_of(const Run& run) { return store.snapshots().of_run(run.id).value(); }
  RunStep step_of(const Run& run) { return store.runs().get(run.id).step; }
};

TEST_F(SharedPass, OneReadsForAllAndEachGoesOnByItself) {
  const std::vector<Run> runs = claimed(kMonday);
  RunPorts with = ports_with(runs);
  prepare_run(jobs[0], runs[0], with);

  EXPECT_EQ(sources.opened, 1);
  EXPECT_EQ(step_of(runs[0]), RunStep::Rendered);
  for (const Run& run : {runs[1], runs[2]}) {
    EXPECT_EQ(step_of(run), RunStep::Sealed);
    EXPECT_EQ(snapshot_of(run).taken_at, snapshot_of(runs[0]).taken_at);
    EXPECT_EQ(snapshot_of(run).pass, snapshot_of(runs[0]).pass);
  }

  for (std::size_t i = 1; i < runs.size(); ++i) {
    RunPorts alone = ports();
    prepare_run(jobs[i], runs[i], alone);
    EXPECT_EQ(step_of(runs[i]), RunStep::Rendered);
  }
  EXPECT_EQ(sources.opened, 1);
}

TEST_F(SharedPass, EachCountsAndFollowsItsOwnRecords) {
  std::vector<Run> runs = claimed(kMonday);
  RunPorts first = ports_with(runs);
  prepare_run(jobs[0], runs[0], first);
  EXPECT_EQ(snapshot_of(runs[0]).counts.total, 4);
  EXPECT_EQ(snapshot_of(runs[1]).counts.total, 1);
  EXPECT_EQ(snapshot_of(runs[1]).counts.kpis[0].count.flagged, 1);
  Flagged row;
  const auto rows = read_spill(spill_file(directory.path(), runs[1].id));
  ASSERT_TRUE(rows->next(row));
  EXPECT_EQ(row.id, "3");
  EXPECT_FALSE(rows->next(row));

  sources.records = Records({"id", "name", "email", "mobile", "city"})
                        .row({"1", "Ana", "ana@oficina.com.br", "(19) 98765-4321", "Campinas"})
                        .row({"3", "Caio", "caio@oficina.com.br", nullptr, "Sumaré"});
  runs = claimed(kNextMonday);
  RunPorts second = ports_with(runs);
  prepare_run(jobs[0], runs[0], second);
  EXPECT_EQ(snapshot_of(runs[0]).counts.kpis[0].count.flows,
            (Flows{.previous = 2, .corrected = 1, .removed = 1}));
  EXPECT_EQ(snapshot_of(runs[1]).counts.kpis[0].count.flows, (Flows{.previous = 1, .corrected = 1}));
}

TEST_F(SharedPass, WhoAsksForAColumnThatIsNotThereFailsAlone) {
  jobs[1].rules.axes = {{"bairro", "Bairro"}};
  const std::vector<Run> runs = claimed(kMonday);
  RunPorts with = ports_with(runs);
  prepare_run(jobs[0], runs[0], with);
  EXPECT_EQ(step_of(runs[1]), RunStep::Claimed);
  EXPECT_EQ(step_of(runs[2]), RunStep::Sealed);

  RunPorts alone = ports();
  EXPECT_THROW(prepare_run(jobs[1], runs[1], alone), Failure);
  EXPECT_EQ(store.runs().get(runs[1].id).state, RunState::Failed);
}

TEST_F(SharedPass, AReadingThatFailsLeavesTheOthersToReadByThemselves) {
  const std::vector<Run> runs = claimed(kMonday);
  sources.records = Records({"id", "name", "city"}).row({"1", "Ana", ""}).row({"1", "Ana", ""});
  RunPorts with = ports_with(runs);
  EXPECT_THROW(prepare_run(jobs[0], runs[0], with), Failure);
  EXPECT_EQ(step_of(runs[1]), RunStep::Claimed);
  EXPECT_EQ(store.runs().get(runs[1].id).state, RunState::Running);

  sources.records = four_customers();
  RunPorts next = ports();
  next.sharing.companions = {{&jobs[2], runs[2]}};
  prepare_run(jobs[1], runs[1], next);
  EXPECT_EQ(snapshot_of(runs[2]).pass, snapshot_of(runs[1]).pass);
}

TEST_F(SharedPass, TheRegistryIsFreeBeforeAnythingIsRendered) {
  const std::vector<Run> runs = claimed(kMonday);
  RunPorts with = ports_with(runs);
  RunStep step = RunStep::Claimed;
  with.sharing.on_sealed = [&](const auto&) { step = step_of(runs[0]); };
  prepare_run(jobs[0], runs[0], with);
  EXPECT_EQ(step, RunStep::Sealed);
}

}  // namespace
}  // namespace boletim
