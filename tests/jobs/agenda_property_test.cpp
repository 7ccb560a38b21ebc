// What holds however the clock goes: with misfire: all, every fire is started once.

#include <random>

#include <gtest/gtest.h>

#include "tests/support/hand_clock.h"

namespace boletim {
namespace {

using namespace std::chrono_literals;
using test::a_job;
using test::HandClock;
using test::utc;

constexpr const char* kZones[] = {"America/New_York", "Europe/Berlin", "Australia/Lord_Howe"};
/// Within gaps and repeated hours of those zones, by fixed and by elapsed time.
constexpr const char* kCrons[] = {"30 2 * * *", "15,45 1,2 * * *", "0 * * * *", "10 */2 * * *",
                                  "0 0 * * MON"};
constexpr std::chrono::days kYear{366};

Job job_of(const char* zone, const char* cron) {
  Job job;
  job.id = {std::string(zone) + " " + cron};
  job.misfire = Misfire::All;
  job.timetable = a_job().named(job.id.value).in(zone).at_cron(cron).reporting(PeriodKind::Daily);
  return job;
}

std::vector<Job> jobs_of_all_kinds() {
  std::vector<Job> jobs;
  for (const char* zone : kZones)
    for (const char* cron : kCrons) jobs.push_back(job_of(zone, cron));
  for (std::size_t i = 0; i < jobs.size(); i += 2) jobs[i].jitter = 20min;
  return jobs;
}

/// Mostly on, from a second to three days; sometimes up to two hours back.
std::chrono::seconds step(std::mt19937& random) {
  const auto up_to = [&](std::chrono::seconds most) {
    return std::chrono::seconds(1 + random() % static_cast<std::uint32_t>(most.count()));
  };
  switch (random() % 8) {
    case 0:
      return -up_to(2h);
    case 1:
      return up_to(72h);
    case 2:
    case 3:
      return up_to(10min);
    default:
      return up_to(5h);
  }
}

using Started = std::map<JobId, std::map<Instant, int>>;

/// Looks until nothing is due any more; runs end at once.
void work_off(HandClock& daemon, Instant now, Started& started) {
  for (;;) {
    const auto agenda = look(daemon.jobs, daemon.store, now);
    EXPECT_TRUE(agenda.troubles.empty());
    if (agenda.started.empty()) return;
    for (const auto& run : agenda.started) {
      ++started[run.job][run.occurrence.value()];
      daemon.end(run);
    }
  }
}

Started each_once(const std::vector<Job>& jobs, Instant after, Instant until) {
  Started expected;
  for (const Job& job : jobs)
    for (const Occurrence& fire : next_occurrences(job.timetable, after, 10'000))
      if (fire.at <= until) expected[job.id][fire.at] = 1;
  return expected;
}

TEST(EveryClock, HoweverItGoesEachFireStartsOnce) {
  const Instant start = utc("2026-01-15T00:00:00Z"), end = start + kYear;
  std::mt19937 random(20261116);
  HandClock daemon(jobs_of_all_kinds());
  Started started;
  write_ahead(daemon.jobs, daemon.store, start);

  for (Instant now = start; now < end; now += step(random)) {
    if (random() % 10 == 0) write_ahead(daemon.jobs, daemon.store, now);  // a restart
    work_off(daemon, now, started);
  }
  work_off(daemon, end + 1h, started);

  for (auto& [job, fires] : started)
    std::erase_if(fires, [&](const auto& one) { return one.first <= start || one.first > end; });
  EXPECT_TRUE(started == each_once(daemon.jobs, start, end));
}

/// The clock goes over a change of the clocks, back and over it once more.
TEST(EveryClock, SteppedOverAChangeOfTheClocksFiresEachOnce) {
  for (const char* change : {"2026-03-08T07:00:00Z", "2026-11-01T06:00:00Z", "2026-03-29T01:00:00Z",
                             "2026-10-25T01:00:00Z", "2026-04-04T15:00:00Z", "2026-10-03T15:30:00Z"}) {
    const Instant start = utc(change) - 6h, end = utc(change) + 6h;
    HandClock daemon(jobs_of_all_kinds());
    for (Job& job : daemon.jobs) job.jitter = 0s;
    Started started;
    write_ahead(daemon.jobs, daemon.store, start);
    for (const auto pace : {7min, 1min, 53min})
      for (Instant now = start; now <= end; now += pace) work_off(daemon, now, started);
    work_off(daemon, end, started);
    EXPECT_TRUE(started == each_once(daemon.jobs, start, end)) << change;
  }
}

}  // namespace
}  // namespace boletim
