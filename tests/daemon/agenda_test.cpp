#include "daemon/agenda.h"

#include <gtest/gtest.h>

#include "tests/support/memory_store.h"
#include "tests/support/timetables.h"

namespace boletim {
namespace {

using test::a_job;
using test::utc;

/// A configuration of one job that fires each day at 07:30 in São Paulo (10:30 UTC).
Configuration daily(Misfire misfire) {
  Configuration configuration;
  Job job;
  job.id = {"diario"};
  job.misfire = misfire;
  job.timetable = a_job().named("diario").at_cron("30 7 * * *").reporting(PeriodKind::Daily);
  configuration.jobs = {job};
  return configuration;
}

std::vector<Instant> due(const Agenda& agenda) {
  std::vector<Instant> instants;
  for (const Occurrence& occurrence : agenda.due) instants.push_back(occurrence.at);
  return instants;
}

TEST(Agenda, AJobThatWasNeverSeenOwesNothingOfThePast) {
  MemoryStore store;

  const Agenda agenda = look_ahead(daily(Misfire::Once), store, utc("2026-11-16T12:00:00Z"));

  EXPECT_TRUE(agenda.due.empty());
  EXPECT_EQ(agenda.wake, utc("2026-11-17T10:30:00Z"));
}

TEST(Agenda, AFireThatIsDueIsClaimedOnce) {
  MemoryStore store;
  const Configuration configuration = daily(Misfire::Once);
  store.runs().set_seen_until({"diario"}, utc("2026-11-16T10:29:00Z"));

  const Instant now = utc("2026-11-16T10:30:00Z");
  const auto first = claim_due(look_ahead(configuration, store, now), configuration, store, now);
  const auto second = claim_due(look_ahead(configuration, store, now), configuration, store, now);

  ASSERT_EQ(first.size(), 1U);
  EXPECT_EQ(first[0].occurrence, now);
  EXPECT_TRUE(second.empty());
}

TEST(Agenda, AClockSetBackFiresNothingTwice) {
  MemoryStore store;
  const Configuration configuration = daily(Misfire::All);
  store.runs().set_seen_until({"diario"}, utc("2026-11-16T10:29:00Z"));
  const Instant now = utc("2026-11-16T10:30:00Z"), earlier = utc("2026-11-16T10:00:00Z");
  claim_due(look_ahead(configuration, store, now), configuration, store, now);

  const auto again = claim_due(look_ahead(configuration, store, earlier), configuration, store, earlier);

  EXPECT_TRUE(again.empty());
}

TEST(Agenda, OfMissedFiresOnceRunsTheLatestAllRunsAllSkipRunsNone) {
  MemoryStore store;
  store.runs().set_seen_until({"diario"}, utc("2026-11-13T12:00:00Z"));
  const Instant now = utc("2026-11-16T12:00:00Z");

  EXPECT_EQ(due(look_ahead(daily(Misfire::Once), store, now)), (std::vector{utc("2026-11-16T10:30:00Z")}));
  EXPECT_EQ(due(look_ahead(daily(Misfire::All), store, now)).size(), 3U);
  EXPECT_TRUE(due(look_ahead(daily(Misfire::Skip), store, now)).empty());
}

TEST(Agenda, WhatSkipLeavesOutIsDealtWithToo) {
  MemoryStore store;
  const Configuration configuration = daily(Misfire::Skip);
  store.runs().set_seen_until({"diario"}, utc("2026-11-13T12:00:00Z"));
  const Instant now = utc("2026-11-16T12:00:00Z");

  claim_due(look_ahead(configuration, store, now), configuration, store, now);

  EXPECT_EQ(store.runs().seen_until({"diario"}), now);
}

TEST(Agenda, AnEditedScheduleFiresNothingOfThePast) {
  MemoryStore store;
  const Configuration edited = daily(Misfire::Once);
  store.runs().set_seen_until({"diario"}, utc("2026-11-09T12:00:00Z"));
  const Instant now = utc("2026-11-16T12:00:00Z");

  forget_the_past(edited, store, now);

  EXPECT_TRUE(look_ahead(edited, store, now).due.empty());
}

TEST(Agenda, ADisabledJobIsNotDue) {
  MemoryStore store;
  Configuration configuration = daily(Misfire::All);
  configuration.jobs[0].enabled = false;
  store.runs().set_seen_until({"diario"}, utc("2026-11-13T12:00:00Z"));

  const Agenda agenda = look_ahead(configuration, store, utc("2026-11-16T12:00:00Z"));

  EXPECT_TRUE(agenda.due.empty());
  EXPECT_FALSE(agenda.wake);
}

}  // namespace
}  // namespace boletim
