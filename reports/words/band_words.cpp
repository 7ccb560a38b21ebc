#include "reports/words/band_words.h"

#include <charconv>
#include <optional>

#include "reports/words/format.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

constexpr std::string_view kBelow = "< ", kFrom = "≥ ", kTo = " – ";

/// A bound as a band's name writes it: "1000", "-5.50", "30d".
struct Bound {
  bool age = false;
  std::string figure;
};

std::optional<Bound> bound_of(std::string_view text, Locale locale) {
  Bound bound;
  if (text.ends_with('d')) {
    bound.age = true;
    text.remove_suffix(1);
  }
  const std::string_view whole = text.substr(0, text.find('.'));
  const std::string_view rest = text.substr(whole.size());
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(whole.data(), whole.data() + whole.size(), number);
  if (error != std::errc() || end != whole.data() + whole.size()) return std::nullopt;
  const bool hundredths =
      rest.size() == 3 && rest.find_first_not_of("0123456789", 1) == std::string_view::npos;
  if (!rest.empty() && (!hundredths || bound.age)) return std::nullopt;
  bound.figure = format_count(number, locale);
  if (number == 0 && whole.starts_with('-')) bound.figure = "−" + bound.figure;
  if (hundredths) bound.figure += (locale == Locale::PtBr ? "," : ".") + std::string(rest.substr(1));
  return bound;
}

}  // namespace

std::string band_words(std::string_view value, Locale locale) {
  const auto said = [&](std::string_view key, std::string_view first, std::string_view last = {}) {
    const auto from = bound_of(first, locale);
    const auto to = last.empty() ? from : bound_of(last, locale);
    if (!from || !to || from->age != to->age) return std::string(value);
    return say(std::string(key) + (from->age ? ".age" : ".amount"), locale, {from->figure, to->figure});
  };
  if (value.starts_with(kBelow)) return said("band.below", value.substr(kBelow.size()));
  if (value.starts_with(kFrom)) return said("band.from", value.substr(kFrom.size()));
  if (const auto at = value.find(kTo); at != std::string_view::npos)
    return said("band.between", value.substr(0, at), value.substr(at + kTo.size()));
  return std::string(value);
}

std::string_view band_words(std::string_view value, Locale locale, std::string& room) {
  constexpr std::string_view first = "<\xE2-0123456789";  // of "<", "≥" and amounts
  if (value.empty() || first.find(value.front()) == std::string_view::npos) return value;
  room = band_words(value, locale);
  return room;
}

}  // namespace boletim
