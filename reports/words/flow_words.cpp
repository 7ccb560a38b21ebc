#include "reports/words/flow_words.h"

#include <algorithm>
#include <map>

#include "reports/words/format.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

/// Adds "58 corrigidos" to a list; nothing of nothing.
void add(std::string& list, const char* key, std::int64_t count, Locale locale) {
  if (count == 0) return;
  if (!list.empty()) list += ", ";
  list += say_count(key, count, locale, {format_count(count, locale)});
}

void add_sentence(std::string& words, const std::string& sentence) {
  if (!words.empty()) words += ", ";
  words += sentence;
}

std::vector<std::string> sentences(const std::map<CivilDate, std::vector<std::string>>& titles_by_day,
                                   const TrendReport& report) {
  const Locale locale = report.heading.locale;
  std::vector<std::string> all;
  for (const auto& [day, titles] : titles_by_day) {
    const std::string date = format_date(day, locale);
    if (titles.size() == report.kpis.size()) {
      all.push_back(say("flow.changed_all", locale, {date}));
      continue;
    }
    std::string list;
    for (const std::string& title : titles) list += (list.empty() ? "" : ", ") + title;
    all.push_back(say("flow.changed", locale, {list, date}));
  }
  return all;
}

/// "sem e-mail"; of an indicator of one's own that goes on no noun: "em “Cadastro velho”".
std::string which_words(const KpiFigures& kpi, Locale locale) {
  const std::string which = kpi_attribute(kpi.id, kpi.title, locale);
  return which.empty() ? say("flow.own", locale, {kpi.title}) : which;
}

}  // namespace

std::string flow_words(const FlowFigures& flows, Locale locale) {
  std::string left, entered, words;
  add(left, "flow.corrected", flows.corrected, locale);
  add(left, "flow.removed", flows.removed, locale);
  add(left, "flow.moved", flows.moved_out, locale);
  add(entered, "flow.new", flows.registered + flows.lost, locale);
  add(entered, "flow.reopened", flows.reopened, locale);
  add(entered, "flow.moved", flows.moved_in, locale);
  if (!left.empty())
    add_sentence(words,
                 say_count("flow.left", flows.left(), locale, {format_count(flows.left(), locale), left}));
  if (!entered.empty())
    add_sentence(words, say_count("flow.entered", flows.entered(), locale,
                                  {format_count(flows.entered(), locale), entered}));
  if (flows.reclassified != 0)
    add_sentence(words, say("flow.reclassified", locale, {format_signed(flows.reclassified, locale)}));
  return words;
}

std::string base_words(const TrendReport& report) {
  const std::int64_t all = report.registered.value_or(0);
  if (all <= 0) return "";
  const Locale locale = report.heading.locale;
  std::string list;
  for (const KpiFigures& kpi : report.kpis) {
    if (!kpi.flows) continue;
    const std::int64_t count = kpi.flows->registered;
    const std::string figure = format_count(count, locale), which = which_words(kpi, locale),
                      percent = format_percent(Share{count, all}.percent().value_or(0), locale);
    if (!list.empty()) list += ", ";
    list += list.empty() ? say_count("flow.base_first", count, locale, {figure, which, percent})
                         : say("flow.base_next", locale, {figure, which, percent});
  }
  if (list.empty()) return "";
  const std::string when = report.flows_since
                               ? say("flow.since", locale, {format_moment(*report.flows_since, locale)})
                               : std::string(text("flow.in", report.heading.period.kind, locale));
  return say_count("flow.base", all, locale,
                   {format_count(all, locale), noun(report.heading.noun, all, locale), when, list});
}

std::string registered_words(const TrendReport& report, const KpiFigures& kpi) {
  if (report.registered.value_or(0) <= 0 || !kpi.flows) return "";
  const Heading& heading = report.heading;
  const Locale locale = heading.locale;
  const std::int64_t all = *report.registered, flagged = kpi.flows->registered;
  const std::string when = report.flows_since
                               ? say("flow.since", locale, {format_moment(*report.flows_since, locale)})
                               : std::string(text("flow.in_period", locale));
  const std::string which = which_words(kpi, locale);
  return say_count(
      "flow.registered", all, locale,
      {format_count(all, locale), noun(heading.noun, all, locale), when,
       flagged == 0 ? std::string(text("flow.none", locale)) : format_count(flagged, locale), which});
}

std::string days_words(const KpiFigures& kpi, Locale locale) {
  if (!kpi.days_to_correct) return "";
  const std::string days = format_days(kpi.days_to_correct->median, locale);
  return say_count("flow.days", days == "1" ? 1 : 2, locale, {days});
}

std::vector<std::string> break_words(const TrendReport& report) {
  std::map<CivilDate, std::vector<std::string>> titles;
  for (const KpiFigures& kpi : report.kpis)
    for (const TrendPoint& point : kpi.course)
      if (point.changed) titles[*point.changed].push_back(kpi.title);
  return sentences(titles, report);
}

std::vector<std::string> break_now_words(const TrendReport& report) {
  std::map<CivilDate, std::vector<std::string>> titles;
  for (const KpiFigures& kpi : report.kpis)
    if (kpi.changed) titles[report.heading.taken_on].push_back(kpi.title);
  return sentences(titles, report);
}

}  // namespace boletim
