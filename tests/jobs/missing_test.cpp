#include "jobs/missing.h"

#include <gtest/gtest.h>

#include "jobs/schedule/tick.h"
#include "tests/support/hand_clock.h"

namespace boletim {
namespace {

using test::daily_job;
using test::HandClock;
using test::utc;

std::vector<Instant> missing(HandClock& daemon, std::string_view from, std::string_view until) {
  Occurrences& occurrences = daemon.store.occurrences();
  const Job& job = daemon.jobs[0];
  return missing_fires(job, occurrences.watch(job.id).value(), utc(from), utc(until),
                       occurrences.list(job.id, utc(from), utc(until)));
}

TEST(MissingFires, OfADaemonThatRunsAreNone) {
  HandClock daemon({daily_job()});
  daemon.start("2026-11-13T12:00:00Z");
  for (const char* now : {"2026-11-14T10:30:00Z", "2026-11-15T10:30:00Z", "2026-11-16T10:30:00Z"})
    daemon.starts(now);
  EXPECT_TRUE(missing(daemon, "2026-11-01T00:00:00Z", "2026-11-17T00:00:00Z").empty());
}

TEST(MissingFires, OfADaemonThatIsAwayAreThoseAfterTheOneThatWasWrittenAhead) {
  HandClock daemon({daily_job()});
  daemon.start("2026-11-13T12:00:00Z");
  EXPECT_EQ(missing(daemon, "2026-11-01T00:00:00Z", "2026-11-17T00:00:00Z"),
            (std::vector{utc("2026-11-15T10:30:00Z"), utc("2026-11-16T10:30:00Z")}));
}

TEST(MissingFires, NameARecordThatSomebodyTookAway) {
  HandClock daemon({daily_job()});
  daemon.start("2026-11-13T12:00:00Z");
  daemon.starts("2026-11-14T10:30:00Z");
  daemon.store.occurrences().withdraw({"diario"}, utc("2026-11-14T10:30:00Z"));
  EXPECT_EQ(missing(daemon, "2026-11-01T00:00:00Z", "2026-11-15T11:00:00Z"),
            (std::vector{utc("2026-11-15T10:30:00Z")}));
}

TEST(MissingFires, AreNotThoseThatAGapTellsOf) {
  HandClock daemon({daily_job("diario", "* * * * *")});
  daemon.start("2026-11-13T12:00:00Z");
  daemon.look("2026-11-14T12:00:00Z");
  EXPECT_TRUE(missing(daemon, "2026-11-13T00:00:00Z", "2026-11-14T12:00:00Z").empty());
}

TEST(MissingFires, MayStillBeOnTheirWayWithinTheJitter) {
  HandClock daemon({daily_job("diario", "0 * * * *")});
  daemon.jobs[0].jitter = std::chrono::hours(3);
  daemon.start("2026-11-13T12:00:00Z");
  const Instant start = daemon.look("2026-11-13T12:00:00Z").wake.value();
  EXPECT_TRUE(missing(daemon, "2026-11-13T12:00:00Z", to_rfc3339(start)).empty());
}

TEST(MissingFires, AreNamedUpToABound) {
  HandClock daemon({daily_job("diario", "* * * * *")});
  daemon.start("2026-11-13T12:00:00Z");
  EXPECT_EQ(std::ssize(missing(daemon, "2026-11-13T00:00:00Z", "2026-11-16T00:00:00Z")), kMostMissed);
}

}  // namespace
}  // namespace boletim
