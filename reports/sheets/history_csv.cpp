#include "reports/sheets/history_csv.h"

#include "reports/sheets/csv_writer.h"
#include "reports/words/follow_up_words.h"
#include "reports/words/format.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

class HistoryTable {
 public:
  HistoryTable(const HistoryReport& report, const CsvDialect& dialect, Sink& sink)
      : report_(report), locale_(report.heading.locale), writer_(dialect, locale_, sink) {}

  void write(HistoryRows& rows) {
    for (const char* key :
         {"csv.section", "history.status", "csv.count", "column.when", "csv.time", "history.name",
          "history.to", "history.channel", "history.subject", "history.documents", "csv.status_date",
          "csv.status_time", "history.detail", "history.resent"})
      writer_.text(text(key, locale_));
    writer_.end_row();
    if (report_.has_rows)
      for (HistoryRow row; rows.next(row);) put(row);
    for (const HistoryCount& count : report_.counts)
      control(text("status." + std::string(key_of(count.status)), locale_), count.messages);
    control(text("csv.all_records", locale_), report_.messages);
    writer_.finish();
  }

 private:
  void put(const HistoryRow& row) {
    writer_.text(text("csv.section.message", locale_));
    writer_.text(text("status." + std::string(key_of(row.status)), locale_));
    writer_.blank();
    moment(row.at);
    writer_.text(row.name);
    writer_.text(row.to);
    writer_.text(channel_of(row, locale_));
    writer_.text(row.subject);
    writer_.text(documents_of(row));
    moment(row.status_at);
    writer_.text(row.detail);
    writer_.text(text(row.resent ? "csv.yes" : "csv.no", locale_));
    writer_.end_row();
  }

  void moment(const CivilTime& at) {
    writer_.date(at.date);
    writer_.text(format_time(at.hour, at.minute, locale_));
  }

  void control(std::string_view status, std::int64_t messages) {
    constexpr int kOthers = 11;  // cells that only a message has
    writer_.text(text("csv.section.control", locale_));
    writer_.text(status);
    writer_.number(messages);
    for (int i = 0; i < kOthers; ++i) writer_.blank();
    writer_.end_row();
  }

  const HistoryReport& report_;
  Locale locale_;
  CsvWriter writer_;
};

}  // namespace

void write_history_csv(const HistoryReport& report, HistoryRows& rows, const CsvDialect& dialect,
                       Sink& sink) {
  HistoryTable(report, dialect, sink).write(rows);
}

}  // namespace boletim
