#include "jobs/schedule/cron.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <fmt/format.h>

#include "jobs/failure.h"
#include "jobs/schedule/quoted.h"

namespace boletim {
namespace {

constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun",
                                                   "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 7> kWeekdays{"sun", "mon", "tue", "wed", "thu", "fri", "sat"};

struct FieldKind {
  std::string_view name;
  int first, last;
  std::span<const std::string_view> names;  ///< of `first`, and so on
  std::string_view takes;
};
constexpr std::array kFields{
    FieldKind{"minute", 0, 59, {}, "0-59, lists, ranges and steps (0,30 or */15)"},
    FieldKind{"hour", 0, 23, {}, "0-23, lists, ranges and steps (8-18/2)"},
    FieldKind{"day of month", 1, 31, {}, "1-31, lists, ranges and steps (1,15)"},
    FieldKind{"month", 1, 12, kMonths, "1-12 or JAN-DEC, lists, ranges and steps (*/3)"},
    FieldKind{"day of week", 0, 7, kWeekdays,
              "0-7 (0 and 7 are Sunday) or SUN-SAT, lists, ranges and steps (MON-FRI)"}};

bool equals_ignoring_case(std::string_view text, std::string_view lower) {
  if (text.size() != lower.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] != lower[i] && !(text[i] >= 'A' && text[i] <= 'Z' && text[i] + ('a' - 'A') == lower[i]))
      return false;
  return true;
}

std::optional<int> read_number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.starts_with('-')) return std::nullopt;
  return value;
}

std::optional<int> read_value(std::string_view text, const FieldKind& kind) {
  for (std::size_t i = 0; i < kind.names.size(); ++i)
    if (equals_ignoring_case(text, kind.names[i])) return kind.first + static_cast<int>(i);
  const auto value = read_number(text);
  return value && *value >= kind.first && *value <= kind.last ? value : std::nullopt;
}

std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> parts;
  for (std::size_t end; (end = text.find_first_of(separators)) != text.npos; text.remove_prefix(end + 1))
    parts.push_back(text.substr(0, end));
  parts.push_back(text);
  return parts;
}

/// The values of one field as bits.
class Field {
 public:
  Field(std::string_view text, const FieldKind& kind) : text_(text), kind_(kind) {
    for (const std::string_view item : split(text, ",")) add(item);
  }
  bool starts_with_star() const { return text_.starts_with('*'); }
  std::uint64_t bits() const { return bits_; }

 private:
  void add(std::string_view item) {
    const std::size_t slash = item.find('/');
    const std::string_view range = item.substr(0, slash);
    const std::size_t dash = range.find('-');
    std::optional<int> low = kind_.first, high = kind_.last, step = 1;
    if (range != "*") {
      low = high = read_value(range.substr(0, dash), kind_);
      if (dash != range.npos) high = read_value(range.substr(dash + 1), kind_);
    }
    if (slash != item.npos) {
      step = read_number(item.substr(slash + 1));
      if (range != "*" && dash == range.npos)
        refuse(fmt::format("a step needs a range, such as {}-{}/N", low.value_or(kind_.first), kind_.last));
      if (!step || *step < 1 || *step > kind_.last) refuse(fmt::format("a step is from 1 to {}", kind_.last));
    }
    const bool ends_on_sunday = kind_.last == 7 && dash != range.npos && high == 0 && low != 0;
    if (ends_on_sunday) high = 7;  // FRI-SUN
    if (!low || !high || *low > *high) refuse(fmt::format("it takes {}", kind_.takes));
    for (int value = *low; value <= *high; value += *step) bits_ |= std::uint64_t{1} << value;
  }

  [[noreturn]] void refuse(std::string_view expected) const {
    throw UsageError(fmt::format("cron: the {} field {} is wrong; {}", kind_.name, quoted(text_), expected));
  }

  std::string_view text_;
  const FieldKind& kind_;
  std::uint64_t bits_ = 0;
};

/// Each day of each month falls on each weekday some year, so only the days that no such month has never
/// come.
bool can_fire(const Cron& cron) {
  constexpr std::array kLongest{0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  for (std::size_t month = 1; month <= 12; ++month)
    for (std::size_t day = 1; day <= static_cast<std::size_t>(kLongest[month]); ++day)
      if (cron.months.test(month) && (cron.days.test(day) || cron.either_day())) return true;
  return false;
}

}  // namespace

Cron parse_cron(std::string_view expression) {
  std::vector<std::string_view> texts = split(expression, " \t");
  std::erase(texts, std::string_view{});
  if (texts.size() != kFields.size())
    throw UsageError(
        fmt::format("cron: {} has {} fields; expected five: minute, hour, day of month, month, day of week "
                    "(30 7 * * MON)",
                    quoted(expression), texts.size()));
  const Field minute(texts[0], kFields[0]), hour(texts[1], kFields[1]), day(texts[2], kFields[2]),
      month(texts[3], kFields[3]), weekday(texts[4], kFields[4]);
  Cron cron;
  cron.minutes = minute.bits();
  cron.hours = hour.bits();
  cron.days = day.bits();
  cron.months = month.bits();
  cron.weekdays = (weekday.bits() | weekday.bits() >> 7) & 0x7f;
  cron.elapsed = minute.starts_with_star() || hour.starts_with_star();
  cron.any_day = day.starts_with_star();
  cron.any_weekday = weekday.starts_with_star();
  if (!can_fire(cron))
    throw UsageError("cron: " + quoted(expression) + " never fires; expected a day that its months have");
  return cron;
}

}  // namespace boletim
