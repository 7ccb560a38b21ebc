#include "reports/pdf/trend_tables.h"

#include <algorithm>

#include "reports/pdf/trend_answer.h"
#include "reports/words/format.h"
#include "reports/words/segment_rows.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

std::string none(Locale locale) {
  return std::string(text("none.cell", locale));
}

std::string count_or_none(std::optional<std::int64_t> count, Locale locale) {
  return count ? format_count(*count, locale) : none(locale);
}

TableCell share_cell(std::int64_t flagged, std::int64_t total, Locale locale, Weight weight) {
  const auto percent = Share{flagged, total}.percent();
  return {percent ? format_percent(*percent, locale) : none(locale), weight, kNotes};
}

TableCell change_cell(const KpiFigures& kpi, Locale locale) {
  if (kpi.changed) return {std::string(text("change.rule", locale)), Weight::Regular, kNotes};
  if (!kpi.now || !kpi.previous) return {none(locale), Weight::Regular, kNotes};
  const std::int64_t change = kpi.now->flagged - kpi.previous->flagged;
  return {format_signed(change, locale), Weight::Regular,
          change == 0  ? kNotes
          : change < 0 ? kBetter
                       : kWorse};
}

}  // namespace

bool has_previous(const TrendReport& report) {
  return std::ranges::any_of(report.kpis,
                             [](const KpiFigures& kpi) { return kpi.previous.has_value() || kpi.changed; });
}

bool has_composition(const TrendReport& report) {
  return std::ranges::any_of(report.kpis, adds_up);
}

Table changes_table(const TrendReport& report, const Look& look, bool compare) {
  const Locale locale = report.heading.locale;
  struct State {
    const char* key;
    std::int64_t Composition::*count;
  };
  // A state that nothing is in would only be a column of zeros.
  std::vector<State> states;
  for (const State& state : {State{"state.missing", &Composition::missing},
                             {"state.placeholder", &Composition::placeholder},
                             {"state.malformed", &Composition::malformed},
                             {"state.landline", &Composition::landline},
                             {"state.correctable", &Composition::correctable}})
    if (std::ranges::any_of(report.kpis,
                            [&](const KpiFigures& kpi) { return kpi.composition.*state.count != 0; }))
      states.push_back(state);
  const bool declined =
      std::ranges::any_of(report.kpis, [](const KpiFigures& kpi) { return kpi.declined != 0; });

  Table table;
  table.columns.push_back({"", Anchor::Start});
  const bool compared = compare && has_previous(report);
  if (compared) {
    table.columns.push_back({std::string(text("column.before", locale))});
    table.columns.push_back({std::string(text("column.change", locale))});
  }
  table.columns.push_back({std::string(text("column.now", locale))});
  for (const State& state : states) table.columns.push_back({std::string(text(state.key, locale))});
  if (declined) table.columns.push_back({std::string(text("column.declined", locale))});

  for (std::size_t i = 0; i < report.kpis.size(); ++i) {
    const KpiFigures& kpi = report.kpis[i];
    if (!compare && !kpi.stated) continue;
    const bool known = kpi.now.has_value();
    std::vector<TableCell> row{{kpi.title, Weight::Regular, kInk, kpi_color(look, i)}};
    if (compared) {
      row.push_back({kpi.previous ? format_count(kpi.previous->flagged, locale) : none(locale)});
      row.push_back(change_cell(kpi, locale));
    }
    row.push_back({known ? format_count(kpi.now->flagged, locale) : none(locale), Weight::Semibold});
    for (const State& state : states) {
      const std::int64_t count = kpi.composition.*state.count;
      const bool said = known && adds_up(kpi);
      row.push_back({said ? format_count(count, locale) : none(locale), Weight::Regular,
                     said && count != 0 ? kInk : kNotes});
    }
    if (declined)
      row.push_back({known ? format_count(kpi.declined, locale) : none(locale), Weight::Regular, kNotes});
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table axis_table(const TrendReport& report, const AxisFigures& axis, std::size_t first, std::size_t last) {
  const Locale locale = report.heading.locale;
  Table table;
  table.columns.push_back({axis.title, Anchor::Start});
  table.columns.push_back({std::string(noun_head(report.heading.noun, locale))});
  for (std::size_t k = first; k < last; ++k) {
    table.columns.push_back({""});
    table.columns.push_back({report.kpis[k].title, Anchor::End, 2});
  }
  std::int64_t total = 0;
  std::vector<std::optional<std::int64_t>> sums(last);
  const auto add_row = [&](std::string name, std::int64_t base, const auto& flagged, Weight weight) {
    std::vector<TableCell> row{{std::move(name), weight}, {format_count(base, locale), weight}};
    for (std::size_t k = first; k < last; ++k) {
      const auto count = k < flagged.size() ? flagged[k] : std::nullopt;
      row.push_back({count_or_none(count, locale), weight});
      row.push_back(count ? share_cell(*count, base, locale, weight)
                          : TableCell{none(locale), weight, kNotes});
    }
    table.rows.push_back(std::move(row));
  };
  for (const SegmentFigures& segment : axis.segments) {
    total += segment.total;
    for (std::size_t k = first; k < std::min(last, segment.flagged.size()); ++k)
      if (segment.flagged[k]) sums[k] = sums[k].value_or(0) + *segment.flagged[k];
    add_row(row_name(segment, axis.title, locale), segment.total, segment.flagged, Weight::Regular);
  }
  if (axis.many) {  // the lines are more than the whole
    total = report.heading.records;
    for (std::size_t k = first; k < last; ++k)
      sums[k] = report.kpis[k].now ? std::optional(report.kpis[k].now->flagged) : std::nullopt;
  }
  add_row(std::string(text("trend.total", locale)), total, sums, Weight::Semibold);
  table.has_total = true;
  return table;
}

}  // namespace boletim
