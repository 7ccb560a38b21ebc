#include "reports/pdf/trend_answer.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "reports/charts/tile.h"
#include "reports/words/flow_words.h"
#include "reports/words/format.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

constexpr std::size_t kMoreKpis = 2;

bool has_data(const KpiFigures& kpi) {
  return kpi.now && kpi.now->total > 0;
}

/// ", 37 a menos que na semana anterior".
std::string change(const KpiFigures& kpi, const Heading& heading) {
  const Locale locale = heading.locale;
  if (kpi.changed) return "";
  if (!kpi.previous) return is_first(kpi) ? std::string(text("answer.first", locale)) : std::string();
  const std::int64_t by = kpi.now->flagged - kpi.previous->flagged;
  if (by == 0) return ", " + std::string(text("change.same_as_before", heading.period.kind, locale));
  const std::string figure =
      say(by < 0 ? "change.fewer" : "change.more", locale, {format_count(std::abs(by), locale)});
  return say("answer.change", locale, {figure, text("change.than_before", heading.period.kind, locale)});
}

/// ": 1.102 não informados, 120 fictícios, 62 inválidos".
std::string parts(const KpiFigures& kpi, Locale locale) {
  if (!adds_up(kpi)) return {};
  const Composition& c = kpi.composition;
  std::string said;
  for (const auto& [key, count] : {std::pair{"answer.missing", c.missing},
                                   {"answer.placeholder", c.placeholder},
                                   {"answer.malformed", c.malformed},
                                   {"answer.landline", c.landline},
                                   {"answer.correctable", c.correctable}}) {
    if (count == 0) continue;
    said += said.empty() ? ": " : ", ";
    said += say_count(key, count, locale, {format_count(count, locale)});
  }
  return said;
}

/// What explains the number: what came and went where the change is that of these flows, else its parts.
std::string explanation(const KpiFigures& kpi, const TrendReport& report) {
  const Locale locale = report.heading.locale;
  if (kpi.changed) return parts(kpi, locale) + std::string(text("answer.changed", locale));
  const bool of_the_change = kpi.flows && kpi.previous && kpi.flows->previous == kpi.previous->flagged;
  const std::string flows = of_the_change ? flow_words(*kpi.flows, locale) : std::string();
  return flows.empty() ? parts(kpi, locale) : ": " + flows;
}

/// "; eles compraram R$ 212.480 em 12 meses": of one currency only, as those are never added.
std::string revenue(const KpiFigures& kpi, const Heading& heading) {
  const ImpactFigures* found = nullptr;
  for (const ImpactFigures& impact : kpi.impacts) {
    if (impact.kind != ImpactFigures::Kind::Revenue) continue;
    if (found != nullptr) return "";
    found = &impact;
  }
  if (found == nullptr || found->flagged <= 0 || kpi.now->flagged < 2) return "";
  return say(heading.noun == Noun::Customers ? "answer.revenue" : "answer.revenue_other", heading.locale,
             {format_money(found->flagged, found->currency, heading.locale)});
}

/// "1.284 de 8.412 clientes (15,3%) não têm e-mail utilizável".
std::string state(const KpiFigures& kpi, const Heading& heading, bool with_base) {
  const Locale locale = heading.locale;
  const KpiTexts* texts = kpi_texts(kpi.id, locale);
  const Share& now = *kpi.now;
  if (texts != nullptr && now.flagged == 0)
    return say("answer.none", locale, {noun(heading.noun, 1, locale), texts->attribute});
  const std::string percent = format_percent(*now.percent(), locale);
  std::string who = counted_noun(heading.noun, now.flagged, locale);
  if (with_base)
    who = say("trend.of", locale,
              {format_count(now.flagged, locale), counted_noun(heading.noun, now.total, locale)});
  if (texts == nullptr) return say("answer.own", locale, {kpi.title, who, percent});
  const auto sentence = now.flagged == 1 ? texts->sentence_one : texts->sentence;
  if (with_base) return say("answer.state", locale, {who, percent, sentence});
  return say("answer.more", locale, {format_count(now.flagged, locale), percent, sentence});
}

}  // namespace

bool adds_up(const KpiFigures& kpi) {
  const Composition& c = kpi.composition;
  return kpi.stated && kpi.now &&
         kpi.now->flagged == c.missing + c.placeholder + c.malformed + c.landline + c.correctable;
}

std::vector<Span> trend_answer(const TrendReport& report) {
  const Heading& heading = report.heading;
  const auto first = std::ranges::find_if(report.kpis, has_data);
  if (first == report.kpis.end()) {
    const bool mapped =
        std::ranges::any_of(report.kpis, [](const KpiFigures& kpi) { return kpi.now.has_value(); });
    if (mapped || heading.records == 0)
      return {{say("answer.no_records", heading.locale, {noun(heading.noun, 1, heading.locale)})}};
    return {{std::string(text("answer.not_mapped", heading.locale))}};
  }
  std::vector<Span> spans{{state(*first, heading, true), Weight::Semibold},
                          {change(*first, heading) + explanation(*first, report) + "."}};
  const std::string registered = registered_words(report, *first);
  if (!registered.empty()) spans.back().text += " " + registered;
  std::size_t said = 0;
  bool sold = false;  // of one KPI only: what they bought overlaps
  for (auto kpi = first + 1; kpi != report.kpis.end() && said < kMoreKpis; ++kpi) {
    if (!has_data(*kpi)) continue;
    if (said > 0) spans.back().text += spans.back().text.empty() ? ";" : ".";
    spans.back().text += " ";
    spans.push_back({state(*kpi, heading, false), Weight::Semibold});
    spans.push_back({sold ? "" : revenue(*kpi, heading)});
    sold = sold || !spans.back().text.empty();
    ++said;
  }
  if (said > 0) spans.back().text += ".";
  return spans;
}

}  // namespace boletim
