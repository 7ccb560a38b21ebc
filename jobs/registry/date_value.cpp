#include "jobs/registry/date_value.h"

#include <chrono>
#include <cstddef>

#include "jobs/registry/text.h"

namespace boletim {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Reads from the front of a text; every step says whether it was there and takes it away if so.
struct Reader {
  std::string_view rest;

  bool take(char c) {
    if (rest.empty() || rest.front() != c) return false;
    rest.remove_prefix(1);
    return true;
  }
  bool take_any(std::string_view characters) {
    if (rest.empty() || characters.find(rest.front()) == characters.npos) return false;
    rest.remove_prefix(1);
    return true;
  }
  bool take_number(std::size_t digits, int& number) {
    if (rest.size() < digits) return false;
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
      if (!is_digit(rest[i])) return false;
      value = value * 10 + (rest[i] - '0');
    }
    number = value;
    rest.remove_prefix(digits);
    return true;
  }
  std::size_t digits_ahead() const {
    std::size_t count = 0;
    while (count < rest.size() && is_digit(rest[count])) ++count;
    return count;
  }
};

/// One separator between the parts of a date, the same both times.
bool take_separated(Reader& reader, std::size_t first_digits, int& first, int& second,
                    std::size_t last_digits, int& last) {
  if (!reader.take_number(first_digits, first) || reader.rest.empty()) return false;
  const char separator = reader.rest.front();
  return reader.take_any("-/.") && reader.take_number(2, second) && reader.take(separator) &&
         reader.take_number(last_digits, last);
}

/// 2026-11-16, 2026/11/16, 20261116 or 16/11/2026.
std::optional<std::chrono::sys_days> take_date(Reader& reader) {
  int year = 0;
  int month = 0;
  int day = 0;
  bool read = false;
  switch (reader.digits_ahead()) {
    case 2:
      read = take_separated(reader, 2, day, month, 4, year);
      break;
    case 4:
      read = take_separated(reader, 4, year, month, 2, day);
      break;
    case 8:
    case 12:
    case 14:
      read = reader.take_number(4, year) && reader.take_number(2, month) && reader.take_number(2, day);
      break;
    default:
      break;
  }
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!read || year == 0 || !date.ok()) return std::nullopt;
  return std::chrono::sys_days(date);
}

/// 10:30, 10:30:00, 10:30:00.123, 103000; 24:00:00 and a leap second are the instant after. False if it is no
/// time.
bool take_time(Reader& reader, seconds& time) {
  int h = 0;
  int m = 0;
  int s = 0;
  if (!reader.take_number(2, h)) return false;
  const bool colons = reader.take(':');
  if (!reader.take_number(2, m)) return false;
  if (colons ? reader.take(':') : reader.digits_ahead() >= 2) {
    if (!reader.take_number(2, s)) return false;
    if (reader.take_any(".,")) {
      const std::size_t fraction = reader.digits_ahead();
      if (fraction == 0) return false;
      reader.rest.remove_prefix(fraction);
    }
  }
  time = hours(h) + minutes(m) + seconds(s);
  return m < 60 && s <= 60 && (h < 24 || time == hours(24));
}

/// Z, UTC, +03, -03:00, -0300, -03:06:28 (PostgreSQL writes seconds for local mean time), or nothing.
bool take_offset(Reader& reader, seconds& offset) {
  while (reader.take(' ')) {
  }
  if (reader.rest == "Z" || reader.rest == "z" || reader.rest == "UTC" || reader.rest == "GMT") {
    reader.rest = {};
    return true;
  }
  if (reader.rest.empty()) return true;
  const bool west = reader.take('-');
  if (!west && !reader.take('+')) return false;
  int h = 0;
  int m = 0;
  int s = 0;
  if (!reader.take_number(2, h)) return false;
  if (!reader.rest.empty()) {
    reader.take(':');
    if (!reader.take_number(2, m)) return false;
    if (reader.take(':') && !reader.take_number(2, s)) return false;
  }
  offset = hours(h) + minutes(m) + seconds(s);
  if (west) offset = -offset;
  return h < 24 && m < 60 && s < 60 && reader.rest.empty();
}

}  // namespace

std::optional<Instant> parse_date_value(std::string_view value) {
  Reader reader{trim(value)};
  const auto date = take_date(reader);
  if (!date) return std::nullopt;
  if (reader.rest.empty()) return Instant(*date);
  if (!reader.take_any("Tt")) {
    while (reader.take(' ')) {
    }
  }
  seconds time{0};
  seconds offset{0};
  if (!take_time(reader, time) || !take_offset(reader, offset)) return std::nullopt;
  return Instant(*date) + time - offset;
}

std::optional<Instant> date_value_at(const Column& column, std::size_t row) {
  using namespace std::chrono_literals;
  constexpr Instant kFirst = std::chrono::sys_days(1y / 1 / 1), kEnd = std::chrono::sys_days(10'000y / 1 / 1);
  constexpr Instant k2000 = std::chrono::sys_days(2000y / 1 / 1);
  const auto microseconds = column.microseconds(row);
  if (!microseconds) return parse_date_value(column[row]);
  const Instant instant = k2000 + std::chrono::floor<seconds>(std::chrono::microseconds(*microseconds));
  if (instant < kFirst || instant >= kEnd) return std::nullopt;
  return instant;
}

}  // namespace boletim
