#include "jobs/decision.h"

#include <gtest/gtest.h>

#include "jobs/schedule/tick.h"
#include "tests/support/timetables.h"

namespace boletim {
namespace {

using namespace std::chrono_literals;
using test::utc;

const Instant kNow = utc("2026-11-16T10:30:00Z");

Job job_with(Misfire misfire, Overlap overlap = Overlap::Skip) {
  Job job;
  job.id = {"cadastro"};
  job.misfire = misfire;
  job.overlap = overlap;
  return job;
}

/// A due fire, `late` after its instant. `why`: it was let wait before.
Situation::Fire fire(std::chrono::seconds late, std::string why = "", Predecessor predecessor = {}) {
  Situation::Fire fire;
  fire.record.occurrence = {{"cadastro"}, kNow - late, {}};
  fire.record.start_at = kNow - late;
  fire.record.why = std::move(why);
  fire.predecessor = std::move(predecessor);
  return fire;
}

Situation due(std::vector<Situation::Fire> fires, Busy busy = Busy::No) {
  Situation situation;
  situation.due = std::move(fires);
  situation.busy = busy;
  return situation;
}

/// "skip start": what becomes of each fire.
std::string rulings(const Job& job, const Situation& situation) {
  static constexpr const char* kNames[] = {"start", "wait", "skip", "pause"};
  std::string text;
  for (const Decision& decision : decide(job, situation, kNow)) {
    text += text.empty() ? "" : " ";
    text += kNames[static_cast<std::size_t>(decision.ruling)];
    if (decision.is_loss) text += "!";
  }
  return text;
}

Predecessor lost() {
  return {Predecessor::State::Lost, "erp failed (after)", {}};
}
Predecessor waiting(std::optional<Instant> until = {}) {
  return {Predecessor::State::Waiting, "waits for erp, which is under way", until};
}

TEST(Decide, OfSeveralMissedFiresOnceStartsTheLatestSkipNoneAllTheFirst) {
  const Situation missed = due({fire(50h), fire(26h), fire(2h)});
  EXPECT_EQ(rulings(job_with(Misfire::Once), missed), "skip skip start");
  EXPECT_EQ(rulings(job_with(Misfire::Skip), missed), "skip skip skip");
  EXPECT_EQ(rulings(job_with(Misfire::All), missed), "start wait wait");
}

TEST(Decide, SaysWhyAMissedFireIsNotMadeUpFor) {
  EXPECT_EQ(decide(job_with(Misfire::Once), due({fire(26h), fire(2h)}), kNow)[0].why,
            "a later fire was due before it could start (misfire: once)");
  EXPECT_EQ(decide(job_with(Misfire::Skip), due({fire(2h)}), kNow)[0].why, "it was missed (misfire: skip)");
}

TEST(Decide, StartsOnTimeWhateverMisfireSays) {
  for (const Misfire misfire : {Misfire::Once, Misfire::Skip, Misfire::All}) {
    EXPECT_EQ(rulings(job_with(misfire), due({fire(0s)})), "start");
    EXPECT_EQ(rulings(job_with(misfire), due({fire(kOnTime)})), "start");
  }
  EXPECT_EQ(rulings(job_with(Misfire::Skip), due({fire(kOnTime + 1s)})), "skip");
}

TEST(Decide, MeasuresLatenessFromTheStartThatItsJitterGives) {
  Situation::Fire spread = fire(1h);
  spread.record.start_at = kNow - 5s;
  EXPECT_EQ(rulings(job_with(Misfire::Skip), due({spread})), "start");
}

TEST(Decide, WhatComesDueWhileARunIsUnderWayIsSkippedOrQueued) {
  const Situation busy = due({fire(0s)}, Busy::BySchedule);
  EXPECT_EQ(rulings(job_with(Misfire::Once, Overlap::Skip), busy), "skip");
  EXPECT_EQ(rulings(job_with(Misfire::Once, Overlap::Queue), busy), "wait");
  EXPECT_EQ(rulings(job_with(Misfire::All, Overlap::Skip), busy), "wait");
}

TEST(Decide, ARunByHandUsesUpNoFire) {
  EXPECT_EQ(rulings(job_with(Misfire::Once, Overlap::Skip), due({fire(0s)}, Busy::ByHand)), "wait");
}

TEST(Decide, AMissedFireIsMadeUpForThoughARunThatWasBrokenOffIsUnderWayAgain) {
  EXPECT_EQ(rulings(job_with(Misfire::Once, Overlap::Skip), due({fire(2h)}, Busy::BySchedule)), "wait");
}

TEST(Decide, WhatWasLetWaitWasNotMissed) {
  const Situation queue = due({fire(3h, "waits"), fire(2h, "waits"), fire(0s)});
  EXPECT_EQ(rulings(job_with(Misfire::Once, Overlap::Queue), queue), "start wait wait");
  EXPECT_EQ(rulings(job_with(Misfire::Skip, Overlap::Queue), queue), "start wait wait");
}

TEST(Decide, NeverLetsMoreWaitThanItWouldMakeUpFor) {
  std::vector<Situation::Fire> many;
  for (int i = kMostMissed + 1; i >= 0; --i) many.push_back(fire(i * 1min, "waits"));
  const std::vector<Decision> decisions = decide(job_with(Misfire::All), due(many), kNow);
  EXPECT_TRUE(decisions[0].is_loss);
  EXPECT_TRUE(decisions[1].is_loss);
  EXPECT_EQ(decisions[2].ruling, Ruling::Start);
  EXPECT_EQ(decisions[0].why, "more than 100 later fires of the job were waiting");
}

TEST(Decide, StartsNothingAfterStartBy) {
  Job job = job_with(Misfire::All);
  job.start_by = 30min;
  EXPECT_EQ(rulings(job, due({fire(31min), fire(30min)})), "skip! start");
  EXPECT_EQ(decide(job, due({fire(31min)}), kNow)[0].why, "it could not start within 1800 s (start_by)");
}

TEST(Decide, WhatWaitsIsLookedAtAgainWhenStartByEnds) {
  Job job = job_with(Misfire::All);
  job.start_by = 30min;
  EXPECT_EQ(decide(job, due({fire(0s)}, Busy::BySchedule), kNow)[0].until, kNow + 30min);
}

TEST(Decide, WaitsForItsPredecessorAndIsLostWithIt) {
  const Job job = job_with(Misfire::Once);
  EXPECT_EQ(rulings(job, due({fire(0s, "", waiting())})), "wait");
  EXPECT_EQ(rulings(job, due({fire(0s, "", lost())})), "skip!");
  EXPECT_EQ(decide(job, due({fire(0s, "", lost())}), kNow)[0].why, "erp failed (after)");
}

TEST(Decide, GivesUpWaitingForItsPredecessorInTheEnd) {
  const Job job = job_with(Misfire::Once);
  EXPECT_EQ(rulings(job, due({fire(6h, "waits", waiting(kNow))})), "wait");
  EXPECT_EQ(rulings(job, due({fire(6h, "waits", waiting(kNow - 1s))})), "skip!");
}

TEST(Decide, StartByEndsTheWaitingForAPredecessorToo) {
  Job job = job_with(Misfire::Once);
  job.start_by = 8h;
  const auto waits = decide(job, due({fire(7h, "waits", waiting(kNow - 1h))}), kNow)[0];
  EXPECT_EQ(waits.ruling, Ruling::Wait);
  EXPECT_EQ(waits.until, kNow + 1h);
}

TEST(Decide, AFireThatWaitsForItsPredecessorHoldsUpNoLaterOne) {
  const Job job = job_with(Misfire::All);
  EXPECT_EQ(rulings(job, due({fire(2h, "waits", waiting()), fire(1h), fire(0s)})), "wait start wait");
}

TEST(Decide, OfAPausedJobRecordsAllThatComesDue) {
  Situation situation = due({fire(26h), fire(0s)}, Busy::BySchedule);
  situation.paused = "the job is paused by ana";
  EXPECT_EQ(rulings(job_with(Misfire::Once), situation), "pause pause");
  EXPECT_EQ(decide(job_with(Misfire::Once), situation, kNow)[0].why, "the job is paused by ana");
}

}  // namespace
}  // namespace boletim
