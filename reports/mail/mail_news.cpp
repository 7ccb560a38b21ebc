#include "reports/mail/mail_news.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "reports/words/flow_words.h"
#include "reports/words/format.h"
#include "reports/words/target.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

/// "1.284 clientes sem e-mail", "Nenhum cliente sem e-mail", "Cadastro velho: 312 clientes".
std::string state(const KpiFigures& kpi, const Heading& heading) {
  const Locale locale = heading.locale;
  const std::string which = kpi_attribute(kpi.id, kpi.title, locale);
  const std::int64_t count = kpi.now->flagged;
  const std::string counted = counted_noun(heading.noun, count, locale);
  if (which.empty()) return kpi.title + ": " + counted;
  if (count == 0) return say("answer.none", locale, {noun(heading.noun, 1, locale), which});
  return counted + " " + which;
}

/// ", 37 a menos"; blank where there is nothing to compare with, or nothing now and nothing then.
std::string change(const KpiFigures& kpi, Locale locale) {
  if (kpi.now && kpi.changed) return ", " + std::string(text("change.rule", locale));
  if (!kpi.now || !kpi.previous) return "";
  const std::int64_t difference = kpi.now->flagged - kpi.previous->flagged;
  if (difference == 0) return kpi.now->flagged == 0 ? "" : ", " + std::string(text("change.same", locale));
  return ", " + say(difference < 0 ? "change.fewer" : "change.more", locale,
                    {format_count(std::abs(difference), locale)});
}

/// Why the first KPI has no number; blank where it has one.
std::string no_data(const TrendReport& report) {
  const Heading& heading = report.heading;
  if (report.kpis.empty())
    return heading.title.empty() ? std::string(text("none.short", heading.locale)) : heading.title;
  const KpiFigures& first = report.kpis.front();
  if (!first.now) return say("mail.not_mapped", heading.locale, {first.title});
  if (first.now->total == 0)
    return say("mail.no_records", heading.locale, {noun(heading.noun, 1, heading.locale)});
  return "";
}

std::string amount(const Share& share, Locale locale) {
  const std::string count = format_count(share.flagged, locale);
  const auto percent = share.percent();
  return percent ? count + " (" + format_percent(*percent, locale) + ")" : count;
}

std::string course(const KpiFigures& kpi, const Heading& heading) {
  const Locale locale = heading.locale;
  if (kpi.changed || (kpi.flows && !flow_words(*kpi.flows, locale).empty())) return "";
  if (!kpi.previous) return kpi.flows ? "" : std::string(text("mail.first", locale));
  return say("mail.from_to", locale,
             {kpi.title, amount(*kpi.previous, locale), text("mail.before", heading.period.kind, locale),
              amount(*kpi.now, locale)});
}

/// "Sem e-mail, na semana: saíram 64 (58 corrigidos, 6 removidos), entraram 27 (24 novos, 3 reabertos)."
std::string flows(const TrendReport& report, const KpiFigures& kpi) {
  if (!kpi.flows) return "";
  const Locale locale = report.heading.locale;
  const std::string words = flow_words(*kpi.flows, locale);
  if (words.empty()) return "";
  const std::string when = report.flows_since
                               ? say("flow.since", locale, {format_moment(*report.flows_since, locale)})
                               : std::string(text("change.in_period", report.heading.period.kind, locale));
  return say("mail.flows", locale, {kpi.title, when, words});
}

/// "O que há de errado: 1.000 não informados, 200 fictícios e 84 inválidos."; blank where nothing is split.
std::string composition(const KpiFigures& kpi, Locale locale) {
  if (!kpi.stated) return "";
  struct Part {
    std::string_view key;
    std::int64_t count;
  };
  const Composition& parts = kpi.composition;
  const std::array all = {Part{"answer.missing", parts.missing},
                          Part{"answer.placeholder", parts.placeholder},
                          Part{"answer.malformed", parts.malformed}, Part{"answer.landline", parts.landline},
                          Part{"answer.correctable", parts.correctable}};
  std::vector<std::string> said;
  for (const Part& part : all)
    if (part.count > 0)
      said.push_back(say_count(part.key, part.count, locale, {format_count(part.count, locale)}));
  if (said.empty()) return "";
  std::string list = said.front();
  for (std::size_t i = 1; i < said.size(); ++i)
    list += (i + 1 == said.size() ? " " + std::string(text("mail.and", locale)) + " " : ", ") + said[i];
  return say("mail.composition", locale, {list});
}

std::string target(const KpiFigures& kpi, Locale locale) {
  if (!kpi.target) return "";
  const std::string goal = format_percent_short(*kpi.target, locale);
  const std::int64_t above = above_target(*kpi.now, *kpi.target);
  if (above == 0) return say("mail.target_met", locale, {goal});
  return say("mail.target_missing", locale, {goal, format_count(above, locale)});
}

/// What got worse beside the first KPI, of which the headline speaks.
std::string worse(const TrendReport& report) {
  std::string list;
  for (std::size_t i = 1; i < report.kpis.size(); ++i) {
    const KpiFigures& kpi = report.kpis[i];
    if (!kpi.now || !kpi.previous || kpi.now->flagged <= kpi.previous->flagged) continue;
    const std::int64_t more = kpi.now->flagged - kpi.previous->flagged;
    const Locale locale = report.heading.locale;
    list += (list.empty() ? "" : ", ") + in_running_text(kpi.title) + " (" +
            say("change.more", locale, {format_count(more, locale)}) + ")";
  }
  return list.empty() ? "" : say("mail.worse", report.heading.locale, {list});
}

/// Of the first KPI.
std::int64_t flagged(const SegmentFigures& segment) {
  return segment.flagged.empty() ? 0 : segment.flagged.front().value_or(0);
}

/// The first KPI if there is a number of it.
const KpiFigures* first_counted(const TrendReport& report) {
  if (report.kpis.empty() || !report.kpis.front().now || report.kpis.front().now->total == 0) return nullptr;
  return &report.kpis.front();
}

void add(std::string& words, const std::string& sentence) {
  if (!sentence.empty()) words += (words.empty() ? "" : " ") + sentence;
}

/// The named value of an axis with the largest amount, the first of equals; nothing where none has any.
template <typename Amount>
const SegmentFigures* most(const AxisFigures& axis, Amount amount_of) {
  const SegmentFigures* found = nullptr;
  for (const SegmentFigures& segment : axis.segments)
    if (!segment.value.empty() && amount_of(segment) > (found ? amount_of(*found) : 0)) found = &segment;
  return found;
}

}  // namespace

std::string subject(const TrendReport& report) {
  std::string period = format_period_short(report.heading.period, report.heading.locale);
  if (!report.heading.part.empty()) period = report.heading.part + " · " + period;
  const std::string nothing = no_data(report);
  if (!nothing.empty()) return nothing + " · " + period;
  const KpiFigures& kpi = report.kpis.front();
  return state(kpi, report.heading) + change(kpi, report.heading.locale) + " · " + period;
}

std::string headline(const TrendReport& report) {
  const std::string nothing = no_data(report);
  if (!nothing.empty()) return nothing;
  const KpiFigures& kpi = report.kpis.front();
  const Locale locale = report.heading.locale;
  std::string share;
  if (kpi.now->flagged > 0) share = " (" + format_percent(*kpi.now->percent(), locale) + ")";
  return state(kpi, report.heading) + share + change(kpi, locale);
}

std::string what_changed(const TrendReport& report) {
  std::string words;
  if (const KpiFigures* kpi = first_counted(report)) {
    add(words, course(*kpi, report.heading));
    add(words, flows(report, *kpi));
    add(words, days_words(*kpi, report.heading.locale));
    add(words, registered_words(report, *kpi));
  }
  add(words, worse(report));
  for (const std::string& sentence : break_now_words(report)) add(words, sentence);
  return words;
}

std::string what_is_wrong(const TrendReport& report) {
  std::string words;
  if (const KpiFigures* kpi = first_counted(report)) {
    add(words, composition(*kpi, report.heading.locale));
    add(words, target(*kpi, report.heading.locale));
  }
  return words;
}

std::string where_to_start(const TrendReport& report) {
  if (report.kpis.empty() || report.axes.empty()) return "";
  const KpiFigures& kpi = report.kpis.front();
  const Locale locale = report.heading.locale;
  const auto above = [&](const SegmentFigures& segment) -> std::int64_t {
    return kpi.target ? above_target({flagged(segment), segment.total}, *kpi.target) : 0;
  };
  if (const SegmentFigures* segment = most(report.axes.front(), above))
    return say("mail.start_above", locale, {segment->value, format_count(above(*segment), locale)});
  if (const SegmentFigures* segment = most(report.axes.front(), flagged)) {
    const std::string which = kpi_attribute(kpi.id, kpi.title, locale);
    const std::string counted = counted_noun(report.heading.noun, flagged(*segment), locale);
    return say("mail.start_most", locale, {segment->value, which.empty() ? counted : counted + " " + which});
  }
  return "";
}

std::string who_has_most(const TrendReport& report) {
  if (report.kpis.empty() || !report.owners) return "";
  const SegmentFigures* owner = most(*report.owners, flagged);
  const Locale locale = report.heading.locale;
  return owner ? say("mail.owner", locale, {owner->value, format_count(flagged(*owner), locale)}) : "";
}

}  // namespace boletim
