#include "jobs/kpi/snapshot.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/failure_text.h"

namespace boletim {
namespace {

using testing::HasSubstr;

KpiCount three_missing() {
  return {3, 1, {.missing = 3}};
}

/// Five records in two cities, three of them without an e-mail.
Counts sound() {
  Counts counts;
  counts.total = 5;
  counts.kpis = {{KpiId{"no_email"}, true, three_missing()}};
  counts.axes = {
      {"city", {{"Campinas", 3, {{2, 1, {.missing = 2}}}}, {"Santos", 2, {{1, 0, {.missing = 1}}}}}}};
  return counts;
}

std::string checked(const Counts& counts) {
  return failure_text([&] { check_adds_up(counts); });
}

TEST(Percent, IsNothingWithoutRecords) {
  EXPECT_EQ(percent(0, 0), std::nullopt);
  EXPECT_EQ(percent(0, 4), 0.0);
  EXPECT_EQ(percent(1, 4), 25.0);
  EXPECT_EQ(percent(4, 4), 100.0);
}

TEST(CheckAddsUp, AcceptsCountsThatDo) {
  EXPECT_EQ(checked(sound()), "");
  EXPECT_EQ(checked(Counts{}), "");
}

TEST(CheckAddsUp, RefusesStatesThatAreNotAllOfTheFlagged) {
  Counts counts = sound();
  counts.kpis[0].count.states.landline = 1;
  EXPECT_THAT(checked(counts), HasSubstr("no_email: 3 flagged, 4 by state"));
}

TEST(CheckAddsUp, RefusesMoreFlaggedAndDeclinedThanRecords) {
  Counts counts = sound();
  counts.total = 3;
  EXPECT_THAT(checked(counts), HasSubstr("3 flagged and 1 declined of 3"));
}

TEST(CheckAddsUp, RefusesAnAxisThatLostARecord) {
  Counts counts = sound();
  counts.axes[0].segments[1].total = 1;
  EXPECT_THAT(checked(counts), HasSubstr("axis city has 4 records of 5"));
}

TEST(CheckAddsUp, RefusesAnAxisThatLostAFlaggedRecord) {
  Counts counts = sound();
  counts.axes[0].segments[1].kpis[0] = {};
  EXPECT_THAT(checked(counts), HasSubstr("3 flagged, 2 on axis city"));
}

TEST(CheckAddsUp, RefusesASegmentWithoutAKpi) {
  Counts counts = sound();
  counts.axes[0].segments[0].kpis.clear();
  EXPECT_THAT(checked(counts), HasSubstr("axis city lacks a KPI"));
}

TEST(CheckAddsUp, RefusesACountOfWhatIsNotMapped) {
  Counts counts = sound();
  counts.kpis[0].mapped = false;
  EXPECT_THAT(checked(counts), HasSubstr("not mapped"));
}

TEST(CheckAddsUp, OfAnAxisOfSeveralValuesEachSegmentIsSmallerThanTheWhole) {
  Counts counts = sound();
  counts.axes[0].many = true;
  counts.axes[0].segments[1] = {"Santos", 4, {three_missing()}};
  EXPECT_EQ(checked(counts), "");
  counts.axes[0].segments[1].total = 6;
  EXPECT_THAT(checked(counts), HasSubstr("axis city has 6 records of 5 in one segment"));
}

TEST(CheckAddsUp, AKpiThatIsNotStatedHasNoStates) {
  Counts counts = sound();
  counts.axes.clear();
  counts.kpis[0].stated = false;
  EXPECT_THAT(checked(counts), HasSubstr("by state"));
  counts.kpis[0].count.states = {};
  EXPECT_EQ(checked(counts), "");
}

/// sound(), where a record of Campinas moved to Santos and one was corrected in each city.
Counts with_flows() {
  Counts counts = sound();
  counts.kpis[0].count.flows = Flows{.previous = 4, .registered = 1, .corrected = 2};
  counts.axes[0].segments[0].kpis[0].flows =
      Flows{.previous = 3, .registered = 1, .corrected = 1, .moved_out = 1};
  counts.axes[0].segments[1].kpis[0].flows = Flows{.previous = 1, .corrected = 1, .moved_in = 1};
  return counts;
}

TEST(CheckAddsUp, FlowsLeadFromThePreviousNumberToThisOne) {
  EXPECT_EQ(checked(with_flows()), "");
  Counts counts = with_flows();
  counts.kpis[0].count.flows->removed = 1;
  EXPECT_THAT(checked(counts), HasSubstr("no_email: 3 flagged, 2 by what became of the previous 4"));
  counts = with_flows();
  counts.axes[0].segments[1].kpis[0].flows->moved_in = 0;
  EXPECT_THAT(checked(counts), HasSubstr("no_email on axis city: 1 flagged, 0 by"));
}

TEST(CheckAddsUp, FlowsOfTheSegmentsAreThoseOfAll) {
  Counts counts = with_flows();
  counts.axes[0].segments[0].kpis[0].flows->registered = 0;
  counts.axes[0].segments[0].kpis[0].flows->lost = 1;
  EXPECT_THAT(checked(counts), HasSubstr("differs"));
  counts.axes[0].segments[0].kpis[0].flows.reset();  // an axis that is new
  counts.axes[0].segments[1].kpis[0].flows.reset();
  EXPECT_EQ(checked(counts), "");
}

}  // namespace
}  // namespace boletim
