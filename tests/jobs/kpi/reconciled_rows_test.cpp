#include <gmock/gmock.h>

#include "jobs/kpi/reconciliation.h"
#include "tests/support/reconciled.h"

namespace boletim {

namespace {

using testing::ElementsAre;

TEST(ReconciledRows, ARowsAgeIsThatOfItsOldestOpenEpisodeAmongTheJobsKpis) {
  Reconciled world;
  world.jobs["all"].rules.kpis = {{{"no_mobile"}}, {{"no_email"}}};
  world.pass(10, {AFinding("7", kNoMobile).created(4)});

  world.pass(20, {AFinding("7", kNoEmail | kNoMobile).served_by("frota\x1epneus").updated(15)});

  ASSERT_EQ(world.rows.size(), 1U);
  EXPECT_EQ(world.rows[0].since, day(4));
  EXPECT_EQ(world.rows[0].kpis, 3U);
  EXPECT_THAT(world.rows[0].axes, ElementsAre("Campinas", "frota; pneus"));
}

TEST(ReconciledRows, RowsAreOfTheJobsKpisAndRecordsAlone) {
  Reconciled world;
  world.jobs["all"].rules.kpis = {{{"no_mobile"}}};
  world.jobs["all"].rules.only = {{"city", {"Sumaré"}}};

  world.pass(10, {AFinding("1", kNoEmail).in("Sumaré"), AFinding("2", kNoMobile).in("Campinas"),
                  AFinding("3", kNoMobile).in("Sumaré")});

  ASSERT_EQ(world.rows.size(), 1U);
  EXPECT_EQ(world.rows[0].id, "3");
}

TEST(ReconciledRows, TellsTheRowsOfWhatItsFlowsCount) {
  Reconciled world;
  world.pass(10, {AFinding("7", kNoEmail | kNoMobile).created(4).of("Bia"), AFinding("8").created(2)});
  AFinding corrected = fine("7").updated(14).of("Ana");
  corrected.name = "Óleo & Cia";

  world.pass(20, {corrected});

  const std::vector<Flagged>& changes = world.jobs["all"].changes;
  ASSERT_EQ(changes.size(), 2U);
  EXPECT_EQ(changes[0].name, "Óleo & Cia");
  EXPECT_EQ(changes[0].owner, "Bia");  // as it was last seen flagged
  EXPECT_EQ(changes[0].kpis, 3U);
  EXPECT_EQ(changes[0].since, day(4));
  EXPECT_EQ(changes[0].change, (FlaggedChange{FlaggedChange::Kind::Corrected, day(14), day(14)}));
  EXPECT_EQ(changes[1].id, "8");
  EXPECT_EQ(changes[1].name, "");
  EXPECT_EQ(changes[1].change, (FlaggedChange{FlaggedChange::Kind::Removed, day(20), day(20)}));
}

TEST(ReconciledRows, ARecordThatIsCorrectedTwiceIsTwoRows) {
  Reconciled world;
  world.jobs["daily"] = world.jobs["all"];
  world.pass(10, {AFinding("7")});
  world.pass(11, {fine("7")}, {"daily"});
  world.pass(12, {AFinding("7")}, {"daily"});

  world.pass(20, {fine("7")});

  std::vector<FlaggedChange::Kind> kinds;
  for (const Flagged& row : world.jobs["all"].changes) kinds.push_back(row.change->kind);
  EXPECT_THAT(kinds, ElementsAre(FlaggedChange::Kind::Corrected, FlaggedChange::Kind::Reopened,
                                 FlaggedChange::Kind::Corrected));
  EXPECT_EQ(world.jobs["all"].changes[1].change->until, day(20));
}

TEST(ReconciledRows, TellsNoChangesToWhoDoesNotAsk) {
  Reconciled world;
  world.tells_changes = false;
  world.pass(10, {AFinding("7")});

  world.pass(20, {fine("7")});

  EXPECT_TRUE(world.jobs["all"].changes.empty());
}

}  // namespace
}  // namespace boletim
