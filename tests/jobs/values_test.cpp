// What reports are told, from snapshots and spills.

#include <gtest/gtest.h>

#include "jobs/detail_values.h"
#include "jobs/heading_values.h"
#include "jobs/planning.h"
#include "jobs/trend_values.h"
#include "tests/support/flagged_list.h"
#include "tests/support/memory_world.h"

namespace boletim {
namespace {

/// Flagged records in a list, as a spill gives them back.
Flagged registered(const char* id, const char* city, const char* on) {
  Flagged record;
  record.id = id;
  record.axes = {city};
  if (on != nullptr) record.since = parse_rfc3339(std::string(on) + "T12:00:00Z");
  return record;
}

TrendReport trend_of(MemoryWorld& world, const Run& run) {
  const Snapshot snapshot = *world.store.snapshots().of_run(run.id);
  return trend_values(world.job, snapshot, read_history(world.job, snapshot, world.store.snapshots()),
                      heading_of(world.job, run, snapshot, Locale::PtBr, ""));
}

TEST(TrendValues, AFirstRunHasNoPast) {
  MemoryWorld world;
  world.sources.records = four_customers();

  const TrendReport trend = trend_of(world, world.prepared("2026-11-16T10:30:00Z"));

  EXPECT_EQ(trend.kpis[0].now, (Share{2, 4}));
  EXPECT_FALSE(trend.kpis[0].previous || trend.kpis[0].year_ago);
  EXPECT_EQ(trend.kpis[0].course.size(), 1U);
}

TEST(HeadingValues, NameTheRulesAndNameOthersOtherwise) {
  const auto rules_named = [](const char* kpi, const char* rule) {
    MemoryWorld world;
    Snapshot snapshot;
    snapshot.counts.kpis.push_back({KpiId{kpi}, true, {}, true, rule});
    return heading_of(world.job, {}, snapshot, Locale::PtBr, "").rules;
  };
  EXPECT_EQ(rules_named("no_email", "1f").size(), 8U);
  EXPECT_EQ(rules_named("no_email", "1f"), rules_named("no_email", "1f"));
  EXPECT_NE(rules_named("no_email", "1f"), rules_named("no_email", "20"));
  EXPECT_NE(rules_named("no_email", "1f"), rules_named("no_mobile", "1f"));
  EXPECT_EQ(rules_named("no_email", ""), "");  // an older version kept none
}

TEST(TrendValues, ComparesWithThePreviousPeriodAndTheOneAYearAgo) {
  MemoryWorld world;
  world.sources.records = Records({"id", "name", "email", "city"}).row({"1", "Ana", nullptr, "Campinas"});
  world.prepared("2025-11-17T10:30:00Z");
  world.prepared("2026-11-09T10:30:00Z");
  world.sources.records = four_customers();

  const TrendReport trend = trend_of(world, world.prepared("2026-11-16T10:30:00Z"));

  EXPECT_EQ(trend.kpis[0].previous, (Share{1, 1}));
  EXPECT_EQ(trend.kpis[0].year_ago, (Share{1, 1}));
  EXPECT_FALSE(trend.kpis[1].previous);  // no_mobile was not mapped then
  EXPECT_EQ(trend.axes[0].segments[0].previous[0], 1);
}

TEST(TrendValues, AWeekWithoutARunIsAGapInTheCourse) {
  MemoryWorld world;
  world.sources.records = four_customers();
  world.prepared("2026-11-02T10:30:00Z");

  const TrendReport trend = trend_of(world, world.prepared("2026-11-16T10:30:00Z"));

  ASSERT_EQ(trend.kpis[0].course.size(), 3U);
  EXPECT_TRUE(trend.kpis[0].course[0].share);
  EXPECT_FALSE(trend.kpis[0].course[1].share);
  EXPECT_TRUE(trend.kpis[0].course[2].share);
}

TEST(TrendValues, ASnapshotTakenAfterTheNextPeriodIsNoPoint) {
  MemoryWorld world;
  world.sources.records = four_customers();
  world.clock.set("2026-11-24T10:00:00Z");
  const auto late = world.claim("2026-11-16T10:30:00Z");
  RunPorts ports = world.ports();
  prepare_run(world.job, late, ports);

  const TrendReport trend = trend_of(world, late);

  EXPECT_EQ(trend.kpis[0].now, (Share{2, 4}));
  EXPECT_TRUE(trend.kpis[0].course.empty());
  EXPECT_EQ(trend.heading.taken_on, (CivilDate{2026, 11, 24}));
}

TEST(TrendValues, SegmentsStandInReadingOrderWithTheNamelessLast) {
  MemoryWorld world;
  world.sources.records = Records({"id", "name", "email", "city"})
                              .row({"1", "Ana", nullptr, "Sumaré"})
                              .row({"2", "Bia", nullptr, nullptr})
                              .row({"3", "Caio", nullptr, "São Paulo"})
                              .row({"4", "Davi", nullptr, "águas"});

  const TrendReport trend = trend_of(world, world.prepared("2026-11-16T10:30:00Z"));

  std::vector<std::string> values;
  for (const SegmentFigures& segment : trend.axes[0].segments) values.push_back(segment.value);
  EXPECT_EQ(values, (std::vector<std::string>{"águas", "São Paulo", "Sumaré", ""}));
}

TEST(TrendValues, ThePeriodEndsOnItsLastDay) {
  MemoryWorld world;
  world.sources.records = four_customers();

  const TrendReport trend = trend_of(world, world.prepared("2026-11-16T10:30:00Z"));

  EXPECT_EQ(trend.heading.period, (ReportPeriod{ReportPeriod::Kind::Weekly, {2026, 11, 9}, {2026, 11, 15}}));
  EXPECT_EQ(trend.heading.taken_hour, 7);
  EXPECT_EQ(trend.heading.place, "Brasília");
}

TEST(Heading, SaysWhenARunIsLate) {
  MemoryWorld world;
  world.sources.records = four_customers();
  const auto due = world.claim("2026-11-16T10:30:00Z");
  world.clock.set("2026-11-16T10:46:00Z");
  RunPorts ports = world.ports();
  prepare_run(world.job, due, ports);

  EXPECT_EQ(trend_of(world, due).heading.late_since, (CivilTime{{2026, 11, 16}, 7, 30}));
}

TEST(Heading, AQuarterOfAnHourIsNotLateNorAreTheJobsOwnJitterAndARunByHand) {
  const Instant due = parse_rfc3339("2026-11-16T10:30:00Z").value();
  Job job;
  boletim::Run run;
  run.occurrence = due;

  EXPECT_FALSE(late_since(job, run, due + std::chrono::minutes(15)));
  EXPECT_EQ(late_since(job, run, due + std::chrono::minutes(16)), due);
  job.jitter = std::chrono::minutes(30);
  EXPECT_FALSE(late_since(job, run, due + std::chrono::minutes(45)));
  run.occurrence.reset();
  EXPECT_FALSE(late_since(job, run, due + std::chrono::hours(9)));
}

TEST(SelectRows, ALimitKeepsTheOldestAndSaysHowManyThereAre) {
  ListedRows rows({registered("1", "Campinas", "2024-01-01"), registered("2", "Campinas", nullptr),
                   registered("3", "Sumaré", "2020-01-01"), registered("4", "Sumaré", "2022-01-01")});

  const RowSelection selection = select_rows(rows, 2);

  EXPECT_EQ(selection.flagged, 4);
  EXPECT_EQ(selection.shown, 2);
  EXPECT_EQ(selection.numbers, (std::vector<std::int64_t>{2, 3}));
  EXPECT_EQ(selection.groups, (std::vector<DetailGroup>{{"Campinas", 2, 0}, {"Sumaré", 2, 2}}));
}

TEST(SelectRows, WithoutALimitAllRowsAreShown) {
  ListedRows rows({registered("1", "Campinas", nullptr), registered("2", "Sumaré", nullptr)});

  const RowSelection selection = select_rows(rows, std::nullopt);

  EXPECT_EQ(selection.shown, 2);
  EXPECT_TRUE(selection.numbers.empty());
}

TEST(PlanMessages, NobodyIsWrittenTwice) {
  MemoryWorld world;
  world.sources.records = four_customers();
  world.job.deliver.push_back(world.job.deliver.front());
  world.job.deliver.back().to.front().address = "ANA@oficina.example";

  world.prepared("2026-11-16T10:30:00Z");

  EXPECT_EQ(world.store.messages().list({}).size(), 2U);
}

TEST(PlanMessages, AttachesWhatTheDeliveryNames) {
  MemoryWorld world;
  world.sources.records = four_customers();
  world.job.deliver[0].attach = {{ReportKind::Trend, Format::Pdf}};

  world.prepared("2026-11-16T10:30:00Z");

  for (const Message& message : world.store.messages().list({})) {
    ASSERT_EQ(message.documents.size(), 5U);  // text, HTML, two charts, and the one attachment
    EXPECT_EQ(message.documents.back().name, "tendencia.pdf");
  }
}

TEST(PlanMessages, WhatAMailHasNoRoomForIsLeftOutAndSaid) {
  MemoryWorld world;
  world.sources.records = four_customers();
  world.clock.set("2026-11-16T10:30:00Z");
  const auto run = world.claim("2026-11-16T10:30:00Z");
  RunPorts ports = world.ports();
  ports.mail_size_limit = 20'000;  // the trend's PDF alone is larger

  prepare_run(world.job, run, ports);

  const Message message = world.store.messages().get({"1"});
  ASSERT_EQ(message.documents.size(), 5U);
  EXPECT_EQ(message.documents.back().name, "detalhe.csv");
  const std::string text = world.documents.bytes_of(message.documents.front().sha256);
  EXPECT_NE(text.find("tendencia.pdf"), std::string::npos) << text;
  EXPECT_NE(text.find("Grande demais para um e-mail"), std::string::npos) << text;
}

TEST(PlanResend, CarriesTheVeryDocumentsUnderANewMessageIdAndNamesItsOriginal) {
  MemoryWorld world;
  world.sources.records = four_customers();
  world.prepared("2026-11-16T10:30:00Z");
  const Message original = world.store.messages().get({"1"});

  const Message again = plan_resend(original, "carla@oficina.example", "root", 1, world.clock.now());

  EXPECT_EQ(again.documents, original.documents);
  EXPECT_EQ(again.resend_of, original.id);
  EXPECT_NE(again.message_id, original.message_id);
  EXPECT_EQ(again.to, "carla@oficina.example");
  EXPECT_EQ(again.name, "");
}

}  // namespace
}  // namespace boletim
