#include "reports/words/format.h"

#include <array>
#include <cmath>
#include <string_view>

#include <fmt/format.h>

namespace boletim {
namespace {

constexpr std::string_view kMinus = "\u2212";
constexpr std::string_view kNoNumber = "\u2013";

constexpr std::array<std::string_view, 12> kMonthsPt = {"janeiro",  "fevereiro", "março",    "abril",
                                                        "maio",     "junho",     "julho",    "agosto",
                                                        "setembro", "outubro",   "novembro", "dezembro"};
constexpr std::array<std::string_view, 12> kMonthsEn = {"January",   "February", "March",    "April",
                                                        "May",       "June",     "July",     "August",
                                                        "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> kWeekdaysPt = {
    "Domingo", "Segunda-feira", "Terça-feira", "Quarta-feira", "Quinta-feira", "Sexta-feira", "Sábado"};
constexpr std::array<std::string_view, 7> kWeekdaysEn = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                         "Thursday", "Friday", "Saturday"};

constexpr std::array<std::string_view, 12> kNumbersPt = {"Um",   "Dois", "Três", "Quatro", "Cinco", "Seis",
                                                         "Sete", "Oito", "Nove", "Dez",    "Onze",  "Doze"};
constexpr std::array<std::string_view, 12> kNumbersEn = {
    "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"};

/// The pattern of a locale.
auto pattern(Locale locale, std::string_view pt, std::string_view en) {
  return fmt::runtime(locale == Locale::PtBr ? pt : en);
}

/// A date that no calendar has shows its bare numbers instead of a name.
std::string month_name(int month, Locale locale) {
  if (month < 1 || month > 12) return fmt::format("{}", month);
  const auto index = static_cast<std::size_t>(month - 1);
  return std::string(locale == Locale::PtBr ? kMonthsPt[index] : kMonthsEn[index]);
}

std::string short_month_en(int month) {
  return month_name(month, Locale::En).substr(0, 3);
}

std::string capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

/// Sakamoto's congruence; 0 is Sunday.
std::size_t weekday(CivilDate date) {
  constexpr std::array<int, 12> offsets = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
  const int year = date.month < 3 ? date.year - 1 : date.year;
  const int day = year + year / 4 - year / 100 + year / 400 +
                  offsets[static_cast<std::size_t>(date.month - 1)] + date.day;
  return static_cast<std::size_t>(((day % 7) + 7) % 7);
}

/// The first of a month is an ordinal in Portuguese: "1º de novembro".
std::string day_of_month(int day, Locale locale) {
  return fmt::format("{}{}", day, locale == Locale::PtBr && day == 1 ? "º" : "");
}

std::string long_date(CivilDate date, Locale locale) {
  return fmt::format(pattern(locale, "{} de {} de {}", "{} {} {}"), day_of_month(date.day, locale),
                     month_name(date.month, locale), date.year);
}

/// `tenths` is not negative.
std::string tenths_text(std::int64_t tenths, Locale locale) {
  return fmt::format("{}{}{}", format_count(tenths / 10, locale), locale == Locale::PtBr ? ',' : '.',
                     tenths % 10);
}

/// Halves away from zero, as a manager rounds (not to even, as the C library does).
std::int64_t to_tenths(double value) {
  return std::llround(std::fabs(value) * 10.0);
}

/// Outside this a double is no share of anything, and its tenths might not fit.
bool is_figure(double value) {
  return std::isfinite(value) && std::fabs(value) < 1e15;
}

std::string week(const ReportPeriod& period, Locale locale) {
  const auto& [kind, first, last] = period;
  const std::string end = long_date(last, locale);
  const std::string day = day_of_month(first.day, locale);
  if (first.year != last.year)
    return fmt::format(pattern(locale, "Semana de {} a {}", "Week of {} to {}"), long_date(first, locale),
                       end);
  if (first.month != last.month)
    return fmt::format(pattern(locale, "Semana de {} de {} a {}", "Week of {} {} to {}"), day,
                       month_name(first.month, locale), end);
  return fmt::format(pattern(locale, "Semana de {} a {}", "Week of {} to {}"), day, end);
}

std::string week_short(const ReportPeriod& period, Locale locale) {
  const auto& [kind, first, last] = period;
  const bool same_month = first.year == last.year && first.month == last.month;
  if (locale == Locale::PtBr) {
    const std::string month = same_month ? "" : fmt::format("/{:02}", first.month);
    return fmt::format("semana de {}{} a {}/{:02}", day_of_month(first.day, locale), month,
                       day_of_month(last.day, locale), last.month);
  }
  return same_month ? fmt::format("week of {}–{}", first.day, format_day(last, locale))
                    : fmt::format("week of {} – {}", format_day(first, locale), format_day(last, locale));
}

std::string month(const ReportPeriod& period, Locale locale) {
  return fmt::format(pattern(locale, "{} de {}", "{} {}"), month_name(period.last.month, locale),
                     period.last.year);
}

}  // namespace

std::string format_count(std::int64_t value, Locale locale) {
  // Through unsigned, for the one value whose magnitude does not fit.
  const std::uint64_t magnitude =
      value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  std::string digits = fmt::format("{}", magnitude);
  for (std::size_t at = digits.size(); at > 3; at -= 3)
    digits.insert(at - 3, 1, locale == Locale::PtBr ? '.' : ',');
  if (value < 0) digits.insert(0, kMinus);
  return digits;
}

std::string format_count_word(std::int64_t value, bool feminine, Locale locale) {
  if (value < 1 || value > static_cast<std::int64_t>(kNumbersPt.size())) return format_count(value, locale);
  if (locale == Locale::En) return std::string(kNumbersEn[static_cast<std::size_t>(value - 1)]);
  if (feminine && value <= 2) return value == 1 ? "Uma" : "Duas";
  return std::string(kNumbersPt[static_cast<std::size_t>(value - 1)]);
}

std::string format_percent(double percent, Locale locale) {
  if (!is_figure(percent)) return std::string(kNoNumber);
  const std::int64_t tenths = to_tenths(percent);
  if (percent > 0 && tenths == 0) return "<" + tenths_text(1, locale) + "%";
  if (percent < 100 && tenths == 1000) return ">" + tenths_text(999, locale) + "%";
  return fmt::format("{}{}%", percent < 0 && tenths != 0 ? kMinus : "", tenths_text(tenths, locale));
}

std::string format_percent_short(double percent, Locale locale) {
  if (!is_figure(percent)) return std::string(kNoNumber);
  const std::int64_t hundredths = std::llround(std::fabs(percent) * 100.0);
  std::string figure = format_count(hundredths / 100, locale);
  const char mark = locale == Locale::PtBr ? ',' : '.';
  if (hundredths % 10 != 0) {
    figure += fmt::format("{}{:02}", mark, hundredths % 100);
  } else if (hundredths % 100 != 0) {
    figure += fmt::format("{}{}", mark, hundredths % 100 / 10);
  }
  return fmt::format("{}{}%", percent < 0 && hundredths != 0 ? kMinus : "", figure);
}

std::string format_decimal(double value, Locale locale) {
  if (!is_figure(value)) return std::string(kNoNumber);
  const std::int64_t tenths = to_tenths(value);
  const std::string figure =
      tenths % 10 == 0 ? format_count(tenths / 10, locale) : tenths_text(tenths, locale);
  return (value < 0 && tenths != 0 ? std::string(kMinus) : "") + figure;
}

std::string format_days(double days, Locale locale) {
  constexpr double whole_from = 100;
  return format_decimal(days < whole_from ? days : std::round(days), locale);
}

std::string format_money(std::int64_t hundredths, std::string_view currency, Locale locale) {
  constexpr std::int64_t whole_from = 100 * 100;  // hundredths
  const std::int64_t size = std::llabs(hundredths);
  std::string figure =
      size >= whole_from || size % 100 == 0
          ? format_count(size / 100 + (size % 100 >= 50 ? 1 : 0), locale)
          : fmt::format("{}{}{:02}", size / 100, locale == Locale::PtBr ? ',' : '.', size % 100);
  const std::string_view symbol = currency == "BRL"   ? "R$"
                                  : currency == "EUR" ? "€"
                                  : currency == "USD" ? (locale == Locale::PtBr ? "US$" : "$")
                                                      : currency;
  // CLDR: a no-break space in Portuguese, and after a code.
  const bool apart = !symbol.empty() && (locale == Locale::PtBr || symbol == currency);
  figure = std::string(symbol) + (apart ? "\u00A0" : "") + figure;
  return hundredths < 0 ? std::string(kMinus) + figure : figure;
}

std::string format_signed(std::int64_t value, Locale locale) {
  return (value > 0 ? "+" : "") + format_count(value, locale);
}

std::string format_points(double points, Locale locale) {
  if (!is_figure(points)) return std::string(kNoNumber);
  // What is left when two equal shares of different bases are subtracted is no change.
  constexpr double noise = 1e-9;
  const std::int64_t tenths = to_tenths(points);
  if (tenths == 0)
    return (std::fabs(points) > noise ? "<" + tenths_text(1, locale) : tenths_text(0, locale)) + " pp";
  return fmt::format("{}{} pp", points < 0 ? kMinus : "+", tenths_text(tenths, locale));
}

std::string format_date(CivilDate date, Locale locale) {
  if (locale == Locale::PtBr) return fmt::format("{:02}/{:02}/{:04}", date.day, date.month, date.year);
  return fmt::format("{} {} {}", date.day, short_month_en(date.month), date.year);
}

std::string format_day(CivilDate date, Locale locale) {
  if (locale == Locale::PtBr) return fmt::format("{:02}/{:02}", date.day, date.month);
  return fmt::format("{} {}", date.day, short_month_en(date.month));
}

std::string format_time(int hour, int minute, Locale) {
  return fmt::format("{:02}:{:02}", hour, minute);
}

std::string format_moment(const CivilTime& moment, Locale locale) {
  return format_date(moment.date, locale) + " " + format_time(moment.hour, moment.minute, locale);
}

std::string format_period(const ReportPeriod& period, Locale locale) {
  switch (period.kind) {
    case ReportPeriod::Kind::Daily: {
      if (period.last.month < 1 || period.last.month > 12) return long_date(period.last, locale);
      const std::size_t day = weekday(period.last);
      return fmt::format("{}, {}", locale == Locale::PtBr ? kWeekdaysPt[day] : kWeekdaysEn[day],
                         long_date(period.last, locale));
    }
    case ReportPeriod::Kind::Weekly:
      return week(period, locale);
    case ReportPeriod::Kind::Monthly:
      return capital(month(period, locale));
    case ReportPeriod::Kind::Yearly:
      break;
  }
  return fmt::format("{}", period.last.year);
}

std::string format_period_short(const ReportPeriod& period, Locale locale) {
  switch (period.kind) {
    case ReportPeriod::Kind::Daily:
      return format_day(period.last, locale);
    case ReportPeriod::Kind::Weekly:
      return week_short(period, locale);
    case ReportPeriod::Kind::Monthly:
      return month(period, locale);
    case ReportPeriod::Kind::Yearly:
      break;
  }
  return fmt::format("{}", period.last.year);
}

}  // namespace boletim
