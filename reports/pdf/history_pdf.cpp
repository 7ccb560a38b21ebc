#include "reports/pdf/history_pdf.h"

#include "reports/pdf/row_list.h"
#include "reports/pdf/section.h"
#include "reports/words/follow_up_words.h"
#include "reports/words/format.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

constexpr std::size_t kSubject = 3;  // the column that takes what room is left

void draw_title(const HistoryReport& report, Pages& pages) {
  const Locale locale = report.heading.locale;
  PdfCanvas& canvas = pages.canvas();
  pages.y += 15;
  canvas.text({pages.left(), pages.y}, text("history.title", locale), {15, Weight::Semibold, kInk});
  pages.y += 18;
  std::string line = span_words(report);
  if (!report.heading.part.empty()) line += " · " + report.heading.part;
  if (report.has_rows && report.masked) line.append(" · ").append(text("history.masked", locale));
  canvas.text({pages.left(), pages.y}, line, {9.5, Weight::Regular, kNotes}, Anchor::Start, pages.width());
  pages.say_if_late();
  pages.y += 8;
  const Paragraph answer(canvas, {{history_words(report), Weight::Semibold}}, 11.5, 16.5, pages.width());
  answer.draw(canvas, {pages.left(), pages.y});
  pages.y += answer.height();
  if (report.has_rows) return;
  pages.y += 6;
  draw_words(pages, {{std::string(text("follow_up.totals", locale)), Weight::Regular, kNotes}});
}

std::vector<ListColumn> columns_in(Locale locale) {
  std::vector<ListColumn> columns;
  for (const char* key : {"column.when", "history.name", "history.to", "history.subject", "history.documents",
                          "history.status", "history.status_at"})
    columns.push_back({std::string(text(key, locale))});
  return columns;
}

/// What needs somebody in the colour of what is worse.
Color color_of(HistoryRow::Status status) {
  using Status = HistoryRow::Status;
  const bool is_well = status == Status::Accepted || status == Status::Delivered;
  const bool is_lost = status == Status::Refused || status == Status::Bounced;
  return is_well ? kNotes : is_lost ? kWorse : kInk;
}

/// Without the year, which the title says.
std::string moment(const CivilTime& at, Locale locale) {
  return format_day(at.date, locale) + " " + format_time(at.hour, at.minute, locale);
}

std::vector<ListCell> cells_of(const HistoryRow& row, Locale locale) {
  std::string subject = row.subject;
  if (row.resent) subject = std::string(text("history.resent", locale)) + ": " + subject;
  return {{moment(row.at, locale)},
          {row.name},
          {row.to, kNotes},
          {subject},
          {documents_of(row), kNotes},
          {std::string(text("status." + std::string(key_of(row.status)), locale)), color_of(row.status)},
          {moment(row.status_at, locale), kNotes}};
}

void draw_rows(const HistoryReport& report, HistoryRows& port, Pages& pages) {
  const Locale locale = report.heading.locale;
  RowsAhead<HistoryRows, HistoryRow> rows(port);
  if (rows.ahead().empty()) return;
  std::vector<std::vector<ListCell>> sample;
  for (const HistoryRow& row : rows.ahead()) sample.push_back(cells_of(row, locale));
  RowList list(pages, locale, columns_in(locale), sample, kSubject);
  const std::string title(text("history.messages", locale));
  draw_section(pages, title, "", RowList::room());
  list.begin(title);
  for (HistoryRow row; rows.next(row);) list.row(cells_of(row, locale), row.detail);
  list.end();
}

}  // namespace

std::size_t write_history_pdf(const HistoryReport& report, HistoryRows& rows, const Look& look, Sink& sink) {
  const Fonts fonts(look);
  PdfCanvas canvas(fonts, Pages::kA4Long, Pages::kA4Short);
  canvas.describe(report.heading, report.heading.title);
  Pages pages(canvas, report.heading, {}, look.logo.get());
  draw_title(report, pages);
  if (report.has_rows) draw_rows(report, rows, pages);
  draw_recipients(pages, report.heading);
  pages.finish();
  canvas.save(sink);
  return canvas.pages();
}

}  // namespace boletim
