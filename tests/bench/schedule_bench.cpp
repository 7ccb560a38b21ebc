// How many next fires a second, and how long a year of many jobs takes the real scheduler with a fake clock
// and the state in memory. Runs end at once; the clock goes from wake to wake. Fails if a fire is lost or
// repeated.
//   schedule_bench [JOBS]        (default: 10000)

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>
#include <string>
#include <vector>

#include "jobs/agenda.h"
#include "jobs/schedule/fires.h"
#include "tests/support/memory_store.h"

namespace boletim {
namespace {

using namespace std::chrono_literals;
using std::chrono::sys_days;
using std::chrono::year;

constexpr Instant kStart = sys_days{year{2026} / 1 / 1};
constexpr Instant kEnd = sys_days{year{2027} / 1 / 1};

/// What a company with many branches has: mostly weekly and daily, some monthly and yearly, few hourly.
Schedule schedule_of(int number) {
  const minutes at{5 * (number * 7 % 288)};
  const auto weekday = std::bitset<7>(1U << (1 + number % 5));
  if (number % 500 == 0) return {Hourly{number / 500 % 60}, OnHoliday::Run};
  switch (number % 10) {
    case 0:
      return {OnBusinessDay{1 + number % 5, at}, OnHoliday::Run};
    case 1:
      return {OnDayOfMonth{-1, at}, OnHoliday::Previous};
    case 2:
      return {OnDateOfYear{std::chrono::January / 31, at}, OnHoliday::Next};
    case 3:
      return {parse_cron(std::to_string(number % 60) + " " + std::to_string(number % 24) + " * * MON-FRI"),
              OnHoliday::Skip};
    case 4:
      return {OnWeekdays{std::bitset<7>(0b1111111), at}, OnHoliday::Run};
    default:
      return {OnWeekdays{weekday, at}, OnHoliday::Next};
  }
}

std::vector<Job> mixed_jobs(int count) {
  const Zone zones[] = {Zone("America/Sao_Paulo"), Zone("America/New_York"), Zone("Europe/Berlin"),
                        Zone("Australia/Lord_Howe")};
  std::vector<Job> jobs(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    Job& job = jobs[static_cast<std::size_t>(i)];
    job.id.value = "cadastro-da-unidade-" + std::to_string(100'000 + i);
    job.source.value = "erp";
    job.registry.value = "customers";
    job.timetable.job = job.id;
    job.timetable.schedule = schedule_of(i);
    job.timetable.zone = zones[i % 4];
    job.timetable.period = natural_period(job.timetable.schedule);
    if (i % 3 == 0) job.jitter = 5min;
    job.misfire = Misfire::All;
  }
  return jobs;
}

class Stopwatch {
 public:
  double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }
  /// Of this process alone, however busy the machine is.
  double cpu_seconds() const { return static_cast<double>(std::clock() - cpu_start_) / CLOCKS_PER_SEC; }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::clock_t cpu_start_ = std::clock();
};

/// The fires of each job in the year.
std::map<JobId, long> fires_of(const std::vector<Job>& jobs) {
  std::map<JobId, long> fires;
  for (const Job& job : jobs) {
    Fires walk(job.timetable, kStart);
    for (auto fire = walk.next(); fire && fire->at < kEnd; fire = walk.next()) ++fires[job.id];
  }
  return fires;
}

void measure_next_fires(const std::vector<Job>& jobs) {
  constexpr int kEach = 200;
  std::size_t fires = 0;
  const Stopwatch watch;
  for (const Job& job : jobs) fires += next_occurrences(job.timetable, kStart, kEach).size();
  std::printf("next_fires_per_second %.0f\n", static_cast<double>(fires) / watch.cpu_seconds());
}

/// How often each job was started in a year.
std::map<JobId, long> simulate_a_year(const std::vector<Job>& jobs) {
  const JobIndex index(jobs);
  MemoryStore store;
  std::map<JobId, long> started;
  long wakes = 0;
  const Stopwatch watch;
  write_ahead(index, store, kStart);
  std::printf("start_seconds %.3f\n", watch.seconds());
  for (auto wake = store.occurrences().next_start(kStart); wake && *wake < kEnd + 5min; ++wakes) {
    const Instant now = *wake;
    const Agenda agenda = look(index, store, now);
    for (const Run& run : agenda.started) {
      if (run.occurrence < kEnd) ++started[run.job];
      store.runs().finished(run.id, RunState::Done, "", now);
    }
    wake = agenda.wake;
    if (wakes % 10'000 == 0) {
      store.occurrences().forget_ended();
      store.runs().forget_ended();
    }
  }
  std::printf("year_seconds %.3f\nyear_cpu_seconds %.3f\nyear_wakes %ld\n", watch.seconds(),
              watch.cpu_seconds(), wakes);
  return started;
}

int compare(const std::map<JobId, long>& started, const std::map<JobId, long>& expected) {
  long fires = 0;
  for (const auto& [job, count] : expected) fires += count;
  std::printf("year_fires %ld\n", fires);
  if (started == expected) return EXIT_SUCCESS;
  for (const auto& [job, count] : expected)
    if (!started.contains(job) || started.at(job) != count)
      std::fprintf(stderr, "%s: %ld fires, %ld started\n", job.value.c_str(), count,
                   started.contains(job) ? started.at(job) : 0);
  return EXIT_FAILURE;
}

}  // namespace
}  // namespace boletim

int main(int argc, char** argv) {
  const std::vector<boletim::Job> jobs = boletim::mixed_jobs(argc > 1 ? std::atoi(argv[1]) : 10'000);
  std::printf("jobs %zu\n", jobs.size());
  boletim::measure_next_fires(jobs);
  return boletim::compare(boletim::simulate_a_year(jobs), boletim::fires_of(jobs));
}
