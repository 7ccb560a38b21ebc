#include "jobs/schedule/calendar.h"

#include <algorithm>
#include <array>

#include "jobs/failure.h"
#include "jobs/schedule/quoted.h"

namespace boletim {
namespace {

using namespace std::chrono;

constexpr std::array<std::string_view, 3> kBuiltin{"br", "br-bank", "none"};

struct NationalHoliday {
  month_day day;
  year since;
};

/// Laws 662/1949 and 10.607/2002 (with 1.266/1950 for Tiradentes), 6.802/1980 (Aparecida), 14.759/2023
/// (Zumbi). What was kept by custom before its law counts always.
constexpr std::array kNational{
    NationalHoliday{January / 1, year::min()},   NationalHoliday{April / 21, year::min()},
    NationalHoliday{May / 1, year::min()},       NationalHoliday{September / 7, year::min()},
    NationalHoliday{October / 12, year{1980}},   NationalHoliday{November / 2, year::min()},
    NationalHoliday{November / 15, year::min()}, NationalHoliday{November / 20, year{2024}},
    NationalHoliday{December / 25, year::min()}};

constexpr days kGoodFriday{-2};
constexpr std::array kBanksClosed{days{-48}, days{-47},
                                  days{60}};  ///< Carnival's Monday and Tuesday, Corpus Christi

/// The Gregorian Easter Sunday, from the golden number, the century's corrections and the Sunday after the
/// full moon (Butcher's form of the rule, as in Meeus, Astronomical Algorithms, chapter 8).
sys_days easter(year in) {
  const int y = int{in};
  const int golden = y % 19;
  const int century = y / 100;
  const int of_century = y % 100;
  const int moon_drift = (century - (century + 8) / 25 + 1) / 3;
  const int epact = (19 * golden + century - century / 4 - moon_drift + 15) % 30;
  const int to_sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
  const int correction = (golden + 11 * epact + 22 * to_sunday) / 451;
  const int days_after_march_1 = epact + to_sunday - 7 * correction + 21;
  return sys_days{in / March / 1} + days{days_after_march_1};
}

bool is_national_holiday(Date date) {
  const month_day day{date.month(), date.day()};
  return std::any_of(kNational.begin(), kNational.end(),
                     [&](const NationalHoliday& h) { return h.day == day && h.since <= date.year(); });
}

/// Nearest business day from `date` in steps of one day forwards or backwards.
Date nearest_business_day(const Calendar& calendar, Date date, days step) {
  for (days away{0}; abs(away) <= kLongestClosure; away += step)
    if (const Date day{sys_days{date} + away}; calendar.is_business_day(day)) return day;
  return date;
}

}  // namespace

Calendar::Calendar(std::string_view base, std::vector<OwnDate> own) {
  const auto builtin = std::find(kBuiltin.begin(), kBuiltin.end(), base);
  if (builtin == kBuiltin.end())
    throw UsageError("unknown calendar " + quoted(base) + "; expected br, br-bank or none");
  base_ = *builtin;
  std::sort(own.begin(), own.end());
  own_ = std::move(own);
}

bool Calendar::is_holiday(Date date) const {
  const month_day day{date.month(), date.day()};
  if (std::binary_search(own_.begin(), own_.end(), OwnDate{day, year{0}}) ||
      std::binary_search(own_.begin(), own_.end(), OwnDate{day, date.year()}))
    return true;
  if (base_ == "none") return false;
  if (is_national_holiday(date)) return true;
  if (date.month() > June || date.month() < February || date.year() < year{0})
    return false;  // far from Easter
  const days after_easter = sys_days{date} - easter(date.year());
  return after_easter == kGoodFriday ||
         (base_ == "br-bank" &&
          std::find(kBanksClosed.begin(), kBanksClosed.end(), after_easter) != kBanksClosed.end());
}

bool Calendar::is_business_day(Date date) const {
  const weekday day{sys_days{date}};
  return day != Saturday && day != Sunday && !is_holiday(date);
}

std::optional<Date> Calendar::business_day(year_month month, int n) const {
  const days step{n < 0 ? -1 : 1};
  const Date start = n < 0 ? Date{month / last} : month / 1;
  for (sys_days day = start; n != 0 && Date{day}.month() == month.month(); day += step)
    if (is_business_day(day) && (n -= static_cast<int>(step.count())) == 0) return Date{day};
  return std::nullopt;
}

Date Calendar::next_business_day(Date date) const {
  return nearest_business_day(*this, date, days{1});
}
Date Calendar::previous_business_day(Date date) const {
  return nearest_business_day(*this, date, days{-1});
}

bool Calendar::is_builtin(std::string_view name) {
  return std::find(kBuiltin.begin(), kBuiltin.end(), name) != kBuiltin.end();
}

}  // namespace boletim
