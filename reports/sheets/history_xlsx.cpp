#include <string>

#include "reports/sheets/sheet_words.h"
#include "reports/sheets/workbook.h"
#include "reports/sheets/xlsx.h"
#include "reports/words/follow_up_words.h"
#include "reports/words/format.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

class HistoryBook {
 public:
  HistoryBook(const HistoryReport& report, const std::filesystem::path& scratch)
      : report_(report),
        locale_(report.heading.locale),
        book_(report.heading, report.heading.title, scratch) {}

  void write(HistoryRows& rows, Sink& sink) {
    summary();
    if (report_.has_rows) messages(rows);
    book_.finish(sink);
  }

 private:
  void summary() {
    std::vector<std::string> lines = heading_lines(report_.heading, report_.heading.title);
    lines.push_back(std::string(text("history.title", locale_)) + ": " + span_words(report_));
    book_.sheet(text("trend.summary", locale_), {head("history.status"), head("csv.count", CellKind::Count)},
                lines);
    for (const HistoryCount& count : report_.counts) {
      book_.text(status(count.status));
      book_.number(count.messages);
      book_.end_row();
    }
    book_.totals();
    book_.text(text("csv.all_records", locale_));
    book_.number(report_.messages);
    book_.end_row();
    if (report_.masked) book_.note(text("history.masked", locale_));
    if (const std::string to = recipients_line(report_.heading); !to.empty()) book_.note(to);
  }

  void messages(HistoryRows& rows) {
    book_.sheet(text("history.messages", locale_),
                {head("column.when", CellKind::Date), head("csv.time"), head("history.name"),
                 head("history.to"), head("history.channel"), head("history.subject"),
                 head("history.documents"), head("history.status"), head("csv.status_date", CellKind::Date),
                 head("csv.status_time"), head("history.detail"), head("history.resent")});
    for (HistoryRow row; rows.next(row);) put(row);
    if (const std::string cut = cut_line(book_, locale_); !cut.empty()) book_.note(cut);
  }

  void put(const HistoryRow& row) {
    moment(row.at);
    book_.text(row.name);
    book_.text(row.to);
    book_.text(channel_of(row, locale_));
    book_.text(row.subject);
    book_.text(documents_of(row));
    book_.text(status(row.status));
    moment(row.status_at);
    book_.text(row.detail);
    book_.text(text(row.resent ? "csv.yes" : "csv.no", locale_));
    book_.end_row();
  }

  void moment(const CivilTime& at) {
    book_.date(at.date);
    book_.text(format_time(at.hour, at.minute, locale_));
  }

  std::string_view status(HistoryRow::Status status) const {
    return text("status." + std::string(key_of(status)), locale_);
  }
  SheetColumn head(std::string_view key, CellKind kind = CellKind::Text) const {
    return {std::string(text(key, locale_)), kind};
  }

  const HistoryReport& report_;
  Locale locale_;
  Workbook book_;
};

}  // namespace

void write_history_xlsx(const HistoryReport& report, HistoryRows& rows, const std::filesystem::path& scratch,
                        Sink& sink) {
  HistoryBook(report, scratch).write(rows, sink);
}

}  // namespace boletim
