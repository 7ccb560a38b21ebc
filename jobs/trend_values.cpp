#include "jobs/trend_values.h"

#include <algorithm>
#include <array>

#include "jobs/axis_values.h"
#include "jobs/breaks.h"
#include "jobs/course_values.h"
#include "jobs/heading_values.h"
#include "jobs/registry/masking.h"
#include "jobs/suppression.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

const KpiResult* find_kpi(const Snapshot* snapshot, const KpiId& id) {
  if (snapshot == nullptr) return nullptr;
  for (const KpiResult& kpi : snapshot->counts.kpis)
    if (kpi.id == id && kpi.mapped) return &kpi;
  return nullptr;
}

std::optional<Share> share_of(const Snapshot* snapshot, const KpiId& id) {
  const KpiResult* kpi = find_kpi(snapshot, id);
  if (kpi == nullptr) return std::nullopt;
  return Share{kpi->count.flagged, snapshot->counts.total};
}

/// Counted by the same rules, so that the two numbers compare.
bool compare(const Snapshot* then, const Snapshot& now, const KpiId& id) {
  return then == nullptr || breaks_between(*then, now, id).empty();
}

ImpactFigures impact_figures(const Impact& impact) {
  static_assert(static_cast<int>(ImpactFigures::Kind::OverdueUndated) ==
                static_cast<int>(ImpactKind::OverdueUndated));
  return {static_cast<ImpactFigures::Kind>(impact.kind),
          impact.currency,
          impact.flagged,
          impact.flagged_records,
          impact.rest,
          impact.rest_records};
}

void add_result(KpiFigures& figures, const KpiResult& result) {
  const KpiCount& count = result.count;
  figures.declined = count.declined;
  figures.stated = result.stated;
  if (result.stated) figures.composition = composition_of(count.states);
  if (count.flows) figures.flows = flow_figures(*count.flows);
  if (count.days_to_correct) figures.days_to_correct = day_figures(*count.days_to_correct);
  if (count.days_open) figures.days_open = day_figures(*count.days_open);
  for (const Impact& impact : result.impacts) figures.impacts.push_back(impact_figures(impact));
}

/// As readers know a column, else by its name.
std::string column_title(const std::string& column, Locale locale) {
  constexpr std::array known{"email", "phone", "mobile", "tax_id"};
  const bool is_known = std::ranges::find(known, column) != known.end();
  return is_known ? std::string(text("column." + column, locale)) : column;
}

/// What a KPI of the admin's own flags; nothing of a built-in one.
std::string kpi_meaning(const Kpi& kpi, Locale locale) {
  std::string parts;
  for (const Kpi& part : kpi.parts) parts += (parts.empty() ? "" : ", ") + kpi_title(part, locale);
  switch (kpi.rule) {
    case Kpi::Rule::Builtin:
      break;
    case Kpi::Rule::Missing:
      return say("own_kpi.missing", locale, {column_title(kpi.column, locale)});
    case Kpi::Rule::Invalid:
      return say("own_kpi.invalid", locale, {column_title(kpi.column, locale)});
    case Kpi::Rule::AnyOf:
      return say("own_kpi.any_of", locale, {parts});
    case Kpi::Rule::AllOf:
      return say("own_kpi.all_of", locale, {parts});
  }
  return {};
}

KpiFigures figures_of(const Job& job, const Kpi& kpi, const Snapshot& now, const History& history,
                      Locale locale) {
  const Zone& zone = job.timetable.zone;
  KpiFigures figures;
  figures.id = kpi.id.value;
  figures.title = kpi_title(kpi, locale);
  figures.meaning = kpi_meaning(kpi, locale);
  figures.now = share_of(&now, kpi.id);
  const Snapshot* then = history.find(period_before(now.period, zone));
  figures.changed = !compare(then, now, kpi.id);
  if (!figures.changed) figures.previous = share_of(then, kpi.id);
  if (now.period.kind != PeriodKind::Yearly) {  // of a year, the year before is the period before
    const Snapshot* a_year_ago = history.find(period_a_year_ago(now.period, zone));
    figures.changed_in_year = !compare(a_year_ago, now, kpi.id);
    if (!figures.changed_in_year) figures.year_ago = share_of(a_year_ago, kpi.id);
  }
  figures.target = kpi.target;
  if (const KpiResult* result = find_kpi(&now, kpi.id)) add_result(figures, *result);
  figures.course = course_of(job, now, history, kpi.id);
  return figures;
}

/// Masked: whoever the value really belongs to is not to be read in a report that everybody gets.
SuspectFigures suspect_figures(const Suspect& suspect, Locale locale) {
  const bool is_email = suspect.column == "email";
  return {column_title(suspect.column, locale),
          is_email ? mask_email(suspect.value) : mask_phone(suspect.value), suspect.records};
}

}  // namespace

const Snapshot* History::find(const Period& period) const {
  const auto found = by_period.find(period.start);
  return found == by_period.end() ? nullptr : &found->second;
}

History read_history(const Job& job, const Snapshot& now, const Snapshots& snapshots) {
  const Zone& zone = job.timetable.zone;
  std::vector<CoursePeriod> periods;
  Period period = now.period;
  for (int i = 1; i < job.periods || i == 1; ++i) {
    const Instant in_time_until = period.end;
    period = period_before(period, zone);
    periods.push_back({period, in_time_until});
  }
  const Period a_year_ago = period_a_year_ago(now.period, zone);
  if (std::ranges::none_of(periods, [&](const CoursePeriod& p) { return p.period == a_year_ago; }))
    periods.push_back({a_year_ago, period_after(a_year_ago, zone).end});
  History history;
  for (Snapshot& snapshot : snapshots.course(job.id, periods, now.part))
    history.by_period.emplace(snapshot.period.start, std::move(snapshot));
  return history;
}

bool is_in_time(const Snapshot& snapshot, const Zone& zone) {
  return last_whole_period(snapshot.period.kind, snapshot.taken_at, zone).start <= snapshot.period.start;
}

TrendReport trend_values(const Job& job, const Snapshot& snapshot, const History& history,
                         const Heading& heading, Sees sees) {
  const Snapshot* then = history.find(period_before(snapshot.period, job.timetable.zone));
  TrendReport report{heading, {}, axis_values(job, snapshot, then)};
  for (const Kpi& kpi : job.rules.kpis)
    report.kpis.push_back(figures_of(job, kpi, snapshot, history, heading.locale));
  report.chart = job.chart;
  const auto counted =
      std::ranges::find_if(report.kpis, [](const KpiFigures& kpi) { return kpi.now && kpi.now->total > 0; });
  if (counted != report.kpis.end()) {  // the one that says where to act
    report.segment_kpi = static_cast<std::size_t>(counted - report.kpis.begin());
    report.segment_courses = segment_courses_of(job, snapshot, history, KpiId{counted->id});
  }
  report.owners = owner_values(job, snapshot, then, heading.locale);
  report.registered = snapshot.counts.registered;
  const bool of_the_period = then != nullptr && snapshot.previous_at == then->taken_at;
  if (snapshot.previous_at && !of_the_period)
    report.flows_since = civil_time(*snapshot.previous_at, job.timetable.zone);
  if (sees != Sees::Totals)
    for (const Suspect& suspect : snapshot.counts.suspects)
      report.suspects.push_back(suspect_figures(suspect, heading.locale));
  if (sees == Sees::Totals && job.suppress_below > 0) {
    report.segment_courses.clear();  // a segment that is large now may have been small then
    report = suppressed(std::move(report), job.suppress_below);
  }
  limit_axes(report.axes, job, snapshot);
  return report;
}

std::string kpi_title(const Kpi& kpi, Locale locale) {
  return kpi.title.empty() ? kpi_title(kpi.id, locale) : kpi.title;
}

std::string kpi_title(const KpiId& id, Locale locale) {
  const KpiTexts* texts = kpi_texts(id.value, locale);
  return texts == nullptr ? id.value : std::string(texts->title);
}

}  // namespace boletim
