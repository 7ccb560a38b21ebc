#include "jobs/schedule/fingerprint.h"

#include <set>

#include <gtest/gtest.h>

#include "tests/support/timetables.h"

namespace boletim {
namespace {

using test::a_job;
using test::date;
using namespace std::chrono_literals;

const auto kNewYear = std::chrono::January / 1;

TEST(Fingerprint, IsTheSameForEver) {
  EXPECT_EQ(fingerprint(a_job().at_cron("30 7 * * MON")), "b644dcf37449c688");
  EXPECT_EQ(fingerprint(a_job().every(OnBusinessDay{5, 450min})), "8913c94614ebbc05");
}

TEST(Fingerprint, ForgetsHowTheJobIsCalledAndACalendarThatIsNotAsked) {
  const auto job = a_job().every(OnDayOfMonth{1, 450min});
  EXPECT_EQ(fingerprint(job), fingerprint(job.named("other").keeping(Calendar("br-bank"))));
}

TEST(Fingerprint, TellsApartAllThatDecidesWhenAJobFires) {
  const auto job = a_job().every(OnDayOfMonth{1, 450min}).on_holiday(OnHoliday::Next);
  const std::vector<Timetable> different = {
      job,
      job.every(OnDayOfMonth{-1, 450min}),
      job.every(OnDayOfMonth{1, 451min}),
      job.every(OnBusinessDay{1, 450min}),
      job.every(OnDateOfYear{kNewYear, 450min}),
      job.every(OnWeekdays{0b10, 450min}),
      job.every(OnWeekdays{0b100, 450min}),
      job.every(Hourly{30}),
      job.at_cron("30 7 1 * *"),
      job.at_cron("30 7 1 * MON"),
      job.at_cron("*/30 7 1 * *"),
      job.on_holiday(OnHoliday::Previous),
      job.in("America/New_York"),
      job.keeping(Calendar("br-bank")),
      job.keeping(Calendar("br", {{kNewYear, std::chrono::year{0}}})),
      job.keeping(Calendar("br", {{kNewYear, std::chrono::year{2027}}})),
      job.reporting(PeriodKind::Daily),
      job.starting(date(2026, 1, 1)),
      job.ending(date(2026, 1, 1)),
  };
  std::set<std::string> fingerprints;
  for (const Timetable& timetable : different) fingerprints.insert(fingerprint(timetable));
  EXPECT_EQ(fingerprints.size(), different.size());
}

}  // namespace
}  // namespace boletim
