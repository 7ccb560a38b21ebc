#include "reports/mail/mail_story.h"

#include <algorithm>
#include <cmath>
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
  report.heading.part = on_one_line(report.heading.part);
  for (KpiFigures& kpi : report.kpis) kpi.title = on_one_line(kpi.title);
  for (AxisFigures& axis : report.axes) {
    axis.title = on_one_line(axis.title);
    for (SegmentFigures& segment : axis.segments) segment.value = on_one_line(segment.value);
  }
  if (report.owners)
    for (SegmentFigures& owner : report.owners->segments) owner.value = on_one_line(owner.value);
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

MailLine line_of(const KpiFigures& kpi, Color color, Noun noun, Locale locale) {
  MailLine line;
  line.title = kpi.title;
  line.color = color;
  line.course = course_in_words(kpi, locale);
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

std::string rows_in_words(const NamedAttachment& file, Noun noun, Locale locale) {
  const std::string limit = format_count(file.limit, locale);
  if (file.tells_events)
    return file.limit < 0 ? "" : say("mail.rows_of", locale, {limit, format_count(file.rows, locale)});
  if (file.limit >= 0 && file.rows < 0) return say_count("mail.oldest", file.limit, locale, {limit});
  if (file.limit >= 0 && file.limit < file.rows)
    return say_count("mail.oldest_of", file.limit, locale, {limit, format_count(file.rows, locale)});
  return file.rows >= 0 ? counted_noun(noun, file.rows, locale) : "";
}

/// "9 páginas, as 200 pendências mais antigas de 2.940".
std::string facts_of(const NamedAttachment& file, Noun noun, Locale locale) {
  std::string facts;
  if (file.pages > 0) facts = say_count("mail.pages", file.pages, locale, {format_count(file.pages, locale)});
  if (const std::string rows = rows_in_words(file, noun, locale); !rows.empty())
    facts += (facts.empty() ? "" : ", ") + rows;
  return facts;
}

/// Parts of one document as a range: "detalhe-1.pdf a detalhe-4.pdf" (3.120 páginas, …).
std::vector<MailAttachment> attachments_of(const std::vector<NamedAttachment>& files, Noun noun,
                                           Locale locale) {
  std::vector<MailAttachment> all;
  for (std::size_t i = 0; i < files.size(); ++i) {
    NamedAttachment file = files[i];
    std::string name = on_one_line(file.name);
    std::size_t last = i;
    while (file.part > 0 && last + 1 < files.size() && files[last + 1].part == files[last].part + 1)
      file.pages += files[++last].pages;
    if (last > i) name = say("mail.range", locale, {name, on_one_line(files[last].name)});
    i = last;
    all.push_back({name, facts_of(file, noun, locale)});
  }
  return all;
}

std::string left_out_in_words(const MailValues& values) {
  if (values.left_out.empty()) return "";
  std::string names;
  for (const std::string& name : values.left_out) names += (names.empty() ? "" : ", ") + on_one_line(name);
  return say_count("mail.left_out", static_cast<std::int64_t>(values.left_out.size()),
                   values.report.heading.locale, {names});
}

std::string attached_in_words(const MailValues& values, const std::vector<MailAttachment>& files) {
  const Locale locale = values.report.heading.locale;
  const std::string hidden = values.too_small > 0 ? say_count("mail.too_small", values.too_small, locale,
                                                              {format_count(values.too_small, locale)})
                                                  : "";
  if (files.empty()) return hidden;
  std::string names;
  for (const MailAttachment& file : files)
    names += (names.empty() ? "" : ", ") + file.name + (file.facts.empty() ? "" : " (" + file.facts + ")");
  const auto count = static_cast<std::int64_t>(values.attachments.size());
  std::string words = say_count("mail.attachments", count, locale, {names});
  if (!values.packed_in.empty()) words += " " + say("mail.packed", locale, {values.packed_in});
  if (std::ranges::any_of(values.attachments,
                          [](const NamedAttachment& file) { return file.rows >= 0 && !file.tells_events; }))
    words.append(" ").append(text("mail.equal_totals", locale));
  if (values.masked) words.append(" ").append(text("mail.masked", locale));
  if (!hidden.empty()) words += " " + hidden;
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

std::string period_in_words(const Heading& heading) {
  const std::string period = format_period(heading.period, heading.locale);
  // English months and days keep their capital.
  const bool runs = heading.locale == Locale::PtBr || heading.period.kind == ReportPeriod::Kind::Weekly;
  return runs ? in_running_text(period) : period;
}

std::string occasion(const Heading& heading) {
  std::string words = period_in_words(heading);
  for (const std::string* before : {&heading.part, &heading.organization})
    if (!before->empty()) words = *before + " · " + words;
  return words;
}

/// As large as it is, within what a mail's head has room for.
void fit_logo(const Logo& logo, MailStory& story) {
  constexpr double kHighest = 40, kWidest = 240;  // pixels
  if (logo.width <= 0 || logo.height <= 0) return;
  const double scale = std::min({1.0, kHighest / logo.height, kWidest / logo.width});
  story.logo_width = std::max(1, static_cast<int>(std::lround(logo.width * scale)));
  story.logo_height = std::max(1, static_cast<int>(std::lround(logo.height * scale)));
}

}  // namespace

MailStory tell_mail(const MailValues& values, const Look& look) {
  TrendReport report = values.report;
  clean(report);
  const Heading& heading = report.heading;
  const Locale locale = heading.locale;

  MailStory story;
  story.subject = on_one_line(subject(report));
  story.organization = heading.organization;
  story.title = heading.title;
  story.part = heading.part;
  story.period = period_in_words(heading);
  if (look.logo) fit_logo(*look.logo, story);
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
  story.changed = what_changed(report);
  story.wrong = what_is_wrong(report);
  story.start = where_to_start(report);
  story.owner = who_has_most(report);
  story.situation = situation(heading);
  story.attachments = attachments_of(values.attachments, heading.noun, locale);
  story.attached = attached_in_words(values, story.attachments);
  story.left_out = left_out_in_words(values);
  story.why = why(values);
  story.ask = on_one_line(values.ask);
  return story;
}

}  // namespace boletim
