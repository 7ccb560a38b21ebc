// Jobs that run after others.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/a_configuration.h"

namespace boletim {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* kRoot = R"(sources:
  erp: { connector: sqlite, file: erp.db, registries: { customers: { query: q } } }
defaults: { kpis: no_email }
)";

/// Files of jobs.d, each a list of jobs in short form.
class JobFiles : public ConfigurationFiles {
 public:
  explicit JobFiles(const std::vector<std::string>& files, const std::string& root = kRoot) {
    write("boletim.yaml", root);
    for (std::size_t i = 0; i < files.size(); ++i)
      write("jobs.d/" + std::to_string(i) + ".yaml", "jobs: [" + files[i] + "]\n");
  }
};

std::vector<std::string> errors(const std::string& jobs) {
  return JobFiles({jobs}).errors();
}

constexpr const char* kFirst =
    R"({ id: a, schedule: { every: monday, at: "07:30" }, timezone: America/Manaus })";

TEST(Successions, AJobWithoutAScheduleHasThatOfTheOneItComesAfter) {
  const Configuration c = JobFiles({std::string(kFirst) + ", { id: b, after: a }"}).load().configuration;
  Timetable timetable = c.jobs.at(0).timetable;
  timetable.job.value = "b";
  EXPECT_EQ(c.jobs.at(1).after, JobId{"a"});
  EXPECT_EQ(c.jobs.at(1).timetable, timetable);
  EXPECT_EQ(c.jobs.at(0).after, std::nullopt);
}

TEST(Successions, DoNotDependOnTheOrderOfTheFiles) {
  const Configuration c =
      JobFiles({"{ id: d, after: c }", "{ id: b, after: a }, { id: c, after: b }", kFirst})
          .load()
          .configuration;
  for (const Job& job : c.jobs) {
    EXPECT_EQ(job.timetable.job, job.id);
    EXPECT_EQ(job.timetable.schedule, c.find(JobId{"a"})->timetable.schedule) << job.id.value;
    EXPECT_EQ(job.timetable.zone.name(), "America/Manaus") << job.id.value;
  }
}

TEST(Successions, AScheduleOfTheDefaultsIsNotTheJobsOwn) {
  const std::string root = std::string(kRoot).substr(0, std::string(kRoot).rfind('}')) +
                           ", schedule: { every: day, at: \"05:00\" } }\n";
  const Configuration c =
      JobFiles({std::string(kFirst) + ", { id: b, after: a }"}, root).load().configuration;
  EXPECT_EQ(c.jobs.at(1).timetable.schedule, c.jobs.at(0).timetable.schedule);
}

TEST(Successions, KeepTheirOwnFirstAndLastDay) {
  const Configuration c =
      JobFiles({std::string(kFirst) + ", { id: b, after: a, from: 2027-01-01 }"}).load().configuration;
  using namespace std::chrono;
  EXPECT_EQ(c.jobs.at(1).timetable.from, 2027y / January / 1);
  EXPECT_EQ(c.jobs.at(1).timetable.schedule, c.jobs.at(0).timetable.schedule);
}

TEST(Successions, MayHaveAScheduleOfTheSamePeriod) {
  const Configuration c =
      JobFiles(
          {std::string(kFirst) +
           R"(, { id: b, after: a, schedule: { every: friday, at: "18:00" }, timezone: America/Manaus })"})
          .load()
          .configuration;
  EXPECT_EQ(std::get<OnWeekdays>(c.jobs.at(1).timetable.schedule.rule).at, std::chrono::hours(18));
}

TEST(Successions, PeriodsThatNeverMatchAreErrors) {
  EXPECT_THAT(
      errors(std::string(kFirst) +
             R"(, { id: b, after: a, schedule: { every: day, at: "08:00" }, timezone: America/Manaus })"),
      ElementsAre(HasSubstr("it reports daily, 'a' weekly; expected the same 'period' of both")));
  EXPECT_THAT(
      errors(std::string(kFirst) + R"(, { id: b, after: a, schedule: { every: friday, at: "08:00" } })"),
      ElementsAre(HasSubstr("its periods are those of America/Sao_Paulo, of 'a' those of America/Manaus; "
                            "expected the same 'timezone' of both")));
}

TEST(Successions, WhatGoesWithAScheduleNeedsOne) {
  EXPECT_THAT(errors(std::string(kFirst) + ", { id: b, after: a, period: daily, timezone: America/Recife }"),
              ElementsAre(HasSubstr("'period' does not belong here; without a 'schedule' of its own"),
                          HasSubstr("'timezone' does not belong here; without a 'schedule' of its own")));
}

TEST(Successions, AnUnknownJobIsAnErrorAtItsPlace) {
  const std::string first = R"({ id: carteira, schedule: { every: day, at: "08:00" } })";
  EXPECT_THAT(JobFiles({"{ id: b, after: carteria }, { id: c, after: b }", first}).errors(),
              ElementsAre("jobs.d/0.yaml:1:24: error: no job 'carteria'; did you mean 'carteira'?"));
}

TEST(Successions, ACycleIsNamedOnce) {
  EXPECT_THAT(errors("{ id: a, after: a }"), ElementsAre(HasSubstr("'a' runs after itself: a after a")));
  EXPECT_THAT(
      JobFiles({"{ id: x, after: a }, { id: a, after: c }", "{ id: b, after: a }, { id: c, after: b }"})
          .errors(),
      ElementsAre("jobs.d/0.yaml:1:45: error: 'a' runs after itself: a after c after b after a"));
}

TEST(Successions, AChainOfTenThousandIsSettled) {
  std::string jobs = kFirst;
  for (int i = 0; i < 10'000; ++i)
    jobs.insert(0, "{ id: j" + std::to_string(i) +
                       ", after: " + (i == 0 ? "a" : "j" + std::to_string(i - 1)) + " },\n");
  const LoadResult result = JobFiles({jobs}).load();
  EXPECT_THAT(result.errors, testing::IsEmpty());
  EXPECT_EQ(result.configuration.jobs.front().timetable.schedule,
            result.configuration.jobs.back().timetable.schedule);
}

}  // namespace
}  // namespace boletim
