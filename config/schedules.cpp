#include "config/schedules.h"

#include <optional>

#include "config/nearest.h"
#include "config/section.h"
#include "config/values.h"
#include "jobs/failure.h"

namespace boletim {
namespace {

constexpr Choice<OnHoliday> kOnHoliday[] = {{"run", OnHoliday::Run},
                                            {"skip", OnHoliday::Skip},
                                            {"next", OnHoliday::Next},
                                            {"previous", OnHoliday::Previous}};
const std::vector<std::string_view> kEvery = {"monday", "tuesday",  "wednesday", "thursday",
                                              "friday", "saturday", "sunday",    "weekday",
                                              "day",    "hour",     "month",     "year"};
constexpr std::string_view kTimeExpected = "a time of day such as \"07:30\"";

/// The days that a word of `every:` stands for; none for the words that are no days.
std::bitset<7> weekdays_of(std::string_view word) {
  constexpr std::string_view kDays[] = {"sunday",   "monday", "tuesday", "wednesday",
                                        "thursday", "friday", "saturday"};
  if (word == "day") return 0b1111111;
  if (word == "weekday") return 0b0111110;
  for (std::size_t day = 0; day < 7; ++day)
    if (word == kDays[day]) return 1U << day;
  return 0;
}

/// Reads one schedule; what is wrong with it is said as it is found.
class Reading {
 public:
  explicit Reading(const Section& section) : section_(section) {}

  void read(Schedule& schedule) {
    if (section_.find("cron") != nullptr) return read_cron(schedule);
    section_.require({"every"}, "expected { every: monday, at: \"07:30\" } or { cron: \"30 7 * * MON\" }");
    for (const YamlNode* item : section_.list("every")) read_word(*item);
    if (words_.empty()) {
      if (section_.find("every") != nullptr && !bad_)
        section_.refuse("every", "no day; expected " + any_of(kEvery));
      return;
    }
    if (weekdays_.any()) return read_weekdays(schedule);
    if (words_.size() > 1) return section_.refuse("every", "a list takes days of the week only");
    if (words_.front() == "hour") return read_hourly(schedule);
    section_.require({"at"}, kAtMissing);
    section_.value("at", at_, parse_time, kTimeExpected);
    if (words_.front() == "month") return read_monthly(schedule);
    read_yearly(schedule);
  }

 private:
  static constexpr std::string_view kAtMissing = "expected when, such as at: \"07:30\"";

  void read_word(const YamlNode& item) {
    const std::optional<std::string> word =
        line_of(item, "a day, or another word of 'every'", section_.problems());
    const bool known = word && std::find(kEvery.begin(), kEvery.end(), *word) != kEvery.end();
    if (!known) bad_ = true;
    if (!word) return;
    if (!known)
      return section_.problems().add(item.place, "'every' is " + shown(*word) + hint(*word, kEvery));
    words_.push_back(*word);
    weekdays_ |= weekdays_of(*word);
    if (weekdays_.any() && weekdays_of(*word).none())
      section_.problems().add(item.place, shown(*word) + " does not go with days of the week");
  }

  void read_cron(Schedule& schedule) {
    section_.forbid({"every", "at", "day", "business_day", "date"}, "'cron' says it all");
    std::string expression;
    if (!section_.line("cron", expression)) return;
    try {
      schedule.rule = parse_cron(expression);
    } catch (const UsageError& error) {
      section_.refuse("cron", error.what());
    }
  }

  void read_weekdays(Schedule& schedule) {
    section_.forbid({"day", "business_day"}, "it goes with 'every: month'");
    section_.forbid({"date"}, "it goes with 'every: year'");
    section_.require({"at"}, kAtMissing);
    section_.value("at", at_, parse_time, kTimeExpected);
    schedule.rule = OnWeekdays{weekdays_, at_};
  }

  /// Of a time of day only the minute counts.
  void read_hourly(Schedule& schedule) {
    section_.forbid({"day", "business_day"}, "it goes with 'every: month'");
    section_.forbid({"date"}, "it goes with 'every: year'");
    section_.value("at", at_, parse_time, "the minute of each hour, such as \"00:15\"");
    schedule.rule = Hourly{static_cast<int>(at_.count() % 60)};
  }

  void read_monthly(Schedule& schedule) {
    section_.forbid({"date"}, "it goes with 'every: year'");
    if (section_.find("business_day") != nullptr) {
      section_.forbid({"day"}, "'business_day' is given");
      int n = 1;
      if (section_.number("business_day", n, -23, 23) && n == 0)
        section_.refuse("business_day", "'business_day' is 0; expected 1 for the first, or -1 for the last");
      schedule.rule = OnBusinessDay{n, at_};
      return;
    }
    section_.require({"day"}, "expected a day of the month, or 'business_day'");
    int day = -1;
    const YamlNode* node = section_.find("day");
    const bool last = node != nullptr && node->kind == YamlNode::Kind::Scalar && node->text == "last";
    if (!last && section_.number("day", day, -31, 31) && day < 1)
      section_.refuse("day", "'day' is '" + std::to_string(day) + "'; expected 1 to 31, or 'last'");
    schedule.rule = OnDayOfMonth{day, at_};
  }

  void read_yearly(Schedule& schedule) {
    section_.forbid({"day", "business_day"}, "it goes with 'every: month'");
    section_.require({"date"}, "expected month and day, such as \"01-31\"");
    OnDateOfYear rule{std::chrono::January / 1, at_};
    section_.value("date", rule.date, parse_month_day, "month and day, such as \"01-31\"");
    schedule.rule = rule;
  }

  const Section& section_;
  std::vector<std::string> words_;
  std::bitset<7> weekdays_;
  std::chrono::minutes at_{};
  bool bad_ = false;
};

}  // namespace

void read_schedule(const YamlNode& node, const Calendars& calendars, Timetable& timetable,
                   Problems& problems) {
  const Section section("schedule", node, problems);
  if (node.kind != YamlNode::Kind::Map) return;
  Reading(section).read(timetable.schedule);
  section.choice<OnHoliday>("on_holiday", timetable.schedule.on_holiday, kOnHoliday);
  if (const YamlNode* name = section.find("calendar"))
    if (const Calendar* calendar = find_calendar(*name, calendars, problems)) timetable.calendar = *calendar;
}

}  // namespace boletim
