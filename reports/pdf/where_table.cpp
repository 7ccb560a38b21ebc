#include "reports/pdf/where_table.h"

#include <algorithm>
#include <cmath>

#include "reports/words/format.h"
#include "reports/words/segment_rows.h"
#include "reports/words/target.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

struct Place {
  SegmentFigures row;
  Share share;
  std::optional<std::int64_t> previous;
  std::int64_t above = 0;  ///< of the target
};

Place place_of(SegmentFigures row, std::size_t kpi, std::optional<double> target) {
  Place place{{}, {at(row.flagged, kpi).value_or(0), row.total}, at(row.previous, kpi), 0};
  if (target) place.above = above_target(place.share, *target);
  place.row = std::move(row);
  return place;
}

/// The most urgent ones first; what stands for several values stays behind.
std::vector<Place> places(const AxisFigures& axis, std::size_t kpi, std::optional<double> target,
                          std::size_t most) {
  std::vector<SegmentFigures> rows;
  for (const SegmentFigures& row : axis.segments)
    if (at(row.flagged, kpi)) rows.push_back(row);
  std::ranges::stable_sort(rows, [&](const SegmentFigures& a, const SegmentFigures& b) {
    if ((a.others > 0) != (b.others > 0)) return b.others > 0;
    const Place left = place_of(a, kpi, target), right = place_of(b, kpi, target);
    return left.above != right.above ? left.above > right.above : left.share.flagged > right.share.flagged;
  });
  if (rows.size() > most + 1) fold_behind(rows, most);
  std::vector<Place> all;
  for (SegmentFigures& row : rows) all.push_back(place_of(std::move(row), kpi, target));
  return all;
}

/// All records; their change is known if that of each row is.
Place total_of(const AxisFigures& axis, const KpiFigures& kpi, const std::vector<Place>& places,
               std::optional<double> target) {
  Place sum{{}, {}, std::int64_t{0}, 0};
  for (const Place& place : places) {
    sum.share.flagged += place.share.flagged;
    sum.share.total += place.share.total;
    if (!place.previous)
      sum.previous.reset();
    else if (sum.previous)
      *sum.previous += *place.previous;
  }
  if (axis.many && kpi.now) sum.share = *kpi.now;  // the lines are more than the whole
  if (kpi.previous) sum.previous = kpi.previous->flagged;
  if (kpi.changed) sum.previous.reset();
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

WhereTable where_table(const TrendReport& report, const AxisFigures& axis, std::size_t kpi, Color color,
                       std::size_t most) {
  const Locale locale = report.heading.locale;
  const KpiFigures& figures = report.kpis[kpi];
  const auto target = figures.target;
  std::vector<Place> all = places(axis, kpi, target, most);
  const Place total = total_of(axis, figures, all, target);
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

  const auto add_row = [&](std::string name, const Place& place, Weight weight, TableCell middle) {
    std::vector<TableCell> row{{std::move(name), weight},
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
    add_row(row_name(place.row, axis.title, locale), place, Weight::Regular,
            {.text = "", .bar = Bar{percent.value_or(0) / top, mark, label, color}});
  }
  const auto percent = total.share.percent();
  const std::string in_all =
      percent ? format_percent(*percent, locale) : std::string(text("none.cell", locale));
  const std::string legend =
      target ? say("trend.where_mark", locale, {format_percent_short(*target, locale), in_all})
             : say("trend.where_all", locale, {in_all});
  add_row(std::string(text("trend.total", locale)), total, Weight::Semibold,
          {legend, Weight::Regular, kNotes});
  table.has_total = true;
  return where;
}

}  // namespace boletim
