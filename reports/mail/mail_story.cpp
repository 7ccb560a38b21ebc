#include "reports/mail/mail_story.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "reports/mail/mail_news.h"
#include "reports/mail/plain_text.h"
#include "reports/palette.h"
#include "reports/words/format.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

void clean(TrendReport& report) {
  report.heading.organization = on_one_line(report.heading.organization);
  report.heading.title = on_one_line(report.heading.title);
  report.heading.place = on_one_line(report.heading.place);
  for (KpiFigures& kpi : report.kpis) kpi.title = on_one_line(kpi.title);
  for (AxisFigures& axis : report.axes) {
    axis.title = on_one_line(axis.title);
    for (SegmentFigures& segment : axis.segments) segment.value = on_one_line(segment.value);
  }
}

MailChange change(const std::optional<Share>& now, const std::optional<Share>& then, bool rules_changed,
                  Locale locale) {
  if (now && rules_changed) return {MailChange::Tone::None, "", std::string(text("change.rule", locale))};
  if (!now || !then) return {MailChange::Tone::None, "", std::string(text("none.cell", locale))};
  const std::int64_t difference = now->flagged - then->flagged;
  const auto tone = difference < 0   ? MailChange::Tone::Better
                    : difference > 0 ? MailChange::Tone::Worse
                                     : MailChange::Tone::Same;
  return {tone, format_count(std::abs(difference), locale), format_signed(difference, locale)};
}

MailLine line_of(const KpiFigures& kpi, Color color, Noun noun, Locale locale) {
  MailLine line;
  line.title = kpi.title;
  line.color = color;
  line.in_period = change(kpi.now, kpi.previous, kpi.changed, locale);
  line.in_year = change(kpi.now, kpi.year_ago, kpi.changed_in_year, locale);
  const std::string nothing(text("none.cell", locale));
  line.count = kpi.now ? format_count(kpi.now->flagged, locale) : nothing;
  const auto percent = kpi.now ? kpi.now->percent() : std::nullopt;
  line.percent = percent ? format_percent(*percent, locale) : nothing;
  if (kpi.now) line.noun = boletim::noun(noun, kpi.now->flagged, locale);
  if (!kpi.now) line.note = text("none.not_mapped", locale);
  return line;
}

/// "de 19,0% em 30/08 para 15,3% em 15/11": what the picture shows, for whom it is read out.
std::string course_in_words(const KpiFigures& kpi, Locale locale) {
  const TrendPoint* first = nullptr;
  const TrendPoint* last = nullptr;
  const TrendPoint* broken = nullptr;
  for (const TrendPoint& point : kpi.course) {
    if (!point.share || !point.share->percent()) continue;
    if (point.changed) broken = &point;
    if (first == nullptr) first = &point;
    last = &point;
  }
  if (first == nullptr) return say("mail.chart_nothing", locale, {kpi.title});
  const std::string last_percent = format_percent(*last->share->percent(), locale);
  const std::string last_day = format_day(last->end, locale);
  // Values before and after a break are no course.
  if (broken != nullptr)
    return say("mail.chart_changed", locale,
               {kpi.title, last_percent, last_day, format_date(*broken->changed, locale)});
  if (first == last) return say("mail.chart_once", locale, {kpi.title, last_percent, last_day});
  return say("mail.chart_course", locale,
             {kpi.title, format_percent(*first->share->percent(), locale), format_day(first->end, locale),
              last_percent, last_day});
}

std::string chart_in_words(const TrendReport& report) {
  std::string words(text("mail.chart", report.heading.locale));
  for (const KpiFigures& kpi : report.kpis) words += " " + course_in_words(kpi, report.heading.locale);
  return words;
}

/// "tendencia.pdf", "detalhe.csv (2.940 clientes)", "detalhe.pdf (as 200 pendências mais antigas de 2.940)".
std::string attachment_in_words(const NamedAttachment& file, Noun noun, Locale locale) {
  const std::string name = on_one_line(file.name);
  const std::string limit = format_count(file.limit, locale);
  if (file.limit >= 0 && file.rows < 0) return say_count("mail.oldest", file.limit, locale, {name, limit});
  if (file.limit >= 0 && file.limit < file.rows)
    return say_count("mail.oldest_of", file.limit, locale, {name, limit, format_count(file.rows, locale)});
  if (file.rows >= 0) return say("mail.with_rows", locale, {name, counted_noun(noun, file.rows, locale)});
  return name;
}

std::string left_out_in_words(const MailValues& values) {
  if (values.left_out.empty()) return "";
  std::string names;
  for (const std::string& name : values.left_out) names += (names.empty() ? "" : ", ") + on_one_line(name);
  return say_count("mail.left_out", static_cast<std::int64_t>(values.left_out.size()),
                   values.report.heading.locale, {names});
}

std::string attachments_in_words(const MailValues& values) {
  const Heading& heading = values.report.heading;
  if (values.attachments.empty()) return "";
  std::string names;
  for (const NamedAttachment& file : values.attachments)
    names += (names.empty() ? "" : ", ") + attachment_in_words(file, heading.noun, heading.locale);
  const auto count = static_cast<std::int64_t>(values.attachments.size());
  std::string words = say_count("mail.attachments", count, heading.locale, {names});
  if (values.masked) words.append(" ").append(text("mail.masked", heading.locale));
  return words;
}

std::string situation(const Heading& heading) {
  const Locale locale = heading.locale;
  const std::string base =
      say_count("page.base", heading.records, locale,
                {format_count(heading.records, locale), noun(heading.noun, heading.records, locale)});
  std::string words =
      say("mail.situation", locale,
          {format_date(heading.taken_on, locale),
           format_time(heading.taken_hour, heading.taken_minute, locale), heading.place, base});
  if (heading.replaced > 0)
    words +=
        " " + say_count("mail.replaced", heading.replaced, locale, {format_count(heading.replaced, locale)});
  return words;
}

std::string why(const MailValues& values) {
  const Locale locale = values.report.heading.locale;
  const std::string group = on_one_line(values.why), ask = on_one_line(values.ask);
  std::string words =
      group.empty() ? std::string(text("mail.why", locale)) : say("mail.why_group", locale, {group});
  if (!ask.empty()) words += " " + say("mail.ask", locale, {ask});
  return words;
}

std::string occasion(const Heading& heading) {
  std::string period = format_period(heading.period, heading.locale);
  // English months and days keep their capital.
  if (heading.locale == Locale::PtBr || heading.period.kind == ReportPeriod::Kind::Weekly)
    period = in_running_text(period);
  return heading.organization.empty() ? period : heading.organization + " · " + period;
}

}  // namespace

MailStory tell_mail(const MailValues& values, const Look& look) {
  MailValues clean_values = values;
  TrendReport& report = clean_values.report;
  clean(report);
  const Heading& heading = report.heading;
  const Locale locale = heading.locale;

  MailStory story;
  story.subject = on_one_line(subject(report));
  story.occasion = occasion(heading);
  story.headline = headline(report);
  story.late = late_note(heading);
  story.records = noun(heading.noun, 2, locale);
  const auto& kpis = report.kpis;
  if (std::ranges::any_of(kpis,
                          [](const KpiFigures& kpi) { return kpi.now && (kpi.previous || kpi.changed); }))
    story.in_period = text("change.in_period", heading.period.kind, locale);
  // Of a yearly report the period before is the year before.
  if (heading.period.kind != ReportPeriod::Kind::Yearly &&
      std::ranges::any_of(
          kpis, [](const KpiFigures& kpi) { return kpi.now && (kpi.year_ago || kpi.changed_in_year); }))
    story.in_year = text("change.in_a_year", locale);
  for (std::size_t i = 0; i < kpis.size(); ++i)
    story.lines.push_back(line_of(kpis[i], kpi_color(look, i), heading.noun, locale));
  story.chart = chart_in_words(report);
  story.changed = what_changed(report);
  story.start = where_to_start(report);
  for (std::string note : {situation(heading), attachments_in_words(clean_values),
                           left_out_in_words(clean_values), why(clean_values)})
    if (!note.empty()) story.notes.push_back(std::move(note));
  return story;
}

}  // namespace boletim
