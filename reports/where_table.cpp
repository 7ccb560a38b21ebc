#include "reports/where_table.h"

#include <algorithm>
#include <cmath>

#include "reports/format.h"
#include "reports/target.h"
#include "reports/texts.h"

namespace boletim {
namespace {

constexpr std::size_t kMostSegments = 8;

struct Place {
  std::string name;
  Share share;
  std::optional<std::int64_t> previous;
  std::int64_t above = 0;  ///< of the target
};

std::vector<Place> places(const AxisFigures& axis, std::size_t kpi, std::optional<double> target,
                          Locale locale) {
  std::vector<Place> all;
  for (const SegmentFigures& segment : axis.segments) {
    if (kpi >= segment.flagged.size() || !segment.flagged[kpi]) continue;
    Place place{
        segment_name(segment.value, axis.title, locale), {*segment.flagged[kpi], segment.total}, {}, 0};
    if (kpi < segment.previous.size()) place.previous = segment.previous[kpi];
    if (target) place.above = above_target(place.share, *target);
    all.push_back(std::move(place));
  }
  std::ranges::stable_sort(all, [](const Place& a, const Place& b) {
    return a.above != b.above ? a.above > b.above : a.share.flagged > b.share.flagged;
  });
  return all;
}

/// Several places as one; their change is known if that of each is.
Place together(std::string name, const std::vector<Place>& places, std::size_t from,
               std::optional<double> target) {
  Place sum{std::move(name), {}, std::int64_t{0}, 0};
  for (std::size_t i = from; i < places.size(); ++i) {
    sum.share.flagged += places[i].share.flagged;
    sum.share.total += places[i].share.total;
    if (!places[i].previous)
      sum.previous.reset();
    else if (sum.previous)
      *sum.previous += *places[i].previous;
  }
  if (target) sum.above = above_target(sum.share, *target);
  return sum;
}

/// Where the bars' scale ends: a round share that none of them passes.
double scale_end(const std::vector<Place>& places, std::optional<double> target) {
  double most = target.value_or(0);
  for (const Place& place : places) most = std::max(most, place.share.percent().value_or(0));
  const double step = most > 50 ? 10 : most > 10 ? 5 : 1;
  return std::max(step, std::ceil(std::min(most, 100.0) / step) * step);
}

}  // namespace

WhereTable where_table(const TrendReport& report, const AxisFigures& axis, std::size_t kpi, Color color) {
  const Locale locale = report.heading.locale;
  const KpiFigures& figures = report.kpis[kpi];
  const auto target = figures.target;
  std::vector<Place> all = places(axis, kpi, target, locale);
  Place total = together(std::string(text("trend.total", locale)), all, 0, target);
  if (figures.previous) total.previous = figures.previous->flagged;
  if (all.size() > kMostSegments + 1) {
    const std::string others =
        say("trend.others", locale,
            {format_count(static_cast<std::int64_t>(all.size() - kMostSegments), locale)});
    Place rest = together(others, all, kMostSegments, target);
    all.resize(kMostSegments);
    all.push_back(std::move(rest));
  }
  const double top = scale_end(all, target);

  WhereTable where;
  where.note = text(target ? "trend.where_by_target" : "trend.where_by_count", locale);
  Table& table = where.table;
  table.columns = {
      {axis.title, Anchor::Start}, {std::string(noun_head(report.heading.noun, locale))}, {figures.title}};
  if (target) table.columns.push_back({std::string(text("trend.above_target", locale))});
  table.columns.push_back(
      {say("trend.where_bar", locale, {format_percent_short(top, locale)}), Anchor::Start, 1, 170});
  table.columns.push_back({std::string(text("change.in_period", report.heading.period.kind, locale))});

  const auto add_row = [&](const Place& place, Weight weight, TableCell middle) {
    std::vector<TableCell> row{{place.name, weight},
                               {format_count(place.share.total, locale), weight},
                               {format_count(place.share.flagged, locale), weight}};
    if (target)
      row.push_back(
          {place.above == 0 ? std::string(text("none.cell", locale)) : format_count(place.above, locale),
           Weight::Semibold});
    row.push_back(std::move(middle));
    if (place.previous) {
      const std::int64_t change = place.share.flagged - *place.previous;
      row.push_back({format_signed(change, locale), weight,
                     change == 0  ? kNotes
                     : change < 0 ? kBetter
                                  : kWorse});
    } else {
      row.push_back({std::string(text("none.cell", locale)), weight, kNotes});
    }
    table.rows.push_back(std::move(row));
  };
  for (const Place& place : all) {
    const auto percent = place.share.percent();
    const auto mark = target ? std::optional(*target / top) : std::nullopt;
    const std::string label =
        percent ? format_percent(*percent, locale) : std::string(text("none.cell", locale));
    add_row(place, Weight::Regular, {.text = "", .bar = Bar{percent.value_or(0) / top, mark, label, color}});
  }
  const auto percent = total.share.percent();
  const std::string in_all =
      percent ? format_percent(*percent, locale) : std::string(text("none.cell", locale));
  const std::string legend =
      target ? say("trend.where_mark", locale, {format_percent_short(*target, locale), in_all})
             : say("trend.where_all", locale, {in_all});
  add_row(total, Weight::Semibold, {legend, Weight::Regular, kNotes});
  table.has_total = true;
  return where;
}

}  // namespace boletim
