#include "jobs/schedule/instant.h"

#include <algorithm>

#include <fmt/format.h>

namespace boletim {
namespace {

using namespace std::chrono;

/// Reads a text from the front; the first thing that does not fit spoils it.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  int digits(std::size_t count) {
    int value = 0;
    for (; count > 0; --count) {
      const char c = take();
      fits_ = fits_ && c >= '0' && c <= '9';
      value = value * 10 + (c - '0');
    }
    return value;
  }
  void expect(std::string_view any_of) { fits_ = any_of.find(take()) != any_of.npos && fits_; }
  bool skip(char c) {
    const bool there = rest_.starts_with(c);
    if (there) rest_.remove_prefix(1);
    return there;
  }
  void skip_digits() { rest_.remove_prefix(std::min(rest_.find_first_not_of("0123456789"), rest_.size())); }
  char peek() const { return rest_.empty() ? '\0' : rest_.front(); }
  bool fitted_whole() const { return fits_ && rest_.empty(); }

 private:
  char take() {
    const char c = peek();
    if (rest_.empty())
      fits_ = false;
    else
      rest_.remove_prefix(1);
    return c;
  }
  std::string_view rest_;
  bool fits_ = true;
};

}  // namespace

Instant within_reach(Instant instant) {
  return std::clamp(instant, kFirstInstant, kLastInstant);
}

std::string to_rfc3339(Instant instant) {
  instant = within_reach(instant);
  const auto day = floor<days>(instant);
  const year_month_day date{day};
  const hh_mm_ss time{instant - day};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", int{date.year()}, unsigned{date.month()},
                     unsigned{date.day()}, time.hours().count(), time.minutes().count(),
                     time.seconds().count());
}

std::optional<Instant> parse_rfc3339(std::string_view text) {
  Reader reader(text);
  const year y{reader.digits(4)};
  reader.expect("-");
  const month m{static_cast<unsigned>(reader.digits(2))};
  reader.expect("-");
  const day d{static_cast<unsigned>(reader.digits(2))};
  reader.expect("Tt");
  const hours h{reader.digits(2)};
  reader.expect(":");
  const minutes min{reader.digits(2)};
  reader.expect(":");
  const seconds s{reader.digits(2)};
  if (reader.skip('.')) {
    reader.digits(1);
    reader.skip_digits();
  }
  hours offset_hours{};
  minutes offset_minutes{};
  const bool east = reader.peek() == '+';
  if (east || reader.peek() == '-') {
    reader.expect("+-");
    offset_hours = hours{reader.digits(2)};
    reader.expect(":");
    offset_minutes = minutes{reader.digits(2)};
  } else {
    reader.expect("Zz");
  }
  if (!reader.fitted_whole() || !year_month_day{y, m, d}.ok() || h >= 24h || min >= 60min || s >= 60s ||
      offset_hours >= 24h || offset_minutes >= 60min)
    return std::nullopt;
  const seconds offset = offset_hours + offset_minutes;
  const Instant instant = sys_days{y / m / d} + h + min + s - (east ? offset : -offset);
  return instant == within_reach(instant) ? std::optional{instant} : std::nullopt;
}

}  // namespace boletim
