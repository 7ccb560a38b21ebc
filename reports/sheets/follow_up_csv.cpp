#include "reports/sheets/follow_up_csv.h"

#include <array>

#include "reports/sheets/csv_figures.h"
#include "reports/sheets/csv_writer.h"
#include "reports/words/band_words.h"
#include "reports/words/follow_up_words.h"
#include "reports/words/segment_rows.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

class FollowUpTable {
 public:
  FollowUpTable(const FollowUpReport& report, const CsvDialect& dialect, Sink& sink)
      : report_(report), locale_(report.heading.locale), writer_(dialect, locale_, sink) {
    // Looked up once: a row must cost its bytes, not look-ups.
    for (std::size_t kind = 0; kind < whats_.size(); ++kind)
      whats_[kind] = text("csv.what." + std::string(key_of(static_cast<FollowUpRow::Kind>(kind))), locale_);
    change_ = text("csv.section.change", locale_);
    yes_ = text("csv.yes", locale_);
    no_ = text("csv.no", locale_);
  }

  void write(FollowUpRows& rows) {
    head();
    for (const KpiFigures& kpi : report_.kpis)
      figures("csv.section.summary", kpi.title, "", "",
              kpi.now ? std::optional(kpi.now->flagged) : std::nullopt, kpi.flows, kpi.days_to_correct);
    if (report_.owners) axis("csv.section.owner", *report_.owners);
    for (const AxisFigures& each : report_.axes) axis("csv.section.segment", each);
    if (report_.has_rows)
      for (FollowUpRow row; rows.next(row);) put(row);
    for (const FollowUpCount& count : report_.counts) control(count);
    for (const FollowUpCount& count : report_.counts) limited(count);
    writer_.finish();
  }

 private:
  void title(std::string_view key) { writer_.text(text(key, locale_)); }

  void head() {
    for (const char* key : {"csv.section", "csv.what", "csv.kpi", "csv.axis", "csv.value", "csv.count"})
      title(key);
    for (const char* key : kFlowKeys) title(key);
    for (const char* key : kCorrectDaysKeys) title(key);
    title("column.id");
    title(column_key(report_.heading.noun));
    if (report_.owners) title("column.owner");
    for (const AxisFigures& axis : report_.axes) writer_.text(axis.title);
    title("column.when");
    title("column.days");
    for (const KpiFigures& kpi : report_.kpis) writer_.text(kpi.title);
    writer_.end_row();
  }

  void blanks(std::size_t count) {
    for (; count > 0; --count) writer_.blank();
  }
  void number(const std::optional<std::int64_t>& value) {
    if (value)
      writer_.number(*value);
    else
      writer_.blank();
  }
  /// Cells of what only a record has.
  std::size_t record_cells() const {
    return 4 + (report_.owners ? 1 : 0) + report_.axes.size() + report_.kpis.size();
  }

  void figures(std::string_view section, std::string_view kpi, std::string_view axis, std::string_view value,
               const std::optional<std::int64_t>& now, const std::optional<FlowFigures>& flows,
               const std::optional<DayFigures>& days) {
    title(section);
    writer_.blank();
    for (const std::string_view cell : {kpi, axis, value}) writer_.text(cell);
    number(now);
    for (const auto member : kFlows) number(flows ? std::optional((*flows).*member) : std::nullopt);
    for (const auto member : kDays) {
      if (days)
        writer_.decimal((*days).*member);
      else
        writer_.blank();
    }
    blanks(record_cells());
    writer_.end_row();
  }

  void axis(std::string_view section, const AxisFigures& axis) {
    for (const SegmentFigures& segment : axis.segments) {
      const std::string name = row_name(segment, axis.title, locale_);
      for (std::size_t k = 0; k < report_.kpis.size(); ++k)
        figures(section, report_.kpis[k].title, axis.title, name, at(segment.flagged, k),
                at(segment.flows, k), at(segment.days_to_correct, k));
    }
  }

  void put(const FollowUpRow& row) {
    writer_.text(change_);
    writer_.text(whats_[static_cast<std::size_t>(row.kind)]);
    blanks(4 + kFlows.size() + kDays.size());
    writer_.text(row.id);
    writer_.text(row.name);
    if (report_.owners) writer_.text(row.owner);
    for (std::size_t a = 0; a < report_.axes.size(); ++a)
      writer_.text(a < row.axes.size() ? band_words(row.axes[a], locale_, band_) : "");
    if (row.at)
      writer_.date(*row.at);
    else
      writer_.blank();
    number(row.days);
    for (std::size_t k = 0; k < report_.kpis.size(); ++k)
      writer_.text(k < row.kpis.size() && row.kpis[k] ? yes_ : no_);
    writer_.end_row();
  }

  void control(const FollowUpCount& count) {
    title("csv.section.control");
    writer_.text(whats_[static_cast<std::size_t>(count.kind)]);
    blanks(3);
    writer_.number(count.rows);
    blanks(kFlows.size() + kDays.size() + record_cells());
    writer_.end_row();
  }

  void limited(const FollowUpCount& count) {
    const std::string shown = report_.has_rows ? shown_words(count, report_) : std::string();
    if (shown.empty()) return;
    writer_.text(std::string(whats_[static_cast<std::size_t>(count.kind)]) + ": " + shown);
    writer_.end_row();
  }

  const FollowUpReport& report_;
  Locale locale_;
  CsvWriter writer_;
  std::array<std::string_view, FollowUpRow::kKinds> whats_;
  std::string_view change_, yes_, no_;
  std::string band_;
};

}  // namespace

void write_follow_up_csv(const FollowUpReport& report, FollowUpRows& rows, const CsvDialect& dialect,
                         Sink& sink) {
  FollowUpTable(report, dialect, sink).write(rows);
}

}  // namespace boletim
