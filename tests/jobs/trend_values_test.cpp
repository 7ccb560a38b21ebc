// Made snapshots told as a trend: periods, breaks, flows, axes.

#include "jobs/trend_values.h"

#include <gtest/gtest.h>

#include "jobs/breaks.h"
#include "jobs/heading_values.h"
#include "jobs/kpi/bands.h"
#include "tests/support/memory_world.h"

namespace boletim {
namespace {

/// A job by periods of a kind, with its snapshots.
class TrendWorld {
 public:
  explicit TrendWorld(PeriodKind kind) : kind_(kind) { job.rules.kpis = {{{"no_email"}}}; }

  Job job = MemoryWorld::a_job();

  /// A snapshot of the last whole period at that time; not stored.
  Snapshot snapshot(const char* taken_at, std::int64_t flagged, const std::string& rule = "r") const {
    Snapshot made;
    made.run = {taken_at};
    made.job = job.id;
    made.taken_at = parse_rfc3339(taken_at).value();
    made.period = last_whole_period(kind_, made.taken_at, job.timetable.zone);
    made.pass = 1;
    made.counts.total = 100;
    made.counts.kpis = {{{"no_email"}, true, KpiCount{flagged, 0, {flagged, 0, 0, 0, 0}}}};
    made.counts.kpis[0].rule = rule;
    return made;
  }
  void took(const char* taken_at, std::int64_t flagged, const std::string& rule = "r") {
    store_.snapshots().add(snapshot(taken_at, flagged, rule));
  }
  TrendReport trend(const Snapshot& now) {
    boletim::Run run;
    run.job = job.id;
    return trend_values(job, now, read_history(job, now, store_.snapshots()),
                        heading_of(job, run, now, Locale::PtBr, ""));
  }
  KpiFigures kpi(const Snapshot& now) { return trend(now).kpis[0]; }

 private:
  PeriodKind kind_;
  MemoryStore store_;
};

SegmentCount a_segment(const char* value, std::int64_t total, std::int64_t flagged) {
  return {value, total, {KpiCount{flagged, 0, {flagged, 0, 0, 0, 0}}}};
}

TEST(OwnKpi, SaysWhatItFlags) {
  TrendWorld world(PeriodKind::Weekly);
  const auto meaning = [&](const Kpi& kpi) {
    world.job.rules.kpis = {kpi};
    return world.kpi(world.snapshot("2026-11-16T10:30:00Z", 10)).meaning;
  };
  const Kpi missing{.id = {"a"}, .rule = Kpi::Rule::Missing, .column = "postal_code"};
  const Kpi invalid{.id = {"b"}, .title = "CPF ruim", .rule = Kpi::Rule::Invalid, .column = "tax_id"};
  EXPECT_EQ(meaning(missing), "O campo postal_code está vazio ou traz algo fictício.");
  EXPECT_EQ(meaning(invalid), "O campo CPF/CNPJ traz algo, mas nada utilizável.");
  EXPECT_EQ(meaning({.id = {"c"}, .rule = Kpi::Rule::AllOf, .parts = {{{"no_email"}}, invalid}}),
            "Todos estes indicadores ao mesmo tempo: Sem e-mail, CPF ruim.");
  EXPECT_EQ(meaning({.id = {"d"}, .rule = Kpi::Rule::AnyOf, .parts = {missing, {{"no_mobile"}}}}),
            "Ao menos um destes indicadores: a, Sem celular.");
  EXPECT_EQ(meaning({{"no_email"}}), "");
}

TEST(TrendPeriods, OfDaysAreTheDayBeforeAndTheSameWeekdayAYearAgo) {
  TrendWorld world(PeriodKind::Daily);
  world.took("2026-11-15T10:30:00Z", 12);  // Saturday 14
  world.took("2025-11-17T10:30:00Z", 30);  // Sunday 16, 364 days before
  world.took("2025-11-16T10:30:00Z", 99);
  const KpiFigures kpi = world.kpi(world.snapshot("2026-11-16T10:30:00Z", 10));
  EXPECT_EQ(kpi.previous, (Share{12, 100}));
  EXPECT_EQ(kpi.year_ago, (Share{30, 100}));
  EXPECT_EQ(kpi.course.back().end, (CivilDate{2026, 11, 15}));
}

TEST(TrendPeriods, OfWeeksAreTheWeekBeforeAndTheOne52WeeksBack) {
  TrendWorld world(PeriodKind::Weekly);
  world.took("2026-11-09T10:30:00Z", 12);
  world.took("2025-11-17T10:30:00Z", 30);
  const KpiFigures kpi = world.kpi(world.snapshot("2026-11-16T10:30:00Z", 10));
  EXPECT_EQ(kpi.previous, (Share{12, 100}));
  EXPECT_EQ(kpi.year_ago, (Share{30, 100}));
}

TEST(TrendPeriods, OfMonthsAreTheMonthBeforeAndTheSameOneAYearAgo) {
  TrendWorld world(PeriodKind::Monthly);
  world.took("2024-03-01T10:30:00Z", 30);  // February of a leap year
  world.took("2025-02-01T10:30:00Z", 12);
  const KpiFigures kpi = world.kpi(world.snapshot("2025-03-01T10:30:00Z", 10));
  EXPECT_EQ(kpi.previous, (Share{12, 100}));
  EXPECT_EQ(kpi.year_ago, (Share{30, 100}));
}

TEST(TrendPeriods, OfYearsHaveTheYearBeforeOnce) {
  TrendWorld world(PeriodKind::Yearly);
  world.took("2025-01-02T10:30:00Z", 12);
  const KpiFigures kpi = world.kpi(world.snapshot("2026-01-02T10:30:00Z", 10));
  EXPECT_EQ(kpi.previous, (Share{12, 100}));
  EXPECT_FALSE(kpi.year_ago);
  EXPECT_EQ(kpi.course.size(), 2U);
}

TEST(TrendPeriods, AMonthIsInTimeUntilTheNextOneHasEndedHoweverLongThatIs) {
  TrendWorld world(PeriodKind::Monthly);
  // February, read again by hand on the last day of March: 31 days later.
  Snapshot late = world.snapshot("2026-03-01T10:30:00Z", 12);
  late.taken_at = parse_rfc3339("2026-03-31T20:00:00Z").value();
  EXPECT_TRUE(is_in_time(late, world.job.timetable.zone));
  MemoryStore store;
  store.snapshots().add(late);
  Snapshot too_late = world.snapshot("2026-02-01T10:30:00Z", 99);  // January, in March
  too_late.taken_at = parse_rfc3339("2026-03-02T10:00:00Z").value();
  store.snapshots().add(too_late);

  const Snapshot now = world.snapshot("2026-04-01T10:30:00Z", 10);
  const History history = read_history(world.job, now, store.snapshots());

  EXPECT_EQ(history.by_period.size(), 1U);
  EXPECT_EQ(history.find(period_before(now.period, world.job.timetable.zone))->counts.kpis[0].count.flagged,
            12);
}

TEST(TrendPeriods, AWeekIsNoMonthThoughBothBeginOnTheSameDay) {
  TrendWorld months(PeriodKind::Monthly);
  Snapshot week = months.snapshot("2026-07-01T10:30:00Z", 99);
  week.period = last_whole_period(PeriodKind::Weekly, parse_rfc3339("2026-06-08T10:30:00Z").value(),
                                  months.job.timetable.zone);  // from 1 June, a Monday
  MemoryStore store;
  store.snapshots().add(week);
  const Snapshot now = months.snapshot("2026-08-01T10:30:00Z", 10);
  EXPECT_TRUE(read_history(months.job, now, store.snapshots()).by_period.empty());
}

TEST(Breaks, ANumberOfOtherRulesIsNoPreviousOneAndBreaksTheCourse) {
  TrendWorld world(PeriodKind::Weekly);
  world.took("2026-11-02T10:30:00Z", 50, "old");
  world.took("2026-11-09T10:30:00Z", 40, "old");
  world.took("2025-11-17T10:30:00Z", 30, "old");
  const KpiFigures kpi = world.kpi(world.snapshot("2026-11-16T10:30:00Z", 10, "new"));
  EXPECT_TRUE(kpi.changed && kpi.changed_in_year);
  EXPECT_FALSE(kpi.previous || kpi.year_ago);
  ASSERT_EQ(kpi.course.size(), 3U);
  EXPECT_FALSE(kpi.course[0].changed || kpi.course[1].changed);
  EXPECT_EQ(kpi.course[2].changed, (CivilDate{2026, 11, 16}));
}

TEST(Breaks, AreSeenOverAWeekWithoutASnapshot) {
  TrendWorld world(PeriodKind::Weekly);
  world.took("2026-10-26T10:30:00Z", 50, "old");
  world.took("2026-11-09T10:30:00Z", 12, "new");
  const KpiFigures kpi = world.kpi(world.snapshot("2026-11-16T10:30:00Z", 10, "new"));
  EXPECT_EQ(kpi.previous, (Share{12, 100}));
  ASSERT_EQ(kpi.course.size(), 4U);
  EXPECT_FALSE(kpi.course[1].share || kpi.course[1].changed);
  EXPECT_EQ(kpi.course[2].changed, (CivilDate{2026, 11, 9}));
  EXPECT_FALSE(kpi.course[3].changed);
}

TEST(Breaks, AnotherSelectionIsOneAndWhatAnOldStateDoesNotSayIsNone) {
  TrendWorld world(PeriodKind::Weekly);
  Snapshot before = world.snapshot("2026-11-09T10:30:00Z", 12),
           after = world.snapshot("2026-11-16T10:30:00Z", 10);
  EXPECT_TRUE(breaks_between(before, after, {"no_email"}).empty());
  after.selection = "only";
  EXPECT_EQ(breaks_between(before, after, {"no_email"}), std::vector<Break>{Break::Selection});
  before.pass.reset();
  EXPECT_TRUE(breaks_between(before, after, {"no_email"}).empty());
  before.counts.kpis[0].rule = "";
  after.counts.kpis[0].rule = "other";
  EXPECT_TRUE(breaks_between(before, after, {"no_email"}).empty());
  EXPECT_TRUE(breaks_between(before, after, {"no_mobile"}).empty());
}

TEST(TrendFlows, SayWhenTheyBeginWhereThatIsNotThePreviousPeriod) {
  TrendWorld world(PeriodKind::Weekly);
  world.took("2026-11-09T10:30:00Z", 12);
  Snapshot now = world.snapshot("2026-11-16T10:30:00Z", 10);
  now.counts.registered = 4;
  now.counts.kpis[0].count.flows = Flows{12, 1, 0, 0, 3, 0, 0, 0, 0};
  now.counts.kpis[0].count.days_to_correct = DaySpread{3, 2, 9};
  now.previous_at = parse_rfc3339("2026-11-09T10:30:00Z");
  EXPECT_FALSE(world.trend(now).flows_since);
  EXPECT_EQ(world.trend(now).registered, 4);
  EXPECT_EQ(world.kpi(now).flows, (FlowFigures{12, 1, 0, 0, 3, 0, 0, 0, 0}));
  EXPECT_EQ(world.kpi(now).days_to_correct, (DayFigures{3, 2, 9}));
  now.previous_at = parse_rfc3339("2026-11-12T10:30:00Z");
  EXPECT_EQ(world.trend(now).flows_since, (CivilTime{{2026, 11, 12}, 7, 30}));
}

TEST(TrendAxes, ALimitShowsTheLargestAndTheOthersInOneRowThatAddsUp) {
  TrendWorld world(PeriodKind::Weekly);
  Snapshot then = world.snapshot("2026-11-09T10:30:00Z", 12);
  then.counts.axes = {{"city", {a_segment("A", 10, 4), a_segment("B", 70, 5), a_segment("C", 20, 3)}}};
  Snapshot now = then;
  now = world.snapshot("2026-11-16T10:30:00Z", 10);
  now.counts.axes = {{"city", {a_segment("A", 10, 2), a_segment("B", 70, 5), a_segment("C", 20, 3)}}};
  world.job.rules.axes = {{.column = "city", .title = "Cidade", .limit = 1}};
  History history;
  history.by_period.emplace(then.period.start, then);
  const TrendReport trend = trend_values(world.job, now, history, {});
  const std::vector<SegmentFigures>& rows = trend.axes[0].segments;
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].value, "B");
  EXPECT_EQ(rows[1].others, 2);
  EXPECT_EQ(rows[1].total, 30);
  EXPECT_EQ(rows[1].flagged[0], 5);
  EXPECT_EQ(rows[1].previous[0], 7);
}

TEST(TrendAxes, BandsStandInTheirOrder) {
  TrendWorld world(PeriodKind::Weekly);
  const Bands bands{Bands::Kind::Numbers, {1'000, 10'000}};
  Axis axis{"revenue", "Faturamento"};
  axis.bands = bands;
  world.job.rules.axes = {axis};
  const std::vector<std::string> labels = band_labels(bands);
  Snapshot now = world.snapshot("2026-11-16T10:30:00Z", 10);
  now.counts.axes = {{"revenue", {a_segment("", 10, 1)}}};
  for (const std::string& label : {labels[2], labels[0], labels[1]})
    now.counts.axes[0].segments.push_back(a_segment(label.c_str(), 30, 3));
  const TrendReport trend = world.trend(now);
  std::vector<std::string> read;
  for (const SegmentFigures& row : trend.axes[0].segments) read.push_back(row.value);
  EXPECT_EQ(read, (std::vector<std::string>{labels[0], labels[1], labels[2], ""}));
}

TEST(TrendAxes, WhatWasToldApartOtherwiseIsNoPreviousNumber) {
  TrendWorld world(PeriodKind::Weekly);
  Snapshot then = world.snapshot("2026-11-09T10:30:00Z", 12);
  then.counts.axes = {{"city", {a_segment("A", 100, 12)}}};
  Snapshot now = world.snapshot("2026-11-16T10:30:00Z", 10);
  now.counts.axes = {{"city", {a_segment("A", 100, 10)}}};
  now.counts.axes[0].definition = "bands 0,1000";
  History history;
  history.by_period.emplace(then.period.start, then);
  EXPECT_FALSE(trend_values(world.job, now, history, {}).axes[0].segments[0].previous[0]);
}

TEST(TrendOwners, HaveTheirDays) {
  TrendWorld world(PeriodKind::Weekly);
  Snapshot now = world.snapshot("2026-11-16T10:30:00Z", 10);
  SegmentCount ana = a_segment("Ana", 60, 8);
  ana.kpis[0].days_open = DaySpread{3, 2, 9};
  now.counts.owners = AxisCount{"owner", {a_segment("", 40, 2), ana}};
  const TrendReport trend = world.trend(now);
  ASSERT_TRUE(trend.owners);
  EXPECT_EQ(trend.owners->title, "Responsável");
  EXPECT_EQ(trend.owners->segments[0].value, "Ana");  // the nameless last
  EXPECT_EQ(trend.owners->segments[0].days_open[0], (DayFigures{3, 2, 9}));
  EXPECT_FALSE(trend.owners->segments[1].days_open[0]);
}

TEST(TrendSuspects, AreMaskedWhoeverReads) {
  TrendWorld world(PeriodKind::Weekly);
  Snapshot now = world.snapshot("2026-11-16T10:30:00Z", 10);
  now.counts.suspects = {{"email", "contato@contador.com.br", 31}, {"phone", "(19) 3871-4613", 12}};
  EXPECT_EQ(world.trend(now).suspects, (std::vector<SuspectFigures>{{"E-mail", "c***@contador.com.br", 31},
                                                                    {"Telefone", "(19) 3***-4613", 12}}));
}

}  // namespace
}  // namespace boletim
