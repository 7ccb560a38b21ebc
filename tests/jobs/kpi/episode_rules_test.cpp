#include "jobs/kpi/episode_rules.h"

#include <ostream>

#include <gtest/gtest.h>

namespace boletim {

void PrintTo(const Begin& begin, std::ostream* out) {
  *out << name_of(begin.opening) << " at " << begin.at.time_since_epoch().count();
}
void PrintTo(const Ending& ending, std::ostream* out) {
  *out << name_of(ending.closing) << " at " << ending.at.time_since_epoch().count();
}

namespace {

Instant at(int second) {
  return Instant(std::chrono::seconds(second));
}

constexpr int kPrevious = 100;
constexpr int kTakenAt = 200;
const PassTime kFirst{{}, at(kTakenAt)};
const PassTime kLater{at(kPrevious), at(kTakenAt)};

struct Dates {
  std::optional<int> created, updated;
};

KpiVerdict a_verdict(Dates dates) {
  KpiVerdict verdict;
  if (dates.created) verdict.created_at = at(*dates.created);
  if (dates.updated) verdict.updated_at = at(*dates.updated);
  return verdict;
}

Begin begins(Dates dates, const PassTime& time = kLater, RulesThen rules = RulesThen::Same,
             bool earlier = false, bool before = false) {
  KpiVerdict verdict = a_verdict(dates);
  verdict.flagged = true;
  verdict.before = before;
  return begin_of(verdict, rules, earlier, time);
}

Ending ends(Dates dates, RulesThen rules = RulesThen::Same, bool before = false) {
  KpiVerdict verdict = a_verdict(dates);
  verdict.before = before;
  return ending_of(verdict, rules, kLater);
}

TEST(EpisodeBegins, RegisteredAtCreatedAtThatLiesAfterThePreviousPass) {
  EXPECT_EQ(begins({150, 170}), (Begin{Opening::Registered, at(150)}));
  EXPECT_EQ(begins({101, {}}), (Begin{Opening::Registered, at(101)}));
}

TEST(EpisodeBegins, LostAtUpdatedAtWhereItWasRegisteredBefore) {
  EXPECT_EQ(begins({50, 170}), (Begin{Opening::Lost, at(170)}));
  EXPECT_EQ(begins({kPrevious, 170}), (Begin{Opening::Lost, at(170)}));
  EXPECT_EQ(begins({{}, 170}), (Begin{Opening::Lost, at(170)}));
}

TEST(EpisodeBegins, LostAtTakenAtWhereNoDateIsSince) {
  EXPECT_EQ(begins({50, 60}), (Begin{Opening::Lost, at(kTakenAt)}));
  EXPECT_EQ(begins({{}, {}}), (Begin{Opening::Lost, at(kTakenAt)}));
}

TEST(EpisodeBegins, InTheFirstPassWhereverItsDatesSay) {
  EXPECT_EQ(begins({50, 60}, kFirst), (Begin{Opening::Registered, at(50)}));
  EXPECT_EQ(begins({{}, 60}, kFirst), (Begin{Opening::Registered, at(60)}));
  EXPECT_EQ(begins({{}, {}}, kFirst), (Begin{Opening::Registered, at(kTakenAt)}));
}

TEST(EpisodeBegins, NotInTheFuture) {
  EXPECT_EQ(begins({900, 150}), (Begin{Opening::Registered, at(kTakenAt)}));
  EXPECT_EQ(begins({50, 900}), (Begin{Opening::Lost, at(kTakenAt)}));
  EXPECT_EQ(begins({900, {}}, kFirst), (Begin{Opening::Registered, at(kTakenAt)}));
}

TEST(EpisodeBegins, ReopenedWhereItHadOneBefore) {
  EXPECT_EQ(begins({50, 170}, kLater, RulesThen::Same, true), (Begin{Opening::Reopened, at(170)}));
  EXPECT_EQ(begins({150, {}}, kLater, RulesThen::Same, true), (Begin{Opening::Reopened, at(kTakenAt)}));
}

TEST(EpisodeBegins, ReclassifiedWhereOnlyTheNewRulesFlagIt) {
  EXPECT_EQ(begins({50, 170}, kLater, RulesThen::Judged, false, false),
            (Begin{Opening::Reclassified, at(kTakenAt)}));
  EXPECT_EQ(begins({50, 170}, kLater, RulesThen::Judged, true, false).opening, Opening::Reclassified);
}

TEST(EpisodeBegins, AsEverWhereTheOldRulesFlagItToo) {
  EXPECT_EQ(begins({50, 170}, kLater, RulesThen::Judged, false, true), (Begin{Opening::Lost, at(170)}));
  EXPECT_EQ(begins({50, 170}, kLater, RulesThen::Judged, true, true).opening, Opening::Reopened);
}

TEST(EpisodeBegins, RegisteredWhateverTheRulesWereIfItWasNotThereBefore) {
  EXPECT_EQ(begins({150, {}}, kLater, RulesThen::Judged).opening, Opening::Registered);
  EXPECT_EQ(begins({150, {}}, kLater, RulesThen::Lost).opening, Opening::Registered);
}

TEST(EpisodeBegins, ReclassifiedWhereTheOldRulesAreLost) {
  EXPECT_EQ(begins({50, 170}, kLater, RulesThen::Lost, false, true).opening, Opening::Reclassified);
}

TEST(EpisodeEnds, CorrectedAtUpdatedAtBetweenTheTwoPasses) {
  EXPECT_EQ(ends({50, 170}), (Ending{Closing::Corrected, at(170)}));
}

TEST(EpisodeEnds, CorrectedAtTakenAtWhereUpdatedAtIsNotBetween) {
  EXPECT_EQ(ends({50, kPrevious}), (Ending{Closing::Corrected, at(kTakenAt)}));
  EXPECT_EQ(ends({50, 900}), (Ending{Closing::Corrected, at(kTakenAt)}));
  EXPECT_EQ(ends({50, {}}), (Ending{Closing::Corrected, at(kTakenAt)}));
}

TEST(EpisodeEnds, RemovedWhereNoRecordIsLeft) {
  EXPECT_EQ(ending_of(std::nullopt, RulesThen::Same, kLater), (Ending{Closing::Removed, at(kTakenAt)}));
  EXPECT_EQ(ending_of(std::nullopt, RulesThen::Lost, kLater).closing, Closing::Removed);
}

TEST(EpisodeEnds, RemovedWhereTheCustomerDeclined) {
  KpiVerdict verdict = a_verdict({50, 170});
  verdict.declined = true;

  EXPECT_EQ(ending_of(verdict, RulesThen::Same, kLater), (Ending{Closing::Removed, at(kTakenAt)}));
}

TEST(EpisodeEnds, RemovedWhereAWrongValueWasTakenOutInsteadOfCorrected) {
  KpiVerdict verdict = a_verdict({50, 170});
  verdict.emptied = true;

  EXPECT_EQ(ending_of(verdict, RulesThen::Same, kLater), (Ending{Closing::Removed, at(kTakenAt)}));
}

TEST(EpisodeEnds, ReclassifiedWhereTheOldRulesWouldFlagItStill) {
  EXPECT_EQ(ends({50, 170}, RulesThen::Judged, true), (Ending{Closing::Reclassified, at(kTakenAt)}));
}

TEST(EpisodeEnds, CorrectedWhereTheOldRulesWouldNotFlagItEither) {
  EXPECT_EQ(ends({50, 170}, RulesThen::Judged, false), (Ending{Closing::Corrected, at(170)}));
}

TEST(EpisodeEnds, ReclassifiedWhereTheOldRulesAreLost) {
  EXPECT_EQ(ends({50, 170}, RulesThen::Lost), (Ending{Closing::Reclassified, at(kTakenAt)}));
}

}  // namespace
}  // namespace boletim
