#include "jobs/delivery_gate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "jobs/schedule/instant.h"
#include "tests/support/memory_store.h"

namespace boletim {
namespace {

using testing::HasSubstr;

Snapshot counted(std::int64_t total, std::int64_t flagged, const char* at = "2026-11-09T10:30:00Z") {
  Snapshot snapshot;
  snapshot.job = {"cadastro"};
  snapshot.taken_at = parse_rfc3339(at).value();
  snapshot.counts.total = total;
  KpiResult kpi;
  kpi.id = {"no_email"};
  kpi.count.flagged = flagged;
  snapshot.counts.kpis = {kpi};
  return snapshot;
}

Delivery if_changed() {
  Delivery delivery;
  delivery.if_changed = true;
  return delivery;
}
Delivery when(const char* condition) {
  Delivery delivery;
  delivery.when = parse_condition(condition);
  return delivery;
}

TEST(DeliveryGate, WithoutAnIfItIsAlwaysOpen) {
  EXPECT_EQ(why_not({}, counted(100, 10), counted(100, 10)), "");
}

TEST(DeliveryGate, WhatDidNotChangeIsNotToldAgain) {
  EXPECT_EQ(why_not(if_changed(), counted(100, 10), counted(100, 10)),
            "nothing changed since 2026-11-09T10:30:00Z: total 100, no_email 10 (if: changed)");
  EXPECT_EQ(why_not(if_changed(), counted(100, 11), counted(100, 10)), "");
  EXPECT_EQ(why_not(if_changed(), counted(100, 10), std::nullopt), "") << "the first report";
}

TEST(DeliveryGate, RecordsThatMovedBetweenSegmentsAreAChange) {
  Snapshot now = counted(100, 10), then = now;
  now.counts.axes = {{"city", {{"Campinas", 60, {{}}}, {"Sumaré", 40, {{}}}}}};
  then.counts.axes = {{"city", {{"Campinas", 61, {{}}}, {"Sumaré", 39, {{}}}}}};
  EXPECT_EQ(why_not(if_changed(), now, then), "");
  then = now;
  then.counts.axes[0].segments.push_back({"Valinhos", 0, {{}}});
  EXPECT_THAT(why_not(if_changed(), now, then), HasSubstr("nothing changed")) << "of nobody there is nothing";
}

TEST(DeliveryGate, AConditionThatDoesNotHoldSaysItsFigures) {
  EXPECT_EQ(why_not(when("no_email.percent above 10"), counted(100, 9), std::nullopt),
            "no_email is 9 % (if: no_email.percent above 10)");
  EXPECT_EQ(why_not(when("no_email.percent above 10"), counted(100, 11), std::nullopt), "");
  EXPECT_EQ(why_not(when("no_email rises 5"), counted(100, 12), counted(100, 10)),
            "no_email went from 10 to 12 (if: no_email rises 5)");
  EXPECT_EQ(why_not(when("no_email rises 5"), counted(100, 12), std::nullopt),
            "no_email is 12, without a previous snapshot (if: no_email rises 5)");
}

TEST(DeliveryGate, APartIsComparedWithItsOwnPast) {
  MemoryStore store;
  Snapshot whole = counted(100, 10), part = counted(40, 7);
  whole.run = part.run = {"1"};
  part.part = {{{"city", {"Campinas"}}}};
  store.snapshots().add(whole);
  store.snapshots().add(part);
  Snapshot now = counted(41, 7, "2026-11-16T10:30:00Z");
  now.part = part.part;
  EXPECT_EQ(previous_of(now, store.snapshots())->counts.total, 40);
  now.part = {{{"city", {"Valinhos"}}}};
  EXPECT_EQ(previous_of(now, store.snapshots()), std::nullopt);
}

}  // namespace
}  // namespace boletim
