#include "reports/sheets/flow_sheet.h"

#include <algorithm>
#include <string_view>

#include "reports/words/segment_rows.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

void put(Workbook& book, std::string_view axis, std::string_view value, std::string_view kpi,
         const FlowFigures& flows) {
  for (const std::string_view cell : {axis, value, kpi}) book.text(cell);
  for (const auto figure : {&FlowFigures::previous, &FlowFigures::registered, &FlowFigures::lost,
                            &FlowFigures::reopened, &FlowFigures::moved_in, &FlowFigures::corrected,
                            &FlowFigures::removed, &FlowFigures::moved_out, &FlowFigures::reclassified})
    book.number(flows.*figure);
  book.number(flows.previous + flows.entered() - flows.left() + flows.reclassified);
  book.end_row();
}

}  // namespace

void write_flow_sheet(Workbook& book, const std::vector<KpiFigures>& kpis,
                      const std::vector<AxisFigures>& axes, const std::optional<AxisFigures>& owners,
                      Locale locale) {
  if (std::ranges::none_of(kpis, [](const KpiFigures& kpi) { return kpi.flows.has_value(); })) return;
  std::vector<SheetColumn> columns;
  for (const char* key : {"csv.axis", "csv.value", "csv.kpi"})
    columns.push_back({std::string(text(key, locale))});
  for (const char* key : {"csv.flow_previous", "csv.registered", "csv.lost", "csv.reopened", "csv.moved_in",
                          "csv.corrected", "csv.removed", "csv.moved_out", "csv.reclassified", "sheet.now"})
    columns.push_back({std::string(text(key, locale)), CellKind::Count});
  book.sheet(text("sheet.flows", locale), std::move(columns));
  for (const KpiFigures& kpi : kpis)
    if (kpi.flows) put(book, text("trend.total", locale), "", kpi.title, *kpi.flows);
  const auto put_axis = [&](const AxisFigures& axis) {
    for (const SegmentFigures& segment : axis.segments)
      for (std::size_t i = 0; i < kpis.size(); ++i)
        if (const auto flows = at(segment.flows, i))
          put(book, axis.title, row_name(segment, axis.title, locale), kpis[i].title, *flows);
  };
  for (const AxisFigures& axis : axes) put_axis(axis);
  if (owners) put_axis(*owners);
  book.note(text("trend.flows_note", locale));
}

}  // namespace boletim
