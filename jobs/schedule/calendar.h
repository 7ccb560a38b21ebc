#pragma once
#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jobs/schedule/civil_time.h"
#include "jobs/shared_list.h"

namespace boletim {

/// A holiday of a calendar's own: each year's, or one year's.
struct OwnDate {
  std::chrono::month_day day;
  std::chrono::year year{0};  ///< 0 = each year
  auto operator<=>(const OwnDate&) const = default;
};

/// How far a calendar is searched for a business day.
inline constexpr std::chrono::days kLongestClosure{366};

/// Which days are business days: Monday to Friday without holidays.
class Calendar {
 public:
  /// `base`: "br" (national: laws 662/1949, 6.802/1980, 14.759/2023, Good Friday), "br-bank" (and the days on
  /// which banks do not open, Res. CMN 4.880) or "none". Throws UsageError for another.
  explicit Calendar(std::string_view base, std::vector<OwnDate> own = {});
  Calendar() : Calendar("br") {}
  bool is_holiday(Date date) const;
  bool is_business_day(Date date) const;
  /// n ≥ 1: the n-th business day of the month; n ≤ -1 counts from its end. Nothing where there are
  /// not so many.
  std::optional<Date> business_day(std::chrono::year_month month, int n) const;
  /// `date` itself if it is one, or if own dates leave none within kLongestClosure.
  Date next_business_day(Date date) const;
  Date previous_business_day(Date date) const;
  static bool is_builtin(std::string_view name);
  std::string_view base() const { return base_; }
  const SharedList<OwnDate>& own() const { return own_; }  ///< sorted

  bool operator==(const Calendar&) const = default;

 private:
  std::string_view base_;    ///< of the built-in names
  SharedList<OwnDate> own_;  ///< sorted
};

}  // namespace boletim
