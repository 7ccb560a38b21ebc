#include "tests/daemon/store/store_fixture.h"

namespace boletim {
namespace {

/// Counts with everything that a snapshot can hold: a KPI that is not mapped, a blank segment, an empty axis.
Counts some_counts(std::int64_t total) {
  Counts counts;
  counts.total = total;
  counts.inactive = 7;
  counts.replaced = 2;
  const KpiCount one{5, 1, {1, 1, 1, 1, 1}};
  const KpiCount other{2, 0, {2, 0, 0, 0, 0}};
  counts.kpis = {{KpiId{"no_email"}, true, one}, {KpiId{"late"}, false, {}}};
  counts.axes = {{"city", {{"", 1, {other, {}}}, {"São Paulo", total - 1, {one, {}}}}}, {"segment", {}}};
  return counts;
}

/// What follows from a snapshot before: flows, by segment and owner too; a KPI new to the job has none.
Counts followed_counts() {
  Counts counts = some_counts(40);
  const Flows flows{9, 1, 2, 3, 4, 5, 6, 7, -8};
  counts.registered = 31;
  counts.kpis[0].count.flows = flows;
  counts.kpis[0].count.days_to_correct = {100.0 / 3, 7, 1e-9};
  counts.kpis[0].count.days_open = {0.1, 0, 4'000};
  counts.kpis[0].stated = false;
  counts.kpis[0].rule = "cbf29ce484222325";
  counts.kpis[0].impacts = {{ImpactKind::ReachableByEmail, "", 1, 2, 3, 4},
                            {ImpactKind::Revenue, "BRL", 100'000, 2, -5, 4},
                            {ImpactKind::Revenue, "USD", 1, 1, 0, 0},
                            {ImpactKind::OverdueUndated, "BRL", 5, 1, 2, 1}};
  counts.axes[0].segments[1].kpis[0].flows = flows;
  counts.axes[1].many = true;
  counts.axes[1].definition = "many ;";
  counts.owners = counts.axes[0];
  counts.owners->column = "owner";
  counts.owners->segments[0].kpis[0].days_open = {1, 2, 3};
  counts.suspects = {{"email", "loja@oficina.example", 12}, {"phone", "+551938714613", 11}};
  return counts;
}

class SnapshotsTest : public StoreTest {
 protected:
  /// A run's snapshot, of the hundred seconds that end at `due`, taken at `taken`.
  Snapshot a_snapshot(std::int64_t due, std::int64_t taken, const std::string& job = "weekly") {
    Run run = a_run(std::nullopt, job);
    run.period = {PeriodKind::Weekly, at(due - 100), at(due)};
    run.id = runs_.claim(run).value();
    return {
        run.id,         run.job, run.source, run.registry, at(taken), run.period, {"id", "name", "e_mail"},
        some_counts(40)};
  }
  CoursePeriod a_hundred_seconds_until(std::int64_t end) {
    return {{PeriodKind::Weekly, at(end - 100), at(end)}, at(end + 100)};
  }
  Snapshot added(const Snapshot& snapshot) {
    snapshots_.add(snapshot);
    return snapshot;
  }
};

TEST_P(SnapshotsTest, ComesBackEqual) {
  const Snapshot snapshot = added(a_snapshot(1000, 1005));
  EXPECT_EQ(snapshots_.of_run(snapshot.run), snapshot);
  EXPECT_EQ(snapshots_.of_run(RunId{"99"}), std::nullopt);
}

TEST_P(SnapshotsTest, OfAnEmptyRegistryComesBackEqual) {
  Snapshot snapshot = a_snapshot(1000, 1005);
  snapshot.counts = {};
  snapshot.columns = {};
  EXPECT_EQ(snapshots_.of_run(added(snapshot).run), snapshot);
}

TEST_P(SnapshotsTest, WhatFollowsFromTheOneBeforeComesBackEqual) {
  Snapshot snapshot = a_snapshot(1000, 1005);
  snapshot.counts = followed_counts();
  snapshot.pass = 17;
  snapshot.previous_at = at(905);
  snapshot.selection = "84222325";
  snapshot.currency = "BRL";
  EXPECT_EQ(snapshots_.of_run(added(snapshot).run), snapshot);

  Snapshot next = a_snapshot(1100, 1105);
  next.counts = followed_counts();
  next.counts.owners.reset();
  added(next);
  EXPECT_EQ(
      snapshots_.course(JobId{"weekly"}, {a_hundred_seconds_until(1000), a_hundred_seconds_until(1100)}),
      (std::vector<Snapshot>{snapshot, next}));
}

TEST_P(SnapshotsTest, OfPartsComeBackBesideTheWholeAndHaveACourseOfTheirOwn) {
  const Snapshot whole = added(a_snapshot(1000, 1005));
  Snapshot campinas = whole, retail = whole;
  campinas.part = {{{"city", {"Campinas"}}}};
  campinas.counts = followed_counts();
  retail.part = {{{"city", {"", "São Paulo"}}, {"segment", {std::string(5000, 'x')}}}};
  retail.counts.total = 3;
  added(retail);
  added(campinas);
  EXPECT_EQ(snapshots_.of_run(whole.run), whole);
  EXPECT_EQ(snapshots_.parts_of_run(whole.run), (std::vector<Snapshot>{retail, campinas}));
  EXPECT_THROW(snapshots_.add(campinas), std::exception);

  const Snapshot next = added(a_snapshot(1100, 1105));
  Snapshot next_campinas = next;
  next_campinas.part = campinas.part;
  next_campinas.counts.total = 99;
  added(next_campinas);
  const std::vector<CoursePeriod> both = {a_hundred_seconds_until(1000), a_hundred_seconds_until(1100)};
  EXPECT_EQ(snapshots_.course(JobId{"weekly"}, both), (std::vector<Snapshot>{whole, next}));
  EXPECT_EQ(snapshots_.course(JobId{"weekly"}, both, campinas.part),
            (std::vector<Snapshot>{campinas, next_campinas}));
  EXPECT_EQ(snapshots_.course(JobId{"weekly"}, both, retail.part), std::vector<Snapshot>{retail});
  EXPECT_EQ(snapshots_.latest(JobId{"weekly"}, {}), next);
}

TEST_P(SnapshotsTest, LatestIsTheNewestTakenBefore) {
  const Snapshot first = added(a_snapshot(1000, 1005));
  const Snapshot second = added(a_snapshot(1100, 1105));
  added(a_snapshot(1200, 1205, "monthly"));
  EXPECT_EQ(snapshots_.latest(JobId{"weekly"}, {}), second);
  EXPECT_EQ(snapshots_.latest(JobId{"weekly"}, at(1105)), first);
  EXPECT_EQ(snapshots_.latest(JobId{"weekly"}, at(1005)), std::nullopt);
  EXPECT_EQ(snapshots_.latest(JobId{"none"}, {}), std::nullopt);
}

TEST_P(SnapshotsTest, CourseHasTheNewestOneOfEachPeriodInOrder) {
  const Snapshot second = added(a_snapshot(1100, 1105));
  added(a_snapshot(1000, 1005));
  const Snapshot again = added(a_snapshot(1000, 1050));
  added(a_snapshot(1200, 1205));
  added(a_snapshot(1100, 1106, "monthly"));
  EXPECT_EQ(
      snapshots_.course(JobId{"weekly"}, {a_hundred_seconds_until(1100), a_hundred_seconds_until(1000)}),
      (std::vector<Snapshot>{again, second}));
  EXPECT_EQ(snapshots_.course(JobId{"weekly"}, {}), std::vector<Snapshot>{});
}

TEST_P(SnapshotsTest, CourseLeavesOutWhatWasTakenAfterTheNextPeriodHadEndedHoweverLongThatIs) {
  const Snapshot in_time = added(a_snapshot(1000, 1139));
  added(a_snapshot(1000, 1140));
  CoursePeriod period = a_hundred_seconds_until(1000);
  period.in_time_until = at(1140);
  EXPECT_EQ(snapshots_.course(JobId{"weekly"}, {period}), std::vector<Snapshot>{in_time});
}

TEST_P(SnapshotsTest, CourseOfAYearOfDaysIsOneQuery) {
  std::vector<CoursePeriod> periods;
  for (std::int64_t end = 100'000; end > 0; end -= 100) periods.push_back(a_hundred_seconds_until(end));
  const Snapshot one = added(a_snapshot(1000, 1005));
  EXPECT_EQ(snapshots_.course(JobId{"weekly"}, periods), std::vector<Snapshot>{one});
}

TEST_P(SnapshotsTest, NewestOfARegistryIsFoundWhicheverJobTookIt) {
  added(a_snapshot(1000, 1005));
  added(a_snapshot(1000, 1007, "monthly"));
  EXPECT_EQ(snapshots_.newest(SourceId{"erp"}, RegistryId{"customers"}), at(1007));
  EXPECT_EQ(snapshots_.newest(SourceId{"erp"}, RegistryId{"suppliers"}), std::nullopt);
}

TEST_P(SnapshotsTest, ARunHasOneSnapshotAndOnlyAKnownRunHasOne) {
  const Snapshot snapshot = added(a_snapshot(1000, 1005));
  EXPECT_THROW(snapshots_.add(snapshot), std::exception);
  Snapshot stray = snapshot;
  stray.run = RunId{"99"};
  EXPECT_THROW(snapshots_.add(stray), std::exception);
  EXPECT_EQ(snapshots_.of_run(snapshot.run), snapshot);
}

TEST_P(SnapshotsTest, ThousandsOfSegmentsAreStoredAndReadInBulk) {
  Snapshot snapshot = a_snapshot(1000, 1005);
  for (int i = 0; i < 5000; ++i)
    snapshot.counts.axes[1].segments.push_back(
        {"segment " + std::to_string(i), i, {{i, 0, {i, 0, 0, 0, 0}}, {}}});
  EXPECT_EQ(snapshots_.of_run(added(snapshot).run), snapshot);
}

INSTANTIATE_ON_ALL(SnapshotsTest);

}  // namespace
}  // namespace boletim
