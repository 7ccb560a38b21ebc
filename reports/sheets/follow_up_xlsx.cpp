#include <array>
#include <string>

#include "reports/palette.h"
#include "reports/sheets/flow_sheet.h"
#include "reports/sheets/sheet_words.h"
#include "reports/sheets/workbook.h"
#include "reports/sheets/xlsx.h"
#include "reports/words/band_words.h"
#include "reports/words/follow_up_words.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

class FollowUpBook {
 public:
  FollowUpBook(const FollowUpReport& report, const Look& look, const std::filesystem::path& scratch)
      : report_(report),
        locale_(report.heading.locale),
        look_(look),
        book_(report.heading, report.heading.title, scratch) {
    for (std::size_t kind = 0; kind < whats_.size(); ++kind)
      whats_[kind] = text("csv.what." + std::string(key_of(static_cast<FollowUpRow::Kind>(kind))), locale_);
  }

  void write(FollowUpRows& rows, Sink& sink) {
    summary();
    write_flow_sheet(book_, report_.kpis, report_.axes, report_.owners, locale_);
    if (report_.has_rows) changes(rows);
    about();
    book_.finish(sink);
  }

 private:
  /// How many rows each kind has.
  void summary() {
    std::vector<std::string> lines = heading_lines(report_.heading, report_.heading.title);
    lines.push_back(since_words(report_));
    book_.sheet(text("trend.summary", locale_), {head("csv.what"), head("csv.count", CellKind::Count)},
                lines);
    for (const FollowUpCount& count : report_.counts) {
      book_.text(what(count.kind));
      book_.number(count.rows);
      book_.end_row();
    }
  }

  void changes(FollowUpRows& rows) {
    std::vector<SheetColumn> columns{head("csv.what"), head("column.id"),
                                     head(column_key(report_.heading.noun))};
    if (report_.owners) columns.push_back(head("column.owner"));
    for (const AxisFigures& axis : report_.axes) columns.push_back({axis.title});
    columns.push_back(head("column.when", CellKind::Date));
    columns.push_back(head("column.days", CellKind::Count));
    for (std::size_t i = 0; i < report_.kpis.size(); ++i)
      columns.push_back({report_.kpis[i].title, CellKind::Text, kpi_color(look_, i)});
    book_.sheet(text("sheet.changes", locale_), std::move(columns));
    for (FollowUpRow row; rows.next(row);) put(row);
    for (const std::string& line : limits()) book_.note(line);
    if (const std::string cut = cut_line(book_, locale_); !cut.empty()) book_.note(cut);
  }

  void put(const FollowUpRow& row) {
    book_.text(what(row.kind));
    book_.code(row.id, row.link);
    book_.text(row.name);
    if (report_.owners) book_.text(row.owner);
    for (std::size_t i = 0; i < report_.axes.size(); ++i)
      book_.text(i < row.axes.size() ? band_words(row.axes[i], locale_, band_) : "");
    if (row.at)
      book_.date(*row.at);
    else
      book_.blank();
    if (row.days)
      book_.number(*row.days);
    else
      book_.blank();
    for (std::size_t i = 0; i < report_.kpis.size(); ++i)
      book_.text(text(i < row.kpis.size() && row.kpis[i] ? "csv.yes" : "csv.no", locale_));
    book_.end_row();
  }

  void about() {
    std::vector<std::string> lines = heading_lines(report_.heading, report_.heading.title);
    lines.push_back(since_words(report_));
    if (!report_.has_rows) lines.emplace_back(text("follow_up.totals", locale_));
    for (const std::string& line : limits()) lines.push_back(line);
    if (report_.masked) lines.emplace_back(text("detail.masked", locale_));
    if (const std::string cut = cut_line(book_, locale_); !cut.empty()) lines.push_back(cut);
    if (const std::string to = recipients_line(report_.heading); !to.empty()) lines.push_back(to);
    book_.page(text("sheet.about", locale_), lines);
  }

  /// What is not shown, by kind.
  std::vector<std::string> limits() const {
    std::vector<std::string> lines;
    if (!report_.has_rows) return lines;
    for (const FollowUpCount& count : report_.counts)
      if (const std::string shown = shown_words(count, report_); !shown.empty())
        lines.push_back(std::string(what(count.kind)) + ": " + shown);
    return lines;
  }

  std::string_view what(FollowUpRow::Kind kind) const { return whats_[static_cast<std::size_t>(kind)]; }
  SheetColumn head(std::string_view key, CellKind kind = CellKind::Text) const {
    return {std::string(text(key, locale_)), kind};
  }

  const FollowUpReport& report_;
  Locale locale_;
  const Look& look_;
  Workbook book_;
  std::array<std::string_view, FollowUpRow::kKinds> whats_;
  std::string band_;
};

}  // namespace

void write_follow_up_xlsx(const FollowUpReport& report, FollowUpRows& rows, const Look& look,
                          const std::filesystem::path& scratch, Sink& sink) {
  FollowUpBook(report, look, scratch).write(rows, sink);
}

}  // namespace boletim
