#include "reports/pdf/flow_tables.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "reports/pdf/trend_tables.h"
#include "reports/words/format.h"
#include "reports/words/segment_rows.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

constexpr std::size_t kMostRows = 8;
constexpr double kNarrowGap = 6;          // a reconciliation has many columns
constexpr std::size_t kMostWithDays = 6;  // of its columns between before and now

/// A column of a reconciliation.
struct FlowColumn {
  const char* key;
  std::int64_t FlowFigures::*count;
  bool always;  ///< also where it is a column of zeros
};
constexpr std::array kFlowColumns = {FlowColumn{"column.registered", &FlowFigures::registered, true},
                                     FlowColumn{"column.lost", &FlowFigures::lost, true},
                                     FlowColumn{"column.reopened", &FlowFigures::reopened, true},
                                     FlowColumn{"column.moved_in", &FlowFigures::moved_in, false},
                                     FlowColumn{"column.corrected", &FlowFigures::corrected, true},
                                     FlowColumn{"column.removed", &FlowFigures::removed, true},
                                     FlowColumn{"column.moved_out", &FlowFigures::moved_out, false},
                                     FlowColumn{"column.reclassified", &FlowFigures::reclassified, false}};

TableCell none(Locale locale) {
  return {std::string(text("none.cell", locale)), Weight::Regular, kNotes};
}

/// One line of a reconciliation, before it is set.
struct FlowLine {
  TableCell name;
  std::optional<FlowFigures> flows;
  std::optional<std::int64_t> now;
  Weight weight = Weight::Regular;
  std::optional<DayFigures> days = {};
};

/// Compact: new ones in one column, which leaves room for days.
enum class Layout { Whole, Compact };

std::vector<FlowColumn> columns_of(std::span<const FlowLine> lines, bool reclassified, Layout layout) {
  std::vector<FlowColumn> columns;
  for (const FlowColumn& column : kFlowColumns) {
    if (layout == Layout::Compact && column.count == &FlowFigures::lost) continue;
    if (layout == Layout::Compact && column.count == &FlowFigures::registered) {
      columns.push_back({"column.new_in", column.count, true});
      continue;
    }
    const bool moved = std::ranges::any_of(
        lines, [&](const FlowLine& line) { return line.flows && (*line.flows).*column.count != 0; });
    const bool said = reclassified && column.count == &FlowFigures::reclassified;
    if (column.always || moved || said) columns.push_back(column);
  }
  return columns;
}

/// Where there is no room for days they have a table of their own only.
Table reconciliation(const std::string& head, std::span<const FlowLine> lines, bool reclassified,
                     bool with_days, Layout layout, Locale locale) {
  const std::vector<FlowColumn> columns = columns_of(lines, reclassified, layout);
  with_days = with_days && columns.size() <= kMostWithDays;
  Table table;
  table.gap = kNarrowGap;
  table.columns.push_back({head, Anchor::Start});
  table.columns.push_back({std::string(text("column.before", locale))});
  for (const FlowColumn& column : columns) table.columns.push_back({std::string(text(column.key, locale))});
  table.columns.push_back({std::string(text("column.now", locale))});
  if (with_days) table.columns.push_back({std::string(text("column.days_to_correct", locale))});
  for (const FlowLine& line : lines) {
    std::vector<TableCell> row{line.name};
    row.push_back(line.flows ? TableCell{format_count(line.flows->previous, locale), line.weight}
                             : none(locale));
    for (const FlowColumn& column : columns) {
      if (!line.flows) {
        row.push_back(none(locale));
        continue;
      }
      std::int64_t count = (*line.flows).*column.count;
      if (layout == Layout::Compact && column.count == &FlowFigures::registered) count += line.flows->lost;
      const bool is_signed = column.count == &FlowFigures::reclassified;
      row.push_back({is_signed ? format_signed(count, locale) : format_count(count, locale), line.weight,
                     count == 0 ? kNotes : kInk});
    }
    row.push_back(line.now ? TableCell{format_count(*line.now, locale), Weight::Semibold} : none(locale));
    if (with_days)
      row.push_back(line.days ? TableCell{format_days(line.days->median, locale) + " (p90 " +
                                          format_days(line.days->p90, locale) + ")"}
                              : none(locale));
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::optional<std::int64_t> flagged_now(const KpiFigures& kpi) {
  return kpi.now ? std::optional(kpi.now->flagged) : std::nullopt;
}

/// The rows of an axis with most flagged records of a KPI, others in one.
std::vector<SegmentFigures> rows_of(std::vector<SegmentFigures> rows, std::size_t kpi, std::size_t most) {
  if (rows.size() == most + 1) ++most;  // one alone is no others
  return largest(std::move(rows), most, [kpi](const SegmentFigures& row) {
    const auto flows = at(row.flows, kpi);
    return std::max(at(row.flagged, kpi).value_or(0), flows ? flows->previous : 0);
  });
}

std::array<TableCell, 3> day_cells(const std::optional<DayFigures>& days, Locale locale) {
  if (!days) return {none(locale), none(locale), none(locale)};
  return {TableCell{format_days(days->mean, locale)}, TableCell{format_days(days->median, locale)},
          TableCell{format_days(days->p90, locale)}};
}

TableCell median_cell(const std::optional<DayFigures>& days, Weight weight, Locale locale) {
  return days ? TableCell{format_days(days->median, locale), weight} : none(locale);
}

TableCell count_cell(const std::optional<std::int64_t>& count, Weight weight, Locale locale) {
  return count ? TableCell{format_count(*count, locale), weight} : none(locale);
}

}  // namespace

bool has_flows(const TrendReport& report) {
  return std::ranges::any_of(report.kpis, [](const KpiFigures& kpi) { return kpi.flows.has_value(); });
}

Table flows_table(const TrendReport& report, const Look& look) {
  const Locale locale = report.heading.locale;
  std::vector<FlowLine> lines;
  for (std::size_t i = 0; i < report.kpis.size(); ++i) {
    const KpiFigures& kpi = report.kpis[i];
    lines.push_back({{kpi.title, Weight::Regular, kInk, kpi_color(look, i)},
                     kpi.flows,
                     flagged_now(kpi),
                     Weight::Regular,
                     kpi.days_to_correct});
  }
  const bool changed = std::ranges::any_of(report.kpis, [](const KpiFigures& kpi) { return kpi.changed; });
  const bool days =
      std::ranges::any_of(report.kpis, [](const KpiFigures& kpi) { return kpi.days_to_correct.has_value(); });
  return reconciliation("", lines, changed, days, Layout::Whole, locale);
}

namespace {

Table by_axis(const TrendReport& report, const AxisFigures& axis, std::size_t kpi, std::size_t most,
              Layout layout) {
  const Locale locale = report.heading.locale;
  const KpiFigures& figures = report.kpis[kpi];
  std::vector<FlowLine> lines;
  bool moved = false, days = false;
  for (const SegmentFigures& row : rows_of(axis.segments, kpi, most)) {
    const auto flows = at(row.flows, kpi);
    moved = moved || (flows && (flows->entered() != 0 || flows->left() != 0 || flows->reclassified != 0));
    lines.push_back({{row_name(row, axis.title, locale)},
                     flows,
                     at(row.flagged, kpi),
                     Weight::Regular,
                     at(row.days_to_correct, kpi)});
    days = days || (layout == Layout::Compact && lines.back().days);
  }
  if (!moved || !figures.flows) return {};
  lines.push_back({{std::string(text("trend.total", locale)), Weight::Semibold},
                   figures.flows,
                   flagged_now(figures),
                   Weight::Semibold,
                   figures.days_to_correct});
  Table table = reconciliation(axis.title, lines, figures.changed, days, layout, locale);
  table.has_total = true;
  return table;
}

}  // namespace

Table flows_by_axis(const TrendReport& report, const AxisFigures& axis, std::size_t kpi) {
  return by_axis(report, axis, kpi, kMostRows, Layout::Whole);
}

Table followed_by_axis(const TrendReport& report, const AxisFigures& axis, std::size_t kpi,
                       std::size_t most) {
  return by_axis(report, axis, kpi, most, Layout::Compact);
}

Table days_table(const TrendReport& report, const Look& look) {
  const Locale locale = report.heading.locale;
  const auto head = [&](const char* what, const char* figure) {
    return TableColumn{std::string(text(what, locale)) + ": " + std::string(text(figure, locale))};
  };
  Table table;
  table.gap = kNarrowGap;
  table.columns.push_back({"", Anchor::Start});
  table.columns.push_back({std::string(text("column.corrections", locale))});
  for (const char* what : {"column.days_to_correct", "column.days_open"})
    for (const char* figure : {"column.mean", "column.median", "column.p90"})
      table.columns.push_back(head(what, figure));
  for (std::size_t i = 0; i < report.kpis.size(); ++i) {
    const KpiFigures& kpi = report.kpis[i];
    if (!kpi.days_to_correct && !kpi.days_open) continue;
    std::vector<TableCell> row{{kpi.title, Weight::Regular, kInk, kpi_color(look, i)}};
    row.push_back(
        count_cell(kpi.flows ? std::optional(kpi.flows->corrected) : std::nullopt, Weight::Regular, locale));
    for (const auto& days : {kpi.days_to_correct, kpi.days_open})
      for (TableCell& cell : day_cells(days, locale)) row.push_back(std::move(cell));
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table owners_table(const TrendReport& report, std::size_t kpi) {
  if (!report.owners) return {};
  const Locale locale = report.heading.locale;
  const KpiFigures& figures = report.kpis[kpi];
  Table table;
  table.columns = {{report.owners->title, Anchor::Start},
                   {std::string(noun_head(report.heading.noun, locale))},
                   {figures.title},
                   {"%"},
                   {std::string(text("column.new", locale))},
                   {std::string(text("column.corrections", locale))},
                   {std::string(text("column.days_to_correct", locale))},
                   {std::string(text("column.days_open", locale))}};
  const auto add_row = [&](TableCell name, const Share& share, const std::optional<FlowFigures>& flows,
                           const std::optional<DayFigures>& to_correct, const std::optional<DayFigures>& open,
                           Weight weight) {
    const auto percent = share.percent();
    const auto fresh = flows ? std::optional(flows->registered + flows->lost) : std::nullopt;
    const auto corrected = flows ? std::optional(flows->corrected) : std::nullopt;
    table.rows.push_back({std::move(name),
                          count_cell(share.total, weight, locale),
                          count_cell(share.flagged, weight, locale),
                          {percent ? format_percent(*percent, locale) : none(locale).text, weight, kNotes},
                          count_cell(fresh, weight, locale),
                          count_cell(corrected, weight, locale),
                          median_cell(to_correct, weight, locale),
                          median_cell(open, weight, locale)});
  };
  bool any = false;
  std::vector<SegmentFigures> rows = report.owners->segments;
  std::ranges::stable_sort(
      rows, [](std::int64_t a, std::int64_t b) { return a > b; },
      [kpi](const SegmentFigures& row) { return at(row.flagged, kpi).value_or(0); });
  for (const SegmentFigures& row : rows_of(std::move(rows), kpi, kMostRows)) {
    const auto flagged = at(row.flagged, kpi);
    const auto flows = at(row.flows, kpi);
    any = any || flagged.value_or(0) > 0 || (flows && flows->previous > 0);
    add_row({row_name(row, report.owners->title, locale)}, {flagged.value_or(0), row.total}, flows,
            at(row.days_to_correct, kpi), at(row.days_open, kpi), Weight::Regular);
  }
  if (!any || !figures.now) return {};
  add_row({std::string(text("trend.total", locale)), Weight::Semibold}, *figures.now, figures.flows,
          figures.days_to_correct, figures.days_open, Weight::Semibold);
  table.has_total = true;
  return table;
}

}  // namespace boletim
