// `after: JOB`: a fire waits until that job's run of the same period is done.

#include <gtest/gtest.h>

#include "tests/support/hand_clock.h"

namespace boletim {
namespace {

using namespace std::chrono_literals;
using test::daily_job;
using test::HandClock;
using test::utc;

/// "zeta" comes first, and "alfa" after it at the same time.
HandClock two_jobs(Misfire misfire = Misfire::Once) {
  Job first = daily_job("zeta"), second = daily_job("alfa");
  second.after = first.id;
  first.misfire = second.misfire = misfire;
  return HandClock({second, first});
}

TEST(After, AFireWaitsUntilItsPredecessorIsDone) {
  HandClock daemon = two_jobs();
  daemon.start("2026-11-16T10:00:00Z");

  const Agenda agenda = daemon.look("2026-11-16T10:30:00Z");
  ASSERT_EQ(agenda.started.size(), 1U);
  EXPECT_EQ(agenda.started[0].job, (JobId{"zeta"}));
  EXPECT_EQ(daemon.fate("2026-11-16T10:30:00Z", "alfa"), "planned: waits for zeta, which is under way");

  daemon.end(agenda.started[0]);
  EXPECT_EQ(daemon.starts("2026-11-16T10:31:00Z"), "alfa 2026-11-16T10:30:00Z");
}

TEST(After, AnEmptyRegistryCountsAsDone) {
  HandClock daemon = two_jobs();
  daemon.start("2026-11-16T10:00:00Z");
  daemon.end(daemon.look("2026-11-16T10:30:00Z").started.at(0), RunState::NoData);
  EXPECT_EQ(daemon.starts("2026-11-16T10:31:00Z"), "alfa 2026-11-16T10:30:00Z");
}

TEST(After, AFireIsSkippedWithAPredecessorThatFinallyFailed) {
  HandClock daemon = two_jobs();
  daemon.start("2026-11-16T10:00:00Z");
  daemon.end(daemon.look("2026-11-16T10:30:00Z").started.at(0), RunState::Failed);
  EXPECT_EQ(daemon.starts("2026-11-16T10:31:00Z"), "");
  EXPECT_EQ(daemon.fate("2026-11-16T10:30:00Z", "alfa"), "skipped: zeta failed (after)");
}

TEST(After, AFireWaitsForAPredecessorThatIsTriedAgain) {
  HandClock daemon = two_jobs();
  daemon.start("2026-11-16T10:00:00Z");
  const auto run = daemon.look("2026-11-16T10:30:00Z").started.at(0);
  daemon.store.runs().put_off(run.id, "the ERP is away", utc("2026-11-16T10:35:00Z"), run.claimed_at);

  EXPECT_EQ(daemon.look("2026-11-16T10:31:00Z").wake, utc("2026-11-16T16:30:01Z"));
  EXPECT_EQ(daemon.fate("2026-11-16T10:30:00Z", "alfa"),
            "planned: waits for zeta, which failed and is tried again");
}

TEST(After, AFireIsSkippedWithAPredecessorThatWasSkipped) {
  HandClock daemon = two_jobs();
  daemon.start("2026-11-16T10:00:00Z");
  daemon.store.occurrences().decide({"zeta"}, utc("2026-11-16T10:30:00Z"), OccurrenceState::Skipped,
                                    "it was missed (misfire: skip)", utc("2026-11-16T10:30:00Z"));
  EXPECT_EQ(daemon.starts("2026-11-16T10:30:00Z"), "");
  EXPECT_EQ(daemon.fate("2026-11-16T10:30:00Z", "alfa"),
            "skipped: zeta was skipped (after): it was missed (misfire: skip)");
}

TEST(After, AFireGivesUpAPausedPredecessorWhenItsTimeIsOver) {
  HandClock daemon = two_jobs();
  daemon.jobs[0].retry = 2h;
  daemon.start("2026-11-16T10:00:00Z");
  daemon.store.occurrences().decide({"zeta"}, utc("2026-11-16T10:30:00Z"), OccurrenceState::Paused, "",
                                    utc("2026-11-16T10:30:00Z"));

  EXPECT_EQ(daemon.look("2026-11-16T10:30:00Z").wake, utc("2026-11-16T12:30:01Z"));
  EXPECT_EQ(daemon.fate("2026-11-16T10:30:00Z", "alfa"), "planned: waits for zeta, which is paused");
  daemon.look("2026-11-16T12:30:01Z");
  EXPECT_EQ(daemon.fate("2026-11-16T10:30:00Z", "alfa"),
            "skipped: given up (retry): it waits for zeta, which is paused");
}

TEST(After, AfterDaysOfDowntimeBothAreMadeUpForInOrder) {
  HandClock daemon = two_jobs(Misfire::All);
  daemon.start("2026-11-13T12:00:00Z");

  std::string order;
  for (int i = 0; i < 5; ++i) order += daemon.starts("2026-11-15T12:00:00Z") + "; ";

  EXPECT_EQ(order,
            "zeta 2026-11-14T10:30:00Z; zeta 2026-11-15T10:30:00Z alfa 2026-11-14T10:30:00Z; "
            "alfa 2026-11-15T10:30:00Z; ; ; ");
}

TEST(After, APredecessorThatFiresLaterInThePeriodIsWaitedFor) {
  HandClock daemon({daily_job("alfa"), daily_job("zeta", "0 9 * * *")});
  daemon.jobs[0].after = JobId{"zeta"};
  daemon.start("2026-11-16T10:00:00Z");

  EXPECT_EQ(daemon.starts("2026-11-16T10:30:00Z"), "");
  EXPECT_EQ(daemon.fate("2026-11-16T10:30:00Z", "alfa"), "planned: waits for zeta, which is to come");
  EXPECT_EQ(daemon.starts("2026-11-16T12:00:00Z"), "zeta 2026-11-16T12:00:00Z");
  EXPECT_EQ(daemon.starts("2026-11-16T12:01:00Z"), "alfa 2026-11-16T10:30:00Z");
}

TEST(After, OfSeveralPredecessorsOfOnePeriodTheOneJustBeforeCounts) {
  HandClock daemon({daily_job("alfa", "0 12 * * *"), daily_job("zeta", "0 8,11 * * *")});
  daemon.jobs[0].after = JobId{"zeta"};
  daemon.start("2026-11-16T10:00:00Z");
  daemon.starts("2026-11-16T11:00:00Z");
  const auto second = daemon.look("2026-11-16T14:00:00Z").started.at(0);

  EXPECT_EQ(daemon.starts("2026-11-16T15:00:00Z"), "");
  daemon.end(second);
  EXPECT_EQ(daemon.starts("2026-11-16T15:01:00Z"), "alfa 2026-11-16T15:00:00Z");
}

TEST(After, AChainIsDoneLinkByLink) {
  HandClock daemon({daily_job("c"), daily_job("b"), daily_job("a")});
  daemon.jobs[0].after = JobId{"b"};
  daemon.jobs[1].after = JobId{"a"};
  daemon.start("2026-11-16T10:00:00Z");
  EXPECT_EQ(daemon.starts("2026-11-16T10:30:00Z"), "a 2026-11-16T10:30:00Z");
  EXPECT_EQ(daemon.starts("2026-11-16T10:30:00Z"), "b 2026-11-16T10:30:00Z");
  EXPECT_EQ(daemon.starts("2026-11-16T10:30:00Z"), "c 2026-11-16T10:30:00Z");
}

TEST(After, JobsThatWaitForEachOtherHangNothing) {
  HandClock daemon({daily_job("a"), daily_job("b"), daily_job("c")});
  daemon.jobs[0].after = JobId{"b"};
  daemon.jobs[1].after = JobId{"a"};
  daemon.start("2026-11-16T10:00:00Z");
  EXPECT_EQ(daemon.starts("2026-11-16T10:30:00Z"), "c 2026-11-16T10:30:00Z");
}

}  // namespace
}  // namespace boletim
