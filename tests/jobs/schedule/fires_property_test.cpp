// What holds for every timetable: random ones, against a walk minute by minute that knows nothing of
// stretches.

#include <map>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "jobs/schedule/fires.h"
#include "jobs/schedule/tick.h"
#include "tests/support/timetables.h"

namespace boletim {
namespace {

using namespace std::chrono;
using test::a_job;
using test::instants;

struct Window {
  const char* zone;
  const char* start;  ///< some days around a change of clocks
};
constexpr Window kWindows[] = {
    {"America/New_York", "2026-03-05T00:00:00Z"},    {"America/New_York", "2026-10-29T00:00:00Z"},
    {"America/Sao_Paulo", "2018-11-01T00:00:00Z"},   {"America/Sao_Paulo", "2019-02-14T00:00:00Z"},
    {"Australia/Lord_Howe", "2026-04-02T00:00:00Z"}, {"Australia/Lord_Howe", "2026-10-01T00:00:00Z"},
    {"Pacific/Apia", "2011-12-27T00:00:00Z"},        {"America/St_Johns", "2006-10-26T00:00:00Z"},
    {"Asia/Jerusalem", "2026-03-25T00:00:00Z"},      {"Europe/Lisbon", "2040-03-22T00:00:00Z"},
    {"America/New_York", "2040-11-01T00:00:00Z"},    {"Kwajalein", "1969-09-29T00:00:00Z"}};
constexpr days kWindow{9};

std::string any_of(std::mt19937& random, std::initializer_list<const char*> choices) {
  return *(choices.begin() + random() % choices.size());
}

Timetable random_timetable(std::mt19937& random, const char* zone) {
  const std::string cron = any_of(random, {"0", "30", "0,30", "*/15", "7", "5-20/5", "59", "*"}) + " " +
                           any_of(random, {"0", "1", "2", "0-4", "*/6", "23", "*", "0,3,23", "1-3"}) + " " +
                           any_of(random, {"*", "*/2", "1", "28-31", "*", "1-7"}) + " * " +
                           any_of(random, {"*", "0", "SAT,SUN", "MON-FRI", "*/3", "*"});
  return a_job().in(zone).at_cron(cron).on_holiday(OnHoliday{static_cast<int>(random() % 4)});
}

std::string describe(const Timetable& timetable, const Window& window) {
  const Cron& cron = std::get<Cron>(timetable.schedule.rule);
  return timetable.zone.name() + " " + window.start + " " + cron.minutes.to_string() + " " +
         cron.hours.to_string() + " " + cron.days.to_string() + " " + cron.weekdays.to_string() +
         (cron.elapsed ? " elapsed" : " fixed") + (cron.any_day ? " any day" : "") +
         (cron.any_weekday ? " any weekday " : " ") +
         std::to_string(static_cast<int>(timetable.schedule.on_holiday));
}

/// Whether the rule fires on the day, before any moving.
bool rule_has(const Cron& cron, sys_days day) {
  const bool in_days = cron.days.test(unsigned{Date{day}.day()});
  const bool in_weekdays = cron.weekdays.test(weekday{day}.c_encoding());
  return cron.any_day || cron.any_weekday ? in_days && in_weekdays : in_days || in_weekdays;
}

/// All days to which the rule's days come after moving.
std::set<sys_days> firing_days(const Timetable& timetable, sys_days first, sys_days last) {
  std::set<sys_days> firing;
  for (sys_days day = first; day <= last; day += days{1}) {
    if (!rule_has(std::get<Cron>(timetable.schedule.rule), day)) continue;
    const bool open = timetable.calendar.is_business_day(day);
    switch (timetable.schedule.on_holiday) {
      case OnHoliday::Run:
        firing.insert(day);
        break;
      case OnHoliday::Skip:
        if (open) firing.insert(day);
        break;
      case OnHoliday::Next:
        firing.insert(timetable.calendar.next_business_day(day));
        break;
      case OnHoliday::Previous:
        firing.insert(timetable.calendar.previous_business_day(day));
        break;
    }
  }
  return firing;
}

std::vector<Instant> minute_by_minute(const Timetable& timetable, Instant after, Instant until) {
  const Cron& cron = std::get<Cron>(timetable.schedule.rule);
  const auto margin = days{14};
  const auto firing = firing_days(timetable, floor<days>(after) - margin, floor<days>(until) + margin);
  const auto has_time = [&](seconds time) {
    const hh_mm_ss t{time};
    return t.seconds() == 0s && cron.minutes.test(static_cast<std::size_t>(t.minutes().count())) &&
           cron.hours.test(static_cast<std::size_t>(t.hours().count()));
  };
  std::set<Instant> fires;
  if (cron.elapsed) {
    for (Instant at = floor<minutes>(after); at <= until; at += 1min) {
      const WallTime wall = timetable.zone.wall(at);
      if (at > after && firing.contains(sys_days{wall.date}) && has_time(wall.time_of_day)) fires.insert(at);
    }
  } else {
    for (const sys_days day : firing)
      for (seconds time = 0s; time < 24h; time += 1min)
        if (has_time(time))
          if (const Instant at = timetable.zone.resolve(day, time).at; at > after && at <= until)
            fires.insert(at);
  }
  return {fires.begin(), fires.end()};
}

/// Each window with some timetables, always the same ones.
template <class Check>
void for_random_timetables(int each, Check check) {
  std::mt19937 random(20261116);
  for (const Window& window : kWindows)
    for (int i = 0; i < each; ++i) {
      const Timetable timetable = random_timetable(random, window.zone);
      SCOPED_TRACE(describe(timetable, window));
      check(timetable, test::utc(window.start), random);
      if (testing::Test::HasFailure()) return;
    }
}

std::vector<Instant> fires_until(const Timetable& timetable, Instant after, Instant until) {
  std::vector<Instant> found;
  Fires fires(timetable, after);
  for (auto fire = fires.next(); fire && fire->at <= until; fire = fires.next()) found.push_back(fire->at);
  return found;
}

TEST(EveryTimetable, FiresWhereAWalkMinuteByMinuteFires) {
  for_random_timetables(12, [](const Timetable& timetable, Instant start, std::mt19937&) {
    const Instant end = start + kWindow;
    EXPECT_EQ(fires_until(timetable, start, end), minute_by_minute(timetable, start, end));
  });
}

TEST(EveryTimetable, FiresStrictlyLaterEachTime) {
  for_random_timetables(10, [](const Timetable& timetable, Instant start, std::mt19937&) {
    const auto fires = instants(next_occurrences(timetable, start, 500));
    EXPECT_EQ(std::adjacent_find(fires.begin(), fires.end(), std::greater_equal<>()), fires.end());
  });
}

TEST(EveryTimetable, FiresTheSameHoweverTheSearchIsCut) {
  for_random_timetables(15, [](const Timetable& timetable, Instant start, std::mt19937&) {
    const auto whole = plan(timetable, start, 200);
    std::vector<PlannedFire> one_by_one;
    for (Instant after = start; one_by_one.size() < whole.size(); after = one_by_one.back().occurrence.at) {
      const auto next = plan(timetable, after, 1);
      ASSERT_EQ(next.size(), 1u);
      one_by_one.push_back(next.front());
    }
    EXPECT_EQ(one_by_one, whole);
  });
}

TEST(EveryTimetable, FiresTheSameFromAnyInstantBeforeIt) {
  for_random_timetables(15, [](const Timetable& timetable, Instant start, std::mt19937& random) {
    const auto whole = fires_until(timetable, start, start + kWindow);
    for (int i = 0; i < 10; ++i) {
      const Instant after = start + seconds{random() % 777600};
      auto expected = whole;
      std::erase_if(expected, [&](Instant at) { return at <= after; });
      EXPECT_EQ(fires_until(timetable, after, start + kWindow), expected) << to_rfc3339(after);
    }
  });
}

std::int64_t fires_of(const Tick& tick) {
  return std::ssize(tick.due) + (tick.given_up ? tick.given_up->count : 0);
}

TEST(EveryTimetable, OwesInManySmallTicksWhatItOwesInOne) {
  for_random_timetables(5, [](const Timetable& timetable, Instant start, std::mt19937& random) {
    std::vector<Occurrence> in_steps;
    std::int64_t count = 0;
    Instant seen = start;
    while (seen < start + kWindow) {
      const Instant now = seen + seconds{random() % 43200};
      const Tick step = tick(timetable, seen, now);
      const auto next = next_occurrences(timetable, now, 1);
      EXPECT_EQ(step.next, next.empty() ? std::nullopt : std::optional(next.front()));
      in_steps.insert(in_steps.end(), step.due.begin(), step.due.end());
      count += fires_of(step);
      seen = now;
    }
    const Tick whole = tick(timetable, start, seen);
    EXPECT_EQ(fires_of(whole), std::min(count, kMostCounted));
    if (std::ssize(in_steps) > kMostMissed) in_steps.erase(in_steps.begin(), in_steps.end() - kMostMissed);
    EXPECT_EQ(whole.due, in_steps);
  });
}

}  // namespace
}  // namespace boletim
