#include "jobs/agenda.h"

#include <gtest/gtest.h>

#include "jobs/expected_report.h"
#include "jobs/schedule/jitter.h"
#include "tests/support/hand_clock.h"

namespace boletim {
namespace {

using namespace std::chrono_literals;
using test::daily_job;
using test::HandClock;
using test::utc;

Job daily_with(Misfire misfire, Overlap overlap = Overlap::Skip) {
  Job job = daily_job();
  job.misfire = misfire;
  job.overlap = overlap;
  return job;
}

TEST(Agenda, AJobThatWasNeverSeenOwesNothingOfThePast) {
  HandClock daemon({daily_job()});
  daemon.start("2026-11-16T12:00:00Z");

  const Agenda agenda = daemon.look("2026-11-16T12:00:00Z");

  EXPECT_TRUE(agenda.started.empty());
  EXPECT_EQ(agenda.wake, utc("2026-11-17T10:30:00Z"));
  EXPECT_EQ(daemon.fate("2026-11-17T10:30:00Z"), "planned");
}

TEST(Agenda, AFireThatIsDueIsClaimedOnceAndTheNextOneWritten) {
  HandClock daemon({daily_job()});
  daemon.start("2026-11-16T10:00:00Z");

  EXPECT_EQ(daemon.starts("2026-11-16T10:29:59Z"), "");
  EXPECT_EQ(daemon.starts("2026-11-16T10:30:00Z"), "diario 2026-11-16T10:30:00Z");
  EXPECT_EQ(daemon.starts("2026-11-16T10:30:00Z"), "");
  EXPECT_EQ(daemon.fate("2026-11-17T10:30:00Z"), "planned");
}

TEST(Agenda, ALateRunCoversItsOwnPeriod) {
  HandClock daemon({daily_job()});
  daemon.start("2026-11-16T10:00:00Z");

  const auto run = daemon.look("2026-11-16T23:00:00Z").started.at(0);

  EXPECT_EQ(run.occurrence, utc("2026-11-16T10:30:00Z"));
  EXPECT_EQ(run.period,
            (Period{PeriodKind::Daily, utc("2026-11-15T03:00:00Z"), utc("2026-11-16T03:00:00Z")}));
}

TEST(Agenda, OfSeveralMissedFiresOnceRunsTheLatest) {
  HandClock daemon({daily_with(Misfire::Once)});
  daemon.start("2026-11-13T12:00:00Z");
  daemon.start("2026-11-16T12:00:00Z");

  EXPECT_EQ(daemon.starts("2026-11-16T12:00:00Z"), "diario 2026-11-16T10:30:00Z");
  EXPECT_EQ(daemon.fate("2026-11-15T10:30:00Z"),
            "skipped: a later fire was due before it could start (misfire: once)");
}

TEST(Agenda, AllMissedFiresRunOneAfterTheOther) {
  HandClock daemon({daily_with(Misfire::All)});
  daemon.start("2026-11-13T12:00:00Z");

  const Agenda first = daemon.look("2026-11-15T12:00:00Z");
  EXPECT_EQ(first.started.at(0).occurrence, utc("2026-11-14T10:30:00Z"));
  EXPECT_EQ(daemon.starts("2026-11-15T12:00:00Z"), "");
  EXPECT_EQ(daemon.fate("2026-11-15T10:30:00Z"), "planned: waits for the job's run before it to end");

  daemon.end(first.started.at(0));
  EXPECT_EQ(daemon.starts("2026-11-15T12:00:00Z"), "diario 2026-11-15T10:30:00Z");
  EXPECT_EQ(daemon.starts("2026-11-15T12:00:00Z"), "");
}

TEST(Agenda, SkipMakesUpForNothing) {
  HandClock daemon({daily_with(Misfire::Skip)});
  daemon.start("2026-11-13T12:00:00Z");

  const Agenda agenda = daemon.look("2026-11-15T12:00:00Z");

  EXPECT_TRUE(agenda.started.empty());
  EXPECT_EQ(agenda.skipped.size(), 2U);
  EXPECT_EQ(agenda.wake, utc("2026-11-16T10:30:00Z"));
}

TEST(Agenda, SkipsAFireThatComesDueWhileARunIsUnderWay) {
  HandClock daemon({daily_with(Misfire::Once, Overlap::Skip)});
  daemon.start("2026-11-15T12:00:00Z");
  daemon.look("2026-11-16T10:30:00Z");

  EXPECT_EQ(daemon.starts("2026-11-17T10:30:00Z"), "");
  EXPECT_EQ(daemon.fate("2026-11-17T10:30:00Z"),
            "skipped: the job's run before it was still under way (overlap: skip)");
}

TEST(Agenda, QueuesAFireThatComesDueWhileARunIsUnderWay) {
  HandClock daemon({daily_with(Misfire::Once, Overlap::Queue)});
  daemon.start("2026-11-15T12:00:00Z");
  const auto long_one = daemon.look("2026-11-16T10:30:00Z").started.at(0);

  EXPECT_EQ(daemon.starts("2026-11-17T10:30:00Z"), "");
  EXPECT_EQ(daemon.starts("2026-11-18T10:30:00Z"), "");
  daemon.end(long_one);

  EXPECT_EQ(daemon.starts("2026-11-18T11:00:00Z"), "diario 2026-11-17T10:30:00Z");
  EXPECT_EQ(daemon.starts("2026-11-18T11:00:01Z"), "diario 2026-11-18T10:30:00Z");
}

TEST(Agenda, ARunByHandUsesUpNoFire) {
  HandClock daemon({daily_job()});
  daemon.start("2026-11-15T12:00:00Z");
  const auto by_hand = claim_manual(daemon.store.runs(), daemon.jobs[0], "", utc("2026-11-16T10:29:00Z"));

  EXPECT_EQ(daemon.starts("2026-11-16T10:30:00Z"), "");
  daemon.end(by_hand);

  EXPECT_EQ(daemon.starts("2026-11-16T10:31:00Z"), "diario 2026-11-16T10:30:00Z");
}

TEST(Agenda, AFailedRunStopsNoLaterOne) {
  HandClock daemon({daily_job()});
  daemon.start("2026-11-15T12:00:00Z");
  for (const char* now : {"2026-11-16T10:30:00Z", "2026-11-17T10:30:00Z", "2026-11-18T10:30:00Z"}) {
    const Agenda agenda = daemon.look(now);
    ASSERT_EQ(agenda.started.size(), 1U) << now;
    daemon.end(agenda.started[0], RunState::Failed);
  }
}

TEST(Agenda, SpreadsAJobsStartByItsShareOfTheJitter) {
  Job job = daily_job();
  job.jitter = 1h;
  HandClock daemon({job});
  daemon.start("2026-11-16T10:00:00Z");
  const Instant start = utc("2026-11-16T10:30:00Z") + jitter_share(job.id, 1h);

  EXPECT_EQ(daemon.look("2026-11-16T10:00:00Z").wake, start);
  EXPECT_EQ(daemon.starts(to_rfc3339(start - 1s)), "");
  EXPECT_EQ(daemon.starts(to_rfc3339(start)), "diario 2026-11-16T10:30:00Z");
}

TEST(Agenda, TellsTheOwnerOfAFireThatIsGivenUp) {
  Job job = daily_job();
  job.start_by = 1h;
  HandClock daemon({job});
  std::vector<std::string> told;
  daemon.on_loss = [&](const Job& lost, const OccurrenceRecord& record) {
    told.push_back(lost.id.value + ": " + record.why);
  };
  daemon.start("2026-11-15T12:00:00Z");

  EXPECT_EQ(daemon.starts("2026-11-16T11:30:01Z"), "");
  EXPECT_EQ(told, (std::vector<std::string>{"diario: it could not start within 3600 s (start_by)"}));
}

TEST(Agenda, AReservedNameIsLeftToItsOwner) {
  HandClock daemon({daily_job()});
  OccurrenceRecord reserved;
  reserved.occurrence = {JobId{std::string(kExpectedReportJob)}, utc("2026-11-16T09:00:00Z"), {}};
  reserved.start_at = reserved.occurrence.at;
  daemon.store.occurrences().write_ahead({reserved});
  daemon.store.occurrences().set_watches({{reserved.occurrence.job, {}}});

  daemon.start("2026-11-15T12:00:00Z");
  daemon.look("2026-11-16T10:00:00Z");

  EXPECT_EQ(daemon.fate("2026-11-16T09:00:00Z", kExpectedReportJob), "planned");
}

// Edited, disabled, gone.

TEST(Agenda, AnEditedScheduleNeitherFiresForThePastNorForgetsWhatWasDue) {
  HandClock daemon({daily_job()});
  daemon.start("2026-11-13T12:00:00Z");

  daemon.jobs = {daily_job("diario", "0 9 * * *")};
  daemon.start("2026-11-16T11:00:00Z");

  EXPECT_EQ(daemon.starts("2026-11-16T11:00:00Z"), "diario 2026-11-14T10:30:00Z");
  EXPECT_EQ(daemon.starts("2026-11-16T12:00:00Z"), "diario 2026-11-16T12:00:00Z");
}

TEST(Agenda, AnEditedSchedulesNextFireReplacesTheOldOne) {
  HandClock daemon({daily_job()});
  daemon.start("2026-11-16T08:00:00Z");

  daemon.jobs = {daily_job("diario", "0 9 * * *")};
  daemon.start("2026-11-16T09:00:00Z");

  EXPECT_EQ(daemon.fate("2026-11-16T10:30:00Z"), "no record");
  EXPECT_EQ(daemon.fate("2026-11-16T12:00:00Z"), "planned");
}

TEST(Agenda, ADisabledJobOwesNothingOfTheTimeAway) {
  HandClock daemon({daily_job()});
  daemon.start("2026-11-13T12:00:00Z");
  daemon.jobs[0].enabled = false;
  daemon.start("2026-11-14T12:00:00Z");

  EXPECT_EQ(daemon.starts("2026-11-14T12:00:00Z"), "");
  EXPECT_EQ(daemon.fate("2026-11-14T10:30:00Z"), "skipped: the job is disabled");
  EXPECT_EQ(daemon.look("2026-11-15T12:00:00Z").wake, std::nullopt);

  daemon.jobs[0].enabled = true;
  daemon.start("2026-11-16T12:00:00Z");
  EXPECT_EQ(daemon.starts("2026-11-16T12:00:00Z"), "");
  EXPECT_EQ(daemon.starts("2026-11-17T10:30:00Z"), "diario 2026-11-17T10:30:00Z");
}

TEST(Agenda, AJobThatIsGoneHasNothingPlanned) {
  HandClock daemon({daily_job()});
  daemon.start("2026-11-13T12:00:00Z");
  daemon.jobs.clear();
  daemon.start("2026-11-13T13:00:00Z");
  EXPECT_EQ(daemon.fate("2026-11-14T10:30:00Z"), "no record");
}

TEST(Agenda, AJobThatOnlyOtherNodesKnowIsLeftToThem) {
  HandClock daemon({daily_job()});
  daemon.start("2026-11-13T12:00:00Z");
  const std::vector<Job> of_an_older_configuration;

  look(of_an_older_configuration, daemon.store, utc("2026-11-14T10:30:00Z"));

  EXPECT_EQ(daemon.starts("2026-11-14T10:30:00Z"), "diario 2026-11-14T10:30:00Z");
}

// Clocks.

TEST(Agenda, AClockSetBackFiresNothingTwice) {
  HandClock daemon({daily_with(Misfire::All)});
  daemon.start("2026-11-16T10:00:00Z");
  daemon.starts("2026-11-16T10:30:00Z");

  daemon.start("2026-11-16T10:00:00Z");
  EXPECT_EQ(daemon.starts("2026-11-16T10:00:00Z"), "");
  EXPECT_EQ(daemon.starts("2026-11-16T10:30:00Z"), "");
  EXPECT_EQ(daemon.starts("2026-11-17T10:30:00Z"), "diario 2026-11-17T10:30:00Z");
}

TEST(Agenda, AClockThatWasAYearAheadSilencesNoJob) {
  HandClock daemon({daily_job()});
  daemon.start("2026-11-15T12:00:00Z");
  EXPECT_EQ(daemon.starts("2027-11-16T12:00:00Z"), "diario 2027-11-16T10:30:00Z");

  daemon.start("2026-11-16T12:00:00Z");
  EXPECT_EQ(daemon.starts("2026-11-17T10:30:00Z"), "diario 2026-11-17T10:30:00Z");
  EXPECT_EQ(daemon.starts("2026-11-18T10:30:00Z"), "diario 2026-11-18T10:30:00Z");
}

TEST(Agenda, WhatAClockThatWasAheadDecidedIsSteppedOver) {
  HandClock daemon({daily_with(Misfire::All)});
  daemon.start("2026-11-15T12:00:00Z");
  for (int i = 0; i < 3; ++i) daemon.starts("2026-11-18T12:00:00Z");  // 16, 17 and 18 November

  daemon.start("2026-11-15T12:00:00Z");
  EXPECT_EQ(daemon.look("2026-11-18T12:00:00Z").wake, utc("2026-11-19T10:30:00Z"));
  EXPECT_EQ(daemon.starts("2026-11-19T10:30:00Z"), "diario 2026-11-19T10:30:00Z");
}

// Several nodes.

/// Lets another node have its look just before this one's transaction.
class Overtaken : public MemoryStore {
 public:
  std::function<void()> other_node;
  void transaction(const std::function<void()>& work) override {
    if (const auto overtake = std::exchange(other_node, nullptr)) overtake();
    work();
  }
};

TEST(Agenda, OfTwoNodesThatFindAFireDueOneRunsIt) {
  const std::vector<Job> jobs = {daily_with(Misfire::All)};
  const Instant now = utc("2026-11-18T12:00:00Z");
  Overtaken store;
  write_ahead(jobs, store, utc("2026-11-15T12:00:00Z"));
  Agenda theirs;
  store.other_node = [&] { theirs = look(jobs, store, now); };

  const Agenda mine = look(jobs, store, now);

  EXPECT_EQ(theirs.started.size(), 1U);
  EXPECT_TRUE(mine.started.empty());
}

TEST(Agenda, ANodeThatComesLateGoesOnWhereTheOtherEnded) {
  const std::vector<Job> jobs = {daily_with(Misfire::All)};
  const Instant now = utc("2026-11-18T12:00:00Z");
  Overtaken store;
  write_ahead(jobs, store, utc("2026-11-15T12:00:00Z"));
  store.other_node = [&] {
    const auto run = look(jobs, store, now).started.at(0);
    store.runs().finished(run.id, RunState::Done, "", now);
  };

  EXPECT_EQ(look(jobs, store, now).started.at(0).occurrence, utc("2026-11-17T10:30:00Z"));
}

// What goes wrong.

class BrokenFor : public MemoryStore {
 public:
  int good = 0;  ///< transactions before one fails
  void transaction(const std::function<void()>& work) override {
    if (good-- == 0) throw Passing("the database is locked");
    work();
  }
};

TEST(Agenda, AJobThatCantBeDecidedHoldsUpNoOther) {
  const std::vector<Job> jobs = {daily_job("a"), daily_job("b"), daily_job("c")};
  const Instant now = utc("2026-11-16T10:30:00Z");
  BrokenFor store;
  store.good = 2;
  write_ahead(jobs, store, utc("2026-11-16T10:00:00Z"));

  const Agenda agenda = look(jobs, store, now);

  EXPECT_EQ(agenda.started.size(), 2U);
  EXPECT_EQ(agenda.troubles, (std::vector<std::string>{"job b: the database is locked"}));
  EXPECT_EQ(look(jobs, store, now).started.at(0).job, (JobId{"b"}));
}

// Many jobs.

std::vector<Job> many_jobs(int count) {
  std::vector<Job> jobs;
  for (int i = 0; i < count; ++i) jobs.push_back(daily_job("job-" + std::to_string(1000 + i)));
  return jobs;
}

TEST(Agenda, StartsManyJobsInSeveralLooks) {
  HandClock daemon(many_jobs(250));
  daemon.start("2026-11-16T10:00:00Z");
  std::vector<std::size_t> started;
  Agenda agenda;
  do {
    agenda = daemon.look("2026-11-16T10:30:00Z");
    started.push_back(agenda.started.size());
  } while (agenda.wake == utc("2026-11-16T10:30:00Z"));
  EXPECT_EQ(started, (std::vector<std::size_t>{100, 100, 50}));
}

class Counting : public MemoryStore {
 public:
  int transactions = 0;
  void transaction(const std::function<void()>& work) override {
    ++transactions;
    work();
  }
};

TEST(Agenda, WritesNothingOfJobsThatGoOnWaiting) {
  std::vector<Job> jobs = many_jobs(50);
  for (std::size_t i = 1; i < jobs.size(); ++i) jobs[i].after = jobs[0].id;
  Counting store;
  write_ahead(jobs, store, utc("2026-11-16T10:00:00Z"));
  look(jobs, store, utc("2026-11-16T10:30:00Z"));
  const int before = store.transactions;

  look(jobs, store, utc("2026-11-16T10:31:00Z"));

  EXPECT_EQ(store.transactions, before);
}

}  // namespace
}  // namespace boletim
