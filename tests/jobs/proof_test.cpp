#include "jobs/proof.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/flagged_list.h"

namespace boletim {
namespace {

using testing::HasSubstr;

Flagged a_row(const std::string& id, const std::vector<std::string>& places, std::uint64_t kpis = 1) {
  Flagged row;
  row.id = id;
  row.places = places;
  row.kpis = kpis;
  return row;
}

std::string why_unproved(const std::vector<Flagged>& list, const std::vector<Scope>& scopes) {
  ListedRows rows(list);
  ProvedRows proved(rows, {"city", "services"}, scopes, 2);
  Flagged record;
  try {
    while (proved.next(record)) {
    }
  } catch (const Unproved& why) {
    return why.what();
  }
  return "";
}

TEST(ProvedRows, LetThroughWhatLiesInEveryScope) {
  const std::vector<Scope> scopes = {{{"city", {"Campinas", "Sumaré"}}}, {{"services", {"Revisão"}}}};
  EXPECT_EQ(why_unproved({a_row("1", {"Campinas", "Revisão"}), a_row("2", {"Sumaré", "Freios\x1eRevisão"})},
                         scopes),
            "");
  EXPECT_EQ(why_unproved({a_row("1", {"", ""})}, {}), "") << "who has no scope may see all";
}

TEST(ProvedRows, StopAtARowOfAnotherValue) {
  EXPECT_EQ(
      why_unproved({a_row("1", {"Campinas", ""}), a_row("17", {"Valinhos", ""})}, {{{"city", {"Campinas"}}}}),
      "record 17 lies outside the scope of a reader, by its city");
  EXPECT_NE(why_unproved({a_row("17", {"Campinas", ""})}, {{}, {{"services", {"Revisão"}}}}), "");
  EXPECT_NE(why_unproved({a_row("17", {"", ""})}, {{{"city", {"Campinas"}}}}), "")
      << "no value is no city of theirs";
}

TEST(ProvedRows, WhatDoesNotSayWhereItLiesLiesOutside) {
  EXPECT_NE(why_unproved({a_row("17", {})}, {{{"city", {"Campinas"}}}}), "");
  EXPECT_NE(why_unproved({a_row("17", {"Campinas", ""})}, {{{"state", {"SP"}}}}), "");
}

TEST(ProvedRows, CountWhatTheyLetThrough) {
  ListedRows rows({a_row("1", {"", ""}, 1), a_row("2", {"", ""}, 3)});
  ProvedRows proved(rows, {"city", "services"}, {}, 2);
  Flagged record;
  while (proved.next(record)) {
  }
  EXPECT_EQ(proved.rows(), 2);
  EXPECT_EQ(proved.flagged(), (std::vector<std::int64_t>{2, 1}));
}

KpiCount flagged(std::int64_t count) {
  KpiCount of;
  of.flagged = count;
  return of;
}

Snapshot a_snapshot() {
  Snapshot snapshot;
  snapshot.counts.total = 100;
  snapshot.counts.kpis = {{{"no_email"}, true, flagged(30)}, {{"no_mobile"}, false, {}}};
  snapshot.counts.axes = {{"city", {{"Campinas", 60, {flagged(10), {}}}, {"Sumaré", 40, {flagged(20), {}}}}}};
  return snapshot;
}

Job a_job() {
  Job job;
  job.rules.kpis = {{{"no_email"}}, {{"no_mobile"}}};
  return job;
}

template <class Prove>
std::string refused(Prove prove) {
  try {
    prove();
  } catch (const Unproved& why) {
    return why.what();
  }
  return "";
}

TEST(Proof, RowsAreAsManyAsWereCounted) {
  EXPECT_EQ(refused([] { prove_counts({30, 0}, a_job(), a_snapshot()); }), "");
  EXPECT_EQ(refused([] {
              prove_counts({29, 0}, a_job(), a_snapshot());
            }),
            "rows of no_email: 29 in the document, 30 in the snapshot");
  EXPECT_NE(refused([] { prove_counts({30, 1}, a_job(), a_snapshot()); }), "") << "of what is not mapped";
}

TrendReport a_trend() {
  TrendReport trend;
  trend.heading.records = 100;
  trend.kpis.resize(2);
  trend.kpis[0].id = "no_email";
  trend.kpis[0].now = Share{30, 100};
  trend.axes = {{"Cidade", {{"Campinas", 60, {10}, {}}, {"", 40, {20}, {}, {}, {}, {}, 2}}}};
  return trend;
}

TEST(Proof, WhatIsToldIsWhatWasCounted) {
  EXPECT_EQ(refused([] { prove_totals(a_trend(), a_job(), a_snapshot()); }), "");
  TrendReport other = a_trend();
  other.kpis[0].now = Share{31, 100};
  EXPECT_THAT(refused([&] { prove_totals(other, a_job(), a_snapshot()); }), HasSubstr("no_email: 31"));
  other = a_trend();
  other.axes[0].segments[1].flagged = {19};
  EXPECT_THAT(refused([&] { prove_totals(other, a_job(), a_snapshot()); }),
              HasSubstr("no_email by Cidade: 29"));
  other = a_trend();
  other.heading.records = 99;
  EXPECT_THAT(refused([&] { prove_totals(other, a_job(), a_snapshot()); }), HasSubstr("records: 99"));
}

TEST(Proof, APartIsItsSegmentsOfTheWhole) {
  Snapshot part = a_snapshot();
  part.part = {{{"city", {"Campinas"}}}};
  part.counts.total = 60;
  part.counts.kpis[0].count.flagged = 10;
  EXPECT_EQ(refused([&] { prove_part(part, a_snapshot()); }), "");
  part.counts.kpis[0].count.flagged = 11;
  EXPECT_THAT(refused([&] { prove_part(part, a_snapshot()); }), HasSubstr("no_email of the part: 11"));
  part.part = {{{"city", {"Campinas", "Sumaré"}}}};
  part.counts = a_snapshot().counts;
  EXPECT_EQ(refused([&] { prove_part(part, a_snapshot()); }), "");
}

}  // namespace
}  // namespace boletim
