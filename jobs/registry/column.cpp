#include "jobs/registry/column.h"

#include <array>
#include <charconv>

namespace boletim {
namespace {

constexpr std::int64_t kMicroseconds = 1'000'000;  // in a second
constexpr std::int64_t kSecondsADay = 86'400;
constexpr std::int64_t kDaysTo2000 = 10'957;  // since 1970

struct CivilDate {
  std::int64_t year;
  int month, day;
};

/// Howard Hinnant's civil_from_days (chrono-compatible low-level date algorithms): chrono's own years end at
/// 32767.
CivilDate civil_date(std::int64_t days) {
  days += 719'468;
  const std::int64_t era = (days >= 0 ? days : days - 146'096) / 146'097;
  const auto day_of_era = static_cast<int>(days - era * 146'097);
  const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted = (5 * day_of_year + 2) / 153;
  const int month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {year_of_era + era * 400 + (month <= 2), month, day_of_year - (153 * shifted + 2) / 5 + 1};
}

void put_number(std::string& text, std::int64_t number, std::size_t digits) {
  std::array<char, 20> buffer;
  const char* end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
  const auto size = static_cast<std::size_t>(end - buffer.data());
  if (size < digits) text.append(digits - size, '0');
  text.append(buffer.data(), size);
}

/// ".5", nothing if it is nothing.
void put_fraction(std::string& text, std::int64_t microseconds) {
  if (microseconds == 0) return;
  text += '.';
  put_number(text, microseconds, 6);
  text.erase(text.find_last_not_of('0') + 1);
}

constexpr std::string_view kBeforeChrist = " BC";  // as PostgreSQL says that a year is before the first

void put_date(std::string& text, const CivilDate& date) {
  put_number(text, date.year > 0 ? date.year : 1 - date.year, 4);
  text += '-';
  put_number(text, date.month, 2);
  text += '-';
  put_number(text, date.day, 2);
}

void put_instant(std::string& text, std::int64_t microseconds, bool zoned) {
  std::int64_t seconds = microseconds / kMicroseconds, fraction = microseconds % kMicroseconds;
  if (fraction < 0) fraction += kMicroseconds, --seconds;
  std::int64_t days = seconds / kSecondsADay, second = seconds % kSecondsADay;
  if (second < 0) second += kSecondsADay, --days;
  const CivilDate date = civil_date(days + kDaysTo2000);
  put_date(text, date);
  text += ' ';
  put_number(text, second / 3600, 2);
  text += ':';
  put_number(text, second / 60 % 60, 2);
  text += ':';
  put_number(text, second % 60, 2);
  put_fraction(text, fraction);
  if (zoned) text += "+00";
  if (date.year <= 0) text += kBeforeChrist;
}

}  // namespace

void Column::append_instant(std::int64_t microseconds, Clock clock) {
  instants_.resize(kinds_.size());
  instants_.push_back(microseconds);
  put(clock == Clock::Zoned ? Kind::Zoned : Kind::Local);
  unwritten_ = true;
}

void Column::append_date(std::int64_t days) {
  const CivilDate date = civil_date(days);
  put_date(bytes_, date);
  if (date.year <= 0) bytes_ += kBeforeChrist;
  put(Kind::Text);
}

void Column::fill(std::size_t size) {
  ends_.resize(size, static_cast<std::uint32_t>(bytes_.size()));
  kinds_.resize(size, Kind::Null);
}

void Column::clear() {
  bytes_.clear();
  ends_.clear();
  kinds_.clear();
  instants_.clear();
  unwritten_ = false;
}

void Column::write_instants() const {
  unwritten_ = false;
  const std::string before = std::move(bytes_);
  bytes_.clear();
  std::size_t begin = 0;
  for (std::size_t row = 0; row < kinds_.size(); ++row) {
    const std::size_t end = ends_[row];
    if (kinds_[row] < Kind::Local)
      bytes_.append(before, begin, end - begin);
    else
      put_instant(bytes_, instants_[row], kinds_[row] == Kind::Zoned);
    ends_[row] = static_cast<std::uint32_t>(bytes_.size());
    begin = end;
  }
}

}  // namespace boletim
