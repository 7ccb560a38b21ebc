#include "jobs/kpi/condition.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <vector>

#include <fmt/format.h>

namespace boletim {
namespace {

using Measure = Condition::Measure;
using Test = Condition::Test;
using Unit = Condition::Unit;

/// Amounts are compared as whole millionths: what is typed with six decimals is exact.
constexpr std::int64_t kScale = 1'000'000;
constexpr std::size_t kMostDigits = 9, kMostDecimals = 6;

using Wide = __int128;  // two counts and an amount, multiplied

// Reading.

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// In lower case; an amount and its unit are two words however they are written.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  bool begins = true;
  for (const char c : text) {
    if (c == ' ' || c == '\t') {
      begins = true;
      continue;
    }
    const bool is_unit = !begins && is_digit(words.back().front()) && !is_digit(c) && c != '.';
    if (begins || is_unit) words.emplace_back();
    words.back() += lower(c);
    begins = false;
  }
  return words;
}

bool is_name(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || is_digit(c) || c == '_' || c == '-';
  });
}

std::optional<Test> test_named(std::string_view word) {
  if (word == "above") return Test::Above;
  if (word == "below") return Test::Below;
  if (word == "rises") return Test::Rises;
  if (word == "falls") return Test::Falls;
  return std::nullopt;
}

std::optional<Unit> unit_named(std::string_view word) {
  if (word.empty()) return Unit::Plain;
  if (word == "%") return Unit::Percent;
  if (word == "pp") return Unit::Points;
  return std::nullopt;
}

std::optional<double> amount_of(const std::string& word) {
  const std::size_t point = std::min(word.find('.'), word.size());
  const std::string whole = word.substr(0, point);
  const std::string decimals = point < word.size() ? word.substr(point + 1) : "0";
  for (const std::string& digits : {whole, decimals})
    if (digits.empty() || !std::all_of(digits.begin(), digits.end(), is_digit)) return std::nullopt;
  if (whole.size() > kMostDigits || decimals.size() > kMostDecimals) return std::nullopt;
  return std::strtod(word.c_str(), nullptr);
}

bool is_change(Test test) {
  return test == Test::Rises || test == Test::Falls;
}

/// Sets subject and measure, what is not said by what `unit` says.
bool read_subject(const std::string& word, Condition& condition) {
  const std::size_t point = std::min(word.find('.'), word.size());
  condition.subject = word.substr(0, point);
  const std::string measure = word.substr(point);
  if (!is_name(condition.subject) || is_digit(word.front())) return false;
  const bool by_unit =
      condition.unit == Unit::Points || (condition.unit == Unit::Percent && !is_change(condition.test));
  if (measure.empty()) {
    condition.measure = by_unit ? Measure::Percent : Measure::Count;
  } else if (measure == ".percent") {
    condition.measure = Measure::Percent;
  } else {
    condition.measure = Measure::Count;
    if (measure != ".count" || by_unit) return false;
  }
  return condition.subject != "total" || condition.measure == Measure::Count;
}

/// Whether it could hold, and could not hold.
bool is_sensible(const Condition& condition) {
  const bool share = condition.measure == Measure::Percent;
  switch (condition.test) {
    case Test::Above:
      return condition.unit != Unit::Points && (!share || condition.amount < 100);
    case Test::Below:
      return condition.unit != Unit::Points && condition.amount > 0 && (!share || condition.amount <= 100);
    case Test::Rises:
      return condition.amount > 0 && (condition.unit != Unit::Points || condition.amount <= 100);
    case Test::Falls:
      return condition.amount > 0 && (condition.unit == Unit::Plain || condition.amount <= 100);
  }
  return false;
}

// Judging.

/// What is looked at, then or now: `part` records, of a share in `whole`.
struct Figure {
  std::int64_t part = 0, whole = 0;
};

std::optional<Figure> figure_of(const Condition& condition, const Counts& counts) {
  if (condition.subject == "total") return Figure{counts.total, 1};
  for (const KpiResult& kpi : counts.kpis) {
    if (kpi.id.value != condition.subject || !kpi.mapped) continue;
    if (condition.measure == Measure::Count) return Figure{kpi.count.flagged, 1};
    if (counts.total > 0) return Figure{kpi.count.flagged, counts.total};
  }
  return std::nullopt;
}

/// A figure's units in one of `amount`: 100 percent are a whole.
int units(const Condition& condition) {
  return condition.measure == Measure::Percent ? 100 : 1;
}

double shown(const Condition& condition, const Figure& figure) {
  return units(condition) * static_cast<double>(figure.part) / static_cast<double>(figure.whole);
}

/// "1284", "12.5 %".
std::string text_of(const Condition& condition, double value) {
  if (condition.measure == Measure::Count) return fmt::format("{:.0f}", value);
  return fmt::format("{:.4g} %", value);
}

/// "30 %", "2.5 pp", "50"; of a rise from nothing, nothing.
std::string change_of(const Condition& condition, double before, double after) {
  const double change = std::abs(after - before);
  if (condition.unit == Unit::Points) return fmt::format(", by {:.4g} pp", change);
  if (condition.unit == Unit::Plain) return fmt::format(", by {:.0f}", change);
  return before > 0 ? fmt::format(", by {:.4g} %", 100 * change / before) : "";
}

std::optional<std::string> why_beyond(const Condition& condition, const Figure& now, Wide amount) {
  const Wide value = Wide(now.part) * units(condition) * kScale;
  const Wide threshold = amount * now.whole;
  const bool above = condition.test == Test::Above;
  if (above ? value <= threshold : value >= threshold) return std::nullopt;
  const std::string limit =
      fmt::format("{:.15g}{}", condition.amount, condition.measure == Measure::Percent ? " %" : "");
  return fmt::format("{} is {}, {} {}", condition.subject, text_of(condition, shown(condition, now)),
                     above ? "above" : "below", limit);
}

std::optional<std::string> why_changed(const Condition& condition, const Figure& now, const Figure& then,
                                       Wide amount) {
  const bool rises = condition.test == Test::Rises;
  const Wide after = Wide(now.part) * then.whole, before = Wide(then.part) * now.whole;
  const Wide change = rises ? after - before : before - after;
  if (change <= 0) return std::nullopt;
  const bool holds = condition.unit == Unit::Percent
                         ? change * 100 * kScale >= amount * before
                         : change * units(condition) * kScale >= amount * now.whole * then.whole;
  if (!holds) return std::nullopt;
  const double from = shown(condition, then), to = shown(condition, now);
  return fmt::format("{} {} from {} to {}{}", condition.subject, rises ? "rose" : "fell",
                     text_of(condition, from), text_of(condition, to), change_of(condition, from, to));
}

}  // namespace

std::optional<Condition> parse_condition(std::string_view text) {
  const std::vector<std::string> words = words_of(text);
  if (words.size() != 3 && words.size() != 4) return std::nullopt;
  const auto test = test_named(words[1]);
  const auto amount = amount_of(words[2]);
  const auto unit = unit_named(words.size() == 4 ? words[3] : "");
  Condition condition;
  if (!test || !amount || !unit) return std::nullopt;
  condition.test = *test;
  condition.amount = *amount;
  condition.unit = *unit;
  if (!read_subject(words[0], condition) || !is_sensible(condition)) return std::nullopt;
  if (!is_change(condition.test)) condition.unit = Unit::Plain;
  if (is_change(condition.test) && condition.measure == Measure::Percent && condition.unit == Unit::Plain)
    condition.unit = Unit::Points;
  const std::size_t begin = text.find_first_not_of(" \t");
  condition.text = text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
  return condition;
}

std::optional<std::string> why_holds(const Condition& condition, const Counts& now, const Counts* previous) {
  const auto figure = figure_of(condition, now);
  if (!figure) return std::nullopt;
  const Wide amount = std::llround(condition.amount * kScale);
  if (!is_change(condition.test)) return why_beyond(condition, *figure, amount);
  const auto then = previous == nullptr ? std::nullopt : figure_of(condition, *previous);
  return then ? why_changed(condition, *figure, *then, amount) : std::nullopt;
}

std::string figures_of(const Condition& condition, const Counts& now, const Counts* previous) {
  const auto figure = figure_of(condition, now);
  if (!figure) return condition.subject + " is not counted";
  const std::string value = text_of(condition, shown(condition, *figure));
  if (!is_change(condition.test)) return condition.subject + " is " + value;
  const auto then = previous == nullptr ? std::nullopt : figure_of(condition, *previous);
  if (!then) return condition.subject + " is " + value + ", without a previous snapshot";
  return condition.subject + " went from " + text_of(condition, shown(condition, *then)) + " to " + value;
}

}  // namespace boletim
