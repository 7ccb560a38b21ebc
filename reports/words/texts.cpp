#include "reports/words/texts.h"

#include <algorithm>
#include <stdexcept>

#include "reports/words/band_words.h"
#include "reports/words/format.h"
#include "reports/words/phrases.h"

namespace boletim {
namespace {

std::string_view suffix(ReportPeriod::Kind kind) {
  switch (kind) {
    case ReportPeriod::Kind::Daily:
      return ".daily";
    case ReportPeriod::Kind::Weekly:
      return ".weekly";
    case ReportPeriod::Kind::Monthly:
      return ".monthly";
    case ReportPeriod::Kind::Yearly:
      break;
  }
  return ".yearly";
}

std::string filled(std::string_view phrase, std::initializer_list<std::string_view> values) {
  std::string out;
  out.reserve(phrase.size() + 32);
  for (std::size_t at = 0; at < phrase.size(); ++at) {
    const bool hole = phrase[at] == '{' && at + 2 < phrase.size() && phrase[at + 2] == '}' &&
                      phrase[at + 1] >= '0' && phrase[at + 1] <= '9';
    const std::size_t index = hole ? static_cast<std::size_t>(phrase[at + 1] - '0') : values.size();
    if (index < values.size()) {
      out += values.begin()[index];
      at += 2;
    } else {
      out += phrase[at];
    }
  }
  return out;
}

}  // namespace

std::string kpi_attribute(std::string_view id, std::string_view title, Locale locale) {
  if (const KpiTexts* texts = kpi_texts(id, locale)) return std::string(texts->attribute);
  for (const std::string_view opening : {"Sem ", "Com ", "Without ", "With "})
    if (title.starts_with(opening)) return in_running_text(title);
  return "";
}

std::string_view text(std::string_view key, Locale locale) {
  const auto rows = phrases();
  const auto row = std::ranges::lower_bound(rows, key, {}, &Phrase::key);
  if (row == rows.end() || row->key != key)
    throw std::out_of_range("no phrase '" + std::string(key) + "' in reports/phrases.cpp");
  return locale == Locale::PtBr ? row->pt : row->en;
}

std::string_view text(std::string_view key, ReportPeriod::Kind kind, Locale locale) {
  return text(std::string(key).append(suffix(kind)), locale);
}

std::string say(std::string_view key, Locale locale, std::initializer_list<std::string_view> values) {
  return filled(text(key, locale), values);
}

std::string say_count(std::string_view key, std::int64_t count, Locale locale,
                      std::initializer_list<std::string_view> values) {
  return filled(text(std::string(key).append(count == 1 ? ".one" : ".many"), locale), values);
}

std::string late_note(const Heading& heading) {
  if (!heading.late_since) return "";
  const CivilTime taken{heading.taken_on, heading.taken_hour, heading.taken_minute};
  return say("page.late", heading.locale,
             {format_moment(*heading.late_since, heading.locale), format_moment(taken, heading.locale)});
}

std::string_view noun(Noun noun, std::int64_t count, Locale locale) {
  const bool one = count == 1;
  switch (noun) {
    case Noun::Customers:
      return text(one ? "noun.customers.one" : "noun.customers.many", locale);
    case Noun::Suppliers:
      return text(one ? "noun.suppliers.one" : "noun.suppliers.many", locale);
    case Noun::Records:
      break;
  }
  return text(one ? "noun.records.one" : "noun.records.many", locale);
}

const char* column_key(Noun noun) {
  switch (noun) {
    case Noun::Customers:
      return "column.customers";
    case Noun::Suppliers:
      return "column.suppliers";
    case Noun::Records:
      break;
  }
  return "column.records";
}

std::string counted_noun(Noun noun, std::int64_t count, Locale locale) {
  return format_count(count, locale).append(" ").append(boletim::noun(noun, count, locale));
}

std::string in_running_text(std::string_view title) {
  std::string text(title);
  const auto lower_case = [](char byte) { return byte >= 'a' && byte <= 'z'; };
  if (text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z' && (lower_case(text[1]) || text[1] == '-')) {
    text[0] = static_cast<char>(text[0] - 'A' + 'a');
  } else if (text.size() > 2 && text[0] == '\xC3' && text[1] <= '\x9E' && lower_case(text[2])) {
    text[1] = static_cast<char>(text[1] + 0x20);  // À … Þ
  }
  return text;
}

std::string segment_name(std::string_view value, std::string_view axis_title, Locale locale) {
  return value.empty() ? say("none.segment", locale, {in_running_text(axis_title)})
                       : band_words(value, locale);
}

}  // namespace boletim
