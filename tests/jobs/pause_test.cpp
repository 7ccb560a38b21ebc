#include "jobs/pause.h"

#include <gtest/gtest.h>

#include "tests/support/hand_clock.h"

namespace boletim {
namespace {

using test::daily_job;
using test::HandClock;
using test::utc;

/// A job that was paused on 15 November at noon, the next three fires of which came due.
HandClock paused_for_three_days() {
  HandClock daemon({daily_job()});
  daemon.start("2026-11-15T11:00:00Z");
  pause(daemon.store, daemon.jobs[0], "ana", std::nullopt, utc("2026-11-15T12:00:00Z"));
  for (const char* now : {"2026-11-16T10:30:00Z", "2026-11-17T10:30:00Z", "2026-11-18T10:30:00Z"})
    daemon.look(now);
  return daemon;
}

std::vector<Instant> instants_of(const std::vector<OccurrenceRecord>& records) {
  std::vector<Instant> instants;
  for (const OccurrenceRecord& record : records) instants.push_back(record.occurrence.at);
  return instants;
}

TEST(Pause, RecordsWhatComesDueAndGoesOnWritingTheNext) {
  HandClock daemon = paused_for_three_days();
  EXPECT_EQ(daemon.fate("2026-11-16T10:30:00Z"), "paused: the job is paused by ana");
  EXPECT_EQ(daemon.fate("2026-11-19T10:30:00Z"), "planned");
}

TEST(Pause, TwiceSaysWhoDidItFirst) {
  HandClock daemon({daily_job()});
  const Instant first = utc("2026-11-15T12:00:00Z"), second = utc("2026-11-15T13:00:00Z");
  EXPECT_EQ(pause(daemon.store, daemon.jobs[0], "ana", Misfire::All, first),
            (PauseAnswer{false, "ana", first, Misfire::All}));
  EXPECT_EQ(pause(daemon.store, daemon.jobs[0], "bruno", Misfire::Skip, second),
            (PauseAnswer{true, "ana", first, Misfire::All}));
}

TEST(Pause, OfAJobThatNoDaemonHasSeenHolds) {
  HandClock daemon({daily_job()});
  pause(daemon.store, daemon.jobs[0], "ana", std::nullopt, utc("2026-11-15T12:00:00Z"));
  daemon.start("2026-11-16T12:00:00Z");
  EXPECT_EQ(daemon.starts("2026-11-16T12:00:00Z"), "");
  EXPECT_EQ(daemon.fate("2026-11-16T10:30:00Z"), "paused: the job is paused by ana");
}

TEST(Pause, HoldsThoughADaemonStartsAnew) {
  HandClock daemon = paused_for_three_days();
  daemon.start("2026-11-18T11:00:00Z");
  EXPECT_EQ(daemon.starts("2026-11-19T10:30:00Z"), "");
}

TEST(Resume, OnceRunsTheLatest) {
  HandClock daemon = paused_for_three_days();

  const ResumeAnswer answer =
      resume(daemon.store, daemon.jobs[0], Misfire::Once, utc("2026-11-18T12:00:00Z"));

  EXPECT_EQ(instants_of(answer.to_run), (std::vector{utc("2026-11-18T10:30:00Z")}));
  EXPECT_EQ(answer.skipped.size(), 2U);
  EXPECT_EQ(daemon.starts("2026-11-18T12:00:00Z"), "diario 2026-11-18T10:30:00Z");
  EXPECT_EQ(daemon.fate("2026-11-16T10:30:00Z"),
            "skipped: a later fire came due while the job was paused (resumed with: once)");
}

TEST(Resume, AllRunsEachWhateverTheJobsMisfire) {
  HandClock daemon = paused_for_three_days();
  daemon.jobs[0].misfire = Misfire::Skip;

  resume(daemon.store, daemon.jobs[0], Misfire::All, utc("2026-11-18T12:00:00Z"));

  std::string order;
  for (int i = 0; i < 4; ++i) order += daemon.starts("2026-11-18T12:00:00Z") + "; ";
  EXPECT_EQ(order,
            "diario 2026-11-16T10:30:00Z; diario 2026-11-17T10:30:00Z; diario 2026-11-18T10:30:00Z; ; ");
}

TEST(Resume, SkipRunsNone) {
  HandClock daemon = paused_for_three_days();
  const ResumeAnswer answer =
      resume(daemon.store, daemon.jobs[0], Misfire::Skip, utc("2026-11-18T12:00:00Z"));
  EXPECT_EQ(answer.skipped.size(), 3U);
  EXPECT_EQ(daemon.starts("2026-11-18T12:00:00Z"), "");
  EXPECT_EQ(daemon.starts("2026-11-19T10:30:00Z"), "diario 2026-11-19T10:30:00Z");
}

TEST(Resume, DecidesWhatCameDueWithoutADaemonToo) {
  HandClock daemon({daily_job()});
  daemon.start("2026-11-15T11:00:00Z");
  pause(daemon.store, daemon.jobs[0], "ana", std::nullopt, utc("2026-11-15T12:00:00Z"));

  const ResumeAnswer answer =
      resume(daemon.store, daemon.jobs[0], Misfire::Once, utc("2026-11-18T12:00:00Z"));

  EXPECT_EQ(instants_of(answer.to_run), (std::vector{utc("2026-11-18T10:30:00Z")}));
  EXPECT_EQ(answer.skipped.size(), 2U);
}

TEST(Resume, OfAJobThatIsNotPausedDoesNothing) {
  HandClock daemon({daily_job()});
  daemon.start("2026-11-15T11:00:00Z");
  EXPECT_EQ(resume(daemon.store, daemon.jobs[0], Misfire::All, utc("2026-11-16T12:00:00Z")), ResumeAnswer{});
  EXPECT_EQ(daemon.fate("2026-11-16T10:30:00Z"), "planned");
}

TEST(Resume, OfADisabledJobPlansNothing) {
  HandClock daemon = paused_for_three_days();
  daemon.jobs[0].enabled = false;
  daemon.start("2026-11-18T11:00:00Z");
  const ResumeAnswer answer =
      resume(daemon.store, daemon.jobs[0], Misfire::Skip, utc("2026-11-18T12:00:00Z"));
  EXPECT_EQ(answer.skipped.size(), 3U);
  EXPECT_EQ(daemon.look("2026-11-18T12:00:00Z").wake, std::nullopt);
}

}  // namespace
}  // namespace boletim
