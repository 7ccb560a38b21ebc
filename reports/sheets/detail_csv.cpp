#include <array>
#include <string>
#include <string_view>

#include "reports/sheets/csv.h"
#include "reports/sheets/csv_writer.h"
#include "reports/words/format.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

class DetailTable {
 public:
  DetailTable(const DetailReport& report, const CsvDialect& dialect, Sink& sink)
      : report_(report), locale_(report.heading.locale), writer_(dialect, locale_, sink) {
    // Looked up once: a row must cost its bytes, not look-ups.
    constexpr std::array<std::string_view, 7> verdicts = {
        "csv.not_mapped",  "state.good",     "state.missing",    "state.placeholder",
        "state.malformed", "state.landline", "state.correctable"};
    for (std::size_t verdict = 0; verdict < verdicts.size(); ++verdict)
      verdicts_[verdict] = text(verdicts[verdict], locale_);
    yes_ = text("csv.yes", locale_);
    no_ = text("csv.no", locale_);
  }

  void write(DetailRows& rows) {
    head();
    DetailRow row;
    while (rows.next(row)) put(row);
    if (report_.shown < report_.flagged) limited();
    writer_.finish();
  }

 private:
  void head() {
    writer_.text(text("column.id", locale_));
    writer_.text(text(column_key(report_.heading.noun), locale_));
    if (report_.has_tax_id) title("column.tax_id");
    for (const std::string& axis : report_.axes) writer_.text(axis);
    if (report_.has_email) titles({"column.email", "csv.email_state"});
    if (report_.has_phone) titles({"column.phone", "csv.phone_state", "csv.phone_suggestion"});
    if (report_.has_mobile) titles({"column.mobile", "csv.mobile_state", "csv.mobile_suggestion"});
    if (report_.has_since) titles({"column.since", "column.days"});
    if (report_.has_owner) title("column.owner");
    for (const std::string& kpi : report_.kpis) writer_.text(kpi);
    writer_.end_row();
  }

  void put(const DetailRow& row) {
    writer_.text(row.id);
    writer_.text(row.name);
    if (report_.has_tax_id) writer_.text(row.tax_id);
    for (std::size_t axis = 0; axis < report_.axes.size(); ++axis) {
      if (axis < row.axes.size()) {
        writer_.text(row.axes[axis]);
      } else {
        writer_.blank();
      }
    }
    if (report_.has_email) contact(row.email, false);
    if (report_.has_phone) contact(row.phone, true);
    if (report_.has_mobile) contact(row.mobile, true);
    if (report_.has_since) since(row);
    if (report_.has_owner) writer_.text(row.owner);
    for (std::size_t kpi = 0; kpi < report_.kpis.size(); ++kpi)
      writer_.text(kpi < row.flagged.size() && row.flagged[kpi] ? yes_ : no_);
    writer_.end_row();
  }

  void contact(const ContactCell& cell, bool with_suggestion) {
    writer_.text(cell.value);
    writer_.text(verdicts_[static_cast<std::size_t>(cell.verdict)]);
    if (with_suggestion) writer_.text(cell.suggestion);
  }

  void since(const DetailRow& row) {
    if (row.since) {
      writer_.date(*row.since);
    } else {
      writer_.blank();
    }
    if (row.days) {
      writer_.number(*row.days);
    } else {
      writer_.blank();
    }
  }

  /// What an admin's limit left out is said, even at the price of a line that is no record.
  void limited() {
    std::string note =
        say_count("detail.limited", report_.shown, locale_,
                  {format_count(report_.shown, locale_), format_count(report_.flagged, locale_)});
    if (!report_.all_in.empty()) note += "; " + say("detail.all_in", locale_, {report_.all_in});
    writer_.text(note);
    writer_.end_row();
  }

  void title(std::string_view key) { writer_.text(text(key, locale_)); }
  void titles(std::initializer_list<std::string_view> keys) {
    for (const std::string_view key : keys) title(key);
  }

  const DetailReport& report_;
  Locale locale_;
  CsvWriter writer_;
  std::array<std::string_view, 7> verdicts_;  ///< in the order of ContactCell::Verdict
  std::string_view yes_, no_;
};

}  // namespace

void write_detail_csv(const DetailReport& report, DetailRows& rows, const CsvDialect& dialect, Sink& sink) {
  DetailTable(report, dialect, sink).write(rows);
}

}  // namespace boletim
