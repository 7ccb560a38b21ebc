#include "jobs/kpi/reconciliation.h"

#include <gmock/gmock.h>

#include "tests/support/failure_text.h"
#include "tests/support/reconciled.h"

namespace boletim {

void PrintTo(const Flows& f, std::ostream* out) {
  *out << "previous " << f.previous << " registered " << f.registered << " lost " << f.lost << " reopened "
       << f.reopened << " corrected " << f.corrected << " removed " << f.removed << " moved_in " << f.moved_in
       << " moved_out " << f.moved_out << " reclassified " << f.reclassified;
}

namespace {

using testing::HasSubstr;

Flows flows_of(const Counts& counts, std::size_t kpi = 0) {
  return counts.kpis[kpi].count.flows.value();
}

Flows flows_in(const Counts& counts, const std::string& column, const std::string& value,
               std::size_t kpi = 0) {
  const SegmentCount* segment = find_segment(counts, column, value);
  return segment == nullptr ? Flows{} : segment->kpis[kpi].flows.value();
}

TEST(Reconciliation, AJobsFirstSnapshotHasNoFlowsButAges) {
  Reconciled world;

  const Counts counts = world.pass(10, {AFinding("7").created(4)});

  EXPECT_FALSE(counts.kpis[0].count.flows);
  EXPECT_FALSE(counts.kpis[0].count.days_to_correct);
  EXPECT_EQ(counts.kpis[0].count.days_open, (DaySpread{6, 6, 6}));
  EXPECT_FALSE(find_segment(counts, "city", "Campinas")->kpis[0].flows);
}

TEST(Reconciliation, TellsRegisteredFromLost) {
  Reconciled world;
  world.pass(10, {});

  const Counts counts = world.pass(20, {AFinding("7").created(15), AFinding("8").created(5)});

  EXPECT_EQ(flows_of(counts), (Flows{.registered = 1, .lost = 1}));
  EXPECT_EQ(flows_in(counts, "city", "Campinas"), (Flows{.registered = 1, .lost = 1}));
}

TEST(Reconciliation, TellsCorrectedFromRemoved) {
  Reconciled world;
  world.pass(10, {AFinding("7").created(4), AFinding("8"), AFinding("9")});

  const Counts counts = world.pass(20, {fine("7").updated(14), fine("9").has_declined(kNoEmail)});

  EXPECT_EQ(flows_of(counts), (Flows{.previous = 3, .corrected = 1, .removed = 2}));
  EXPECT_EQ(counts.kpis[0].count.days_to_correct, (DaySpread{10, 10, 10}));
}

TEST(Reconciliation, AWrongValueThatIsTakenOutIsRemovedAndNotCorrected) {
  Reconciled world;
  world.pass(10, {AFinding("7")});

  EXPECT_EQ(flows_of(world.pass(20, {fine("7").has_emptied(kNoEmail)})),
            (Flows{.previous = 1, .removed = 1}));
}

TEST(Reconciliation, WhatStaysWrongInAnotherWayStaysOpen) {
  Reconciled world;
  world.pass(10, {AFinding("7").created(4)});

  const Counts counts = world.pass(20, {AFinding("7").created(4).updated(15)});

  EXPECT_EQ(flows_of(counts), (Flows{.previous = 1}));
  EXPECT_EQ(counts.kpis[0].count.days_open->mean, 16);
  EXPECT_EQ(world.ledger.written.size(), 1U);  // nothing was to be written
}

TEST(Reconciliation, AnEpisodeThatComesBackIsReopenedAlsoAfterItWasRemoved) {
  Reconciled world;
  world.pass(10, {AFinding("7"), AFinding("8")});
  world.pass(20, {fine("7")});

  const Counts counts = world.pass(30, {AFinding("7").updated(25), AFinding("8")});

  EXPECT_EQ(flows_of(counts), (Flows{.reopened = 2}));
  EXPECT_EQ(counts.kpis[0].count.days_open->mean, 2.5);
}

TEST(Reconciliation, ARecordThatMovesLeavesOneSegmentForAnotherAndKeepsItsAge) {
  Reconciled world;
  world.pass(10, {AFinding("7").created(4).in("Campinas")});

  const Counts counts = world.pass(20, {AFinding("7").in("Sumaré")});

  EXPECT_EQ(flows_of(counts), (Flows{.previous = 1}));
  EXPECT_EQ(flows_in(counts, "city", "Campinas"), (Flows{.previous = 1, .moved_out = 1}));
  EXPECT_EQ(flows_in(counts, "city", "Sumaré"), (Flows{.moved_in = 1}));
  EXPECT_EQ(find_segment(counts, "city", "Campinas")->total, 0);
  EXPECT_EQ(counts.kpis[0].count.days_open->mean, 16);
}

TEST(Reconciliation, ARecordThatMovesThereAndBackBetweenTwoSnapshotsOfAJobHasDoneBoth) {
  Reconciled world;
  world.jobs["daily"] = world.jobs["all"];
  world.pass(10, {AFinding("7").in("Campinas")});
  world.pass(11, {AFinding("7").in("Sumaré")}, {"daily"});

  const Counts counts = world.pass(20, {AFinding("7").in("Campinas")});

  EXPECT_EQ(flows_in(counts, "city", "Campinas"), (Flows{.previous = 1, .moved_in = 1, .moved_out = 1}));
  EXPECT_EQ(flows_in(counts, "city", "Sumaré"), (Flows{.moved_in = 1, .moved_out = 1}));
}

TEST(Reconciliation, OfSeveralValuesOnlyThoseThatChangeAreMoved) {
  Reconciled world;
  world.pass(10, {AFinding("7").served_by("frota\x1epneus")});

  const Counts counts = world.pass(20, {AFinding("7").served_by("pneus\x1erevisão")});

  EXPECT_EQ(flows_in(counts, "services", "frota"), (Flows{.previous = 1, .moved_out = 1}));
  EXPECT_EQ(flows_in(counts, "services", "pneus"), (Flows{.previous = 1}));
  EXPECT_EQ(flows_in(counts, "services", "revisão"), (Flows{.moved_in = 1}));
}

TEST(Reconciliation, ARecordThatMovesIntoWhatAJobIsAboutIsMovedInOfItsTotal) {
  Reconciled world;
  world.jobs["all"].rules.only = {{"city", {"Sumaré"}}};
  world.pass(10, {AFinding("7").in("Campinas"), AFinding("8").in("Sumaré")});

  const Counts counts = world.pass(20, {AFinding("7").in("Sumaré"), AFinding("8").in("Campinas")});

  EXPECT_EQ(flows_of(counts), (Flows{.previous = 1, .moved_in = 1, .moved_out = 1}));
  EXPECT_EQ(flows_in(counts, "services", "frota"), (Flows{.previous = 1, .moved_in = 1, .moved_out = 1}));
}

TEST(Reconciliation, AJobCountsWhatOtherJobsPassesSawSinceItsOwnSnapshot) {
  Reconciled world;
  world.jobs["daily"] = world.jobs["all"];
  world.pass(10, {AFinding("7"), AFinding("8")});
  world.pass(11, {fine("7"), AFinding("8"), AFinding("9").created(10)}, {"daily"});
  world.pass(12, {AFinding("7"), AFinding("8")}, {"daily"});

  const Counts counts = world.pass(20, {AFinding("7"), fine("8")});

  EXPECT_EQ(flows_of(counts), (Flows{.previous = 2, .lost = 1, .reopened = 1, .corrected = 2, .removed = 1}));
}

TEST(Reconciliation, SeveralJobsShareAPassEachSinceItsOwnSnapshot) {
  Reconciled world;
  world.jobs["daily"] = world.jobs["all"];
  world.pass(10, {AFinding("7")});
  world.pass(11, {}, {"daily"});

  const Counts daily = world.pass(20, {AFinding("7")}, {"all", "daily"});

  EXPECT_EQ(flows_of(daily), (Flows{.reopened = 1}));
  EXPECT_EQ(flows_of(*world.jobs["all"].last), (Flows{.previous = 1, .reopened = 1, .removed = 1}));
}

TEST(Reconciliation, WhatChangedRulesAloneFlagIsReclassifiedBesideRealWork) {
  Reconciled world;
  world.pass(10, {AFinding("1"), AFinding("2"), AFinding("3")});
  world.judged[0].then = RulesThen::Judged;

  const Counts counts = world.pass(20, {fine("1").was_flagged(0),         // corrected
                                        fine("2").was_flagged(kNoEmail),  // no longer a fault
                                        AFinding("3"),
                                        AFinding("4").was_flagged(0),           // a fault from now on
                                        AFinding("5").was_flagged(kNoEmail)});  // lost

  EXPECT_EQ(flows_of(counts), (Flows{.previous = 3, .lost = 1, .corrected = 1, .reclassified = 0}));
  const std::vector<Spell> spells = world.spells();
  EXPECT_EQ(spells[1].end->closing, Closing::Reclassified);
  EXPECT_EQ(spells[3].opening, Opening::Reclassified);
}

TEST(Reconciliation, WhereTheOldRulesAreLostOnlyWhoCameAndWentIsKnown) {
  Reconciled world;
  world.pass(10, {AFinding("1"), AFinding("2")});
  world.judged[0].then = RulesThen::Lost;

  const Counts counts = world.pass(20, {fine("1"), AFinding("3").created(5), AFinding("4").created(15)});

  EXPECT_EQ(flows_of(counts), (Flows{.previous = 2, .registered = 1, .removed = 1, .reclassified = 0}));
}

TEST(Reconciliation, AJobThatIsAboutOtherRecordsBooksTheDifferenceAsReclassified) {
  Reconciled world;
  world.pass(10, {AFinding("7").in("Campinas"), AFinding("8").in("Sumaré")});
  world.jobs["all"].rules.only = {{"city", {"Sumaré"}}};

  const Counts counts = world.pass(
      20, {AFinding("7").in("Campinas"), AFinding("8").in("Sumaré"), AFinding("9").in("Sumaré").created(15)});

  EXPECT_EQ(flows_of(counts), (Flows{.previous = 2, .registered = 1, .reclassified = -1}));
  EXPECT_EQ(flows_in(counts, "city", "Campinas"), (Flows{.previous = 1, .reclassified = -1}));
  EXPECT_EQ(flows_of(world.pass(30, {AFinding("8").in("Sumaré")})), (Flows{.previous = 2, .removed = 1}));
}

TEST(Reconciliation, ANewAxisHasNoFlowsAndTheOthersKeepTheirs) {
  Reconciled world;
  world.rules.traits = {{"city", "Cidade"}, {"owner", "owner"}};
  world.jobs["all"].rules.axes = {{"city", "Cidade"}};
  AFinding before("7");
  before.traits.pop_back();
  world.pass(10, {before});
  world.rules = Reconciled::registry_rules();
  world.jobs["all"].rules.axes = Reconciled::all_of_it().axes;

  const Counts counts = world.pass(20, {AFinding("7"), AFinding("8")});

  EXPECT_EQ(flows_in(counts, "city", "Campinas"), (Flows{.previous = 1, .lost = 1}));
  EXPECT_FALSE(find_segment(counts, "services", "frota")->kpis[0].flows);
  EXPECT_EQ(world.spells().size(), 2U);  // relabelled, not moved
  EXPECT_EQ(world.spells()[0].layout, world.spells()[1].layout);
  EXPECT_EQ(flows_in(world.pass(30, {AFinding("7"), AFinding("8")}), "services", "frota"),
            (Flows{.previous = 2}));
}

TEST(Reconciliation, AnAxisWhoseValuesAreToldInAnotherWayHasNoFlows) {
  Reconciled world;
  world.pass(10, {AFinding("7")});
  world.rules.traits[0].many = "/";

  const Counts counts = world.pass(20, {AFinding("7")});

  EXPECT_EQ(flows_of(counts), (Flows{.previous = 1}));
  EXPECT_FALSE(find_segment(counts, "city", "Campinas")->kpis[0].flows);
  EXPECT_EQ(flows_in(counts, "services", "frota"), (Flows{.previous = 1}));
  EXPECT_EQ(world.spells().size(), 1U);
}

TEST(Reconciliation, AKpiThatIsNewToAJobHasNoFlowsYet) {
  Reconciled world;
  world.jobs["all"].rules.kpis = {{{"no_email"}}};
  world.pass(10, {AFinding("7", kNoEmail | kNoMobile)});
  world.jobs["all"].rules.kpis = {{{"no_mobile"}}, {{"no_email"}}};

  const Counts counts = world.pass(20, {AFinding("7", kNoEmail | kNoMobile)});

  EXPECT_FALSE(counts.kpis[0].count.flows);
  EXPECT_EQ(flows_of(counts, 1), (Flows{.previous = 1}));
}

TEST(Reconciliation, AKpiThatNobodyJudgesKeepsItsEpisodesAsTheyAre) {
  Reconciled world;
  world.pass(10, {AFinding("7").created(4), AFinding("8")});
  world.judged[0].mapped = false;

  const Counts counts = world.pass(20, {AFinding("7", 0)});
  world.judged[0].mapped = true;
  const Counts later = world.pass(30, {AFinding("7")});

  EXPECT_EQ(counts.kpis[0].count, KpiCount{});
  EXPECT_FALSE(later.kpis[0].count.flows);  // the snapshot before had no number of it
  EXPECT_EQ(later.kpis[0].count.days_open->mean, 26);
}

TEST(Reconciliation, TellsOwnersWhatTheyCorrectedAndHowOldTheRestIs) {
  Reconciled world;
  world.pass(10, {AFinding("1").of("Ana").created(4), AFinding("2").of("Ana").created(6),
                  AFinding("3").of("Davi").created(8)});

  const Counts counts =
      world.pass(20, {fine("1").of("Ana").updated(14), AFinding("2").of("Ana"), AFinding("3").of("Davi")});

  const SegmentCount& ana = counts.owners->segments[0];
  EXPECT_EQ(ana.kpis[0].flows, (Flows{.previous = 2, .corrected = 1}));
  EXPECT_EQ(ana.kpis[0].days_to_correct->mean, 10);
  EXPECT_EQ(ana.kpis[0].days_open->mean, 14);
  EXPECT_EQ(counts.owners->segments[1].kpis[0].days_open->mean, 12);
}

TEST(Reconciliation, WritesNoMoreAtOnceThanAskedAndAllOfIt) {
  Reconciled world;
  world.batch = 3;
  std::vector<Finding> findings;
  for (int i = 0; i < 10; ++i) findings.push_back(AFinding(std::to_string(i), kNoEmail | kNoMobile));

  world.pass(10, findings);

  std::size_t most = 0, all = 0;
  for (const LedgerChanges& changes : world.ledger.written) {
    most = std::max(most, changes.size());
    all += changes.size();
  }
  EXPECT_LE(most, 3U);
  EXPECT_EQ(all, 20U);
  EXPECT_EQ(world.spells().size(), 20U);
}

TEST(Reconciliation, WhatAPassWroteThatBrokeOffIsAsIfItHadNotBeen) {
  Reconciled world;
  world.pass(10, {AFinding("7"), AFinding("8")});
  world.merge(world.begin(), 15, {fine("7"), AFinding("9")}, {"all"});  // and then the power fails

  const Counts counts = world.pass(20, {fine("7").updated(18), AFinding("8")});

  EXPECT_EQ(flows_of(counts), (Flows{.previous = 2, .corrected = 1}));
  EXPECT_EQ(world.spells()[0].end->at, day(18));
}

TEST(Reconciliation, RefusesASnapshotThatDoesNotAddUp) {
  Reconciled world;
  world.pass(10, {AFinding("7")});
  world.jobs["all"].last->kpis[0].count.flagged = 5;

  EXPECT_THAT(failure_text([&] { world.pass(20, {AFinding("7")}); }),
              HasSubstr("does not add up: no_email: 1 flagged, 5 by what became of the previous 5"));
}

TEST(Reconciliation, RefusesStreamsThatAreNotInOrder) {
  struct Backwards : Findings {
    int left = 2;
    bool next(Finding& finding) override {
      finding = AFinding(std::to_string(left));
      return left-- > 0;
    }
  };
  Reconciled world;
  const LedgerPass pass = world.begin();
  const auto spells = world.ledger.spells(pass);
  std::vector<Follower> nobody;
  Backwards findings;

  EXPECT_THROW(reconcile({pass, world.rules, world.judged, day(1)}, findings, *spells, nobody, 10,
                         [](const LedgerChanges&) {}),
               Failure);
}

}  // namespace
}  // namespace boletim
