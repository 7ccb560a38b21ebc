#pragma once
// The table of the detail report, once for CSV and XLSX, so that both say the same cell by cell.

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "reports/detail.h"
#include "reports/sheets/workbook.h"
#include "reports/words/band_words.h"
#include "reports/words/texts.h"

namespace boletim {

/// Its columns in the CSV's order; those of KPIs have no colour yet.
std::vector<SheetColumn> detail_table_columns(const DetailReport& report);

/// Puts rows into a table. `Out` takes cells: code(text, link), text(), ready() (what its prepare() made of a
/// text of ours), number(), date(), blank(), address() (a link's own cell, where code() has none), end_row().
template <class Out>
class DetailTable {
 public:
  DetailTable(const DetailReport& report, Out& out) : report_(report), out_(out) {
    // Prepared once: a row must cost its bytes, not look-ups.
    constexpr std::array<std::string_view, 7> verdicts = {
        "csv.not_mapped",  "state.good",     "state.missing",    "state.placeholder",
        "state.malformed", "state.landline", "state.correctable"};
    for (std::size_t i = 0; i < verdicts.size(); ++i) verdicts_[i] = prepared(verdicts[i]);
    yes_ = prepared("csv.yes");
    no_ = prepared("csv.no");
  }

  void put(const DetailRow& row) {
    out_.code(row.id, row.link);
    out_.text(row.name);
    if (report_.has_tax_id) out_.text(row.tax_id);
    for (std::size_t i = 0; i < report_.axes.size(); ++i)
      out_.text(i < row.axes.size() ? band_words(row.axes[i], report_.heading.locale, band_) : "");
    if (report_.has_email) contact(row.email, false);
    if (report_.has_phone) contact(row.phone, true);
    if (report_.has_mobile) contact(row.mobile, true);
    if (report_.has_since) since(row);
    if (report_.has_owner) out_.text(row.owner);
    for (std::size_t i = 0; i < report_.kpis.size(); ++i)
      out_.ready(i < row.flagged.size() && row.flagged[i] ? yes_ : no_);
    if (report_.has_link) out_.address(row.link);
    out_.end_row();
  }

 private:
  std::string prepared(std::string_view key) const {
    return out_.prepare(boletim::text(key, report_.heading.locale));
  }

  void contact(const ContactCell& cell, bool with_suggestion) {
    out_.text(cell.value);
    out_.ready(verdicts_[static_cast<std::size_t>(cell.verdict)]);
    if (with_suggestion) out_.text(cell.suggestion);
  }

  void since(const DetailRow& row) {
    if (row.since)
      out_.date(*row.since);
    else
      out_.blank();
    if (row.days)
      out_.number(*row.days);
    else
      out_.blank();
  }

  const DetailReport& report_;
  Out& out_;
  std::array<std::string, 7> verdicts_;  ///< in the order of ContactCell::Verdict
  std::string yes_, no_, band_;
};

}  // namespace boletim
