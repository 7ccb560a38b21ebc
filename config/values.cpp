#include "config/values.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace boletim {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// A number of at most nine digits from the front of `text`, which moves past it.
std::optional<int> take_number(std::string_view& text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
  const auto digits = static_cast<std::size_t>(end - text.begin());
  if (digits == 0 || digits > 9) return std::nullopt;
  int value = 0;
  std::from_chars(text.data(), text.data() + digits, value);
  text.remove_prefix(digits);
  return value;
}

/// A number of exactly `digits` digits, and the `separator` behind it (0 = the text ends).
std::optional<unsigned> take_digits(std::string_view& text, std::size_t digits, char separator) {
  std::string_view rest = text;
  const std::optional<int> value = take_number(rest);
  if (!value || text.size() - rest.size() != digits) return std::nullopt;
  if (separator == 0 ? !rest.empty() : !rest.starts_with(separator)) return std::nullopt;
  if (separator != 0) rest.remove_prefix(1);
  text = rest;
  return static_cast<unsigned>(*value);
}

}  // namespace

std::optional<std::chrono::seconds> parse_duration(std::string_view text) {
  constexpr std::chrono::seconds kLongest = std::chrono::days(3660);
  const std::optional<int> count = take_number(text);
  if (!count || text.size() != 1) return std::nullopt;
  constexpr std::pair<char, int> kUnits[] = {{'s', 1}, {'m', 60}, {'h', 3600}, {'d', 86400}};
  for (const auto& [unit, seconds] : kUnits) {
    const std::chrono::seconds duration(std::int64_t{*count} * seconds);
    if (text.front() == unit && duration <= kLongest) return duration;
  }
  return std::nullopt;
}

std::optional<std::chrono::seconds> parse_span(std::string_view text) {
  const auto duration = parse_duration(text);
  return duration && duration->count() > 0 ? duration : std::nullopt;
}

std::optional<std::int64_t> parse_size(std::string_view text) {
  const std::optional<int> count = take_number(text);
  if (!count) return std::nullopt;
  if (text.starts_with(' ')) text.remove_prefix(1);
  constexpr std::pair<std::string_view, std::int64_t> kUnits[] = {
      {"B", 1},         {"KB", 1'000},    {"MB", 1'000'000}, {"GB", 1'000'000'000},
      {"KiB", 1 << 10}, {"MiB", 1 << 20}, {"GiB", 1 << 30}};
  for (const auto& [unit, bytes] : kUnits)
    if (text == unit) return *count * bytes;
  return std::nullopt;
}

std::optional<int> parse_rate(std::string_view text) {
  const std::optional<int> count = take_number(text);
  if (!count || *count == 0 || text != "/min") return std::nullopt;
  return count;
}

std::optional<double> parse_percent(std::string_view text) {
  if (text.ends_with('%')) text.remove_suffix(1);
  if (text.ends_with(' ')) text.remove_suffix(1);
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || c == '.'; });
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (!plain || error != std::errc{} || end != text.data() + text.size() || value > 100) return std::nullopt;
  return value;
}

std::optional<std::chrono::minutes> parse_time(std::string_view text) {
  const std::size_t colon = text.find(':');
  const auto hour = take_digits(text, colon == 1 ? 1 : 2, ':');
  const auto minute = hour ? take_digits(text, 2, 0) : std::nullopt;
  if (!minute || *hour > 23 || *minute > 59) return std::nullopt;
  return std::chrono::hours(*hour) + std::chrono::minutes(*minute);
}

std::optional<Date> parse_date(std::string_view text) {
  const auto year = take_digits(text, 4, '-');
  const auto month = year ? take_digits(text, 2, '-') : std::nullopt;
  const auto day = month ? take_digits(text, 2, 0) : std::nullopt;
  if (!day) return std::nullopt;
  const Date date(std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month),
                  std::chrono::day(*day));
  return date.ok() && *year >= 1900 ? std::optional(date) : std::nullopt;
}

std::optional<std::chrono::month_day> parse_month_day(std::string_view text) {
  const auto month = take_digits(text, 2, '-');
  const auto day = month ? take_digits(text, 2, 0) : std::nullopt;
  if (!day) return std::nullopt;
  const std::chrono::month_day date = std::chrono::month(*month) / std::chrono::day(*day);
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::optional<OwnDate> parse_own_date(std::string_view text) {
  if (const auto each_year = parse_month_day(text)) return OwnDate{*each_year};
  if (const auto once = parse_date(text)) return OwnDate{once->month() / once->day(), once->year()};
  return std::nullopt;
}

std::optional<std::string> parse_color_code(std::string_view text) {
  const bool good = text.size() == 7 && text.front() == '#' &&
                    text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
  return good ? std::optional(std::string(text)) : std::nullopt;
}

std::optional<std::string> parse_currency(std::string_view text) {
  const bool good =
      text.size() == 3 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return good ? std::optional(std::string(text)) : std::nullopt;
}

std::optional<std::string> parse_record_url(std::string_view text) {
  constexpr std::string_view kPlace = "{id}", kSchemes[] = {"https://", "http://"};
  const auto is_written = [](char c) {
    return c > ' ' && c < 0x7F && std::string_view("\"<>\\^`|").find(c) == std::string_view::npos;
  };
  const auto scheme = std::find_if(std::begin(kSchemes), std::end(kSchemes),
                                   [text](std::string_view one) { return text.starts_with(one); });
  if (scheme == std::end(kSchemes) || !std::all_of(text.begin(), text.end(), is_written)) return std::nullopt;
  const std::size_t host_end = text.find_first_of("/?#", scheme->size());
  if (host_end == std::string_view::npos || host_end == scheme->size()) return std::nullopt;
  if (text.substr(0, host_end).find('@') != std::string_view::npos)
    return std::nullopt;  // a password for all to read
  if (text.find(kPlace, host_end) == std::string_view::npos) return std::nullopt;
  for (std::size_t brace = text.find_first_of("{}"); brace != std::string_view::npos;
       brace = text.find_first_of("{}", brace + kPlace.size()))
    if (brace < host_end || text.substr(brace, kPlace.size()) != kPlace) return std::nullopt;
  return std::string(text);
}

std::optional<std::string> parse_zone(std::string_view text) {
  return Zone::exists(text) ? std::optional(std::string(text)) : std::nullopt;
}

std::string title_of(std::string_view id) {
  std::string title(id);
  for (char& c : title)
    if (c == '-' || c == '_' || c == '.') c = ' ';
  if (!title.empty() && title.front() >= 'a' && title.front() <= 'z')
    title.front() = static_cast<char>(title.front() - 'a' + 'A');
  return title;
}

}  // namespace boletim
