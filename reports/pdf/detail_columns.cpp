#include "reports/pdf/detail_columns.h"

#include <algorithm>

#include "reports/drawing/table.h"
#include "reports/words/format.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

constexpr TextStyle kHead{7.5, Weight::Semibold, kNotes};
constexpr TextStyle kCell{8.5, Weight::Regular, kInk};
constexpr double kGap = 12;

DetailCell since_cell(const DetailRow& row, Locale locale) {
  return {row.since ? format_date(*row.since, locale) : std::string(text("none.cell", locale)), kNotes};
}

DetailCell days_cell(const DetailRow& row, Locale locale) {
  return {row.days ? format_count(*row.days, locale) : std::string(text("none.cell", locale))};
}

}  // namespace

DetailCell contact_words(const ContactCell& cell, Locale locale) {
  switch (cell.verdict) {
    case ContactCell::Verdict::NotMapped:
      return {std::string(text("none.cell", locale)), kNotes};
    case ContactCell::Verdict::Good:
      return {cell.value, kNotes};
    case ContactCell::Verdict::Missing:
      return {std::string(text("verdict.missing", locale)), kNotes};
    case ContactCell::Verdict::Placeholder:
      return {say("verdict.placeholder", locale, {cell.value})};
    case ContactCell::Verdict::Malformed:
      return {say("verdict.malformed", locale, {cell.value})};
    case ContactCell::Verdict::Landline:
      return {say("verdict.landline", locale, {cell.value})};
    case ContactCell::Verdict::Correctable:
      break;
  }
  return {say("verdict.correctable", locale, {cell.suggestion.empty() ? cell.value : cell.suggestion})};
}

std::vector<DetailColumn> detail_columns(const Canvas& canvas, const DetailReport& report,
                                         const std::vector<DetailRow>& sample, double left, double width) {
  const Locale locale = report.heading.locale;
  std::vector<DetailColumn> columns;
  const auto add = [&](bool there, const char* head, DetailCell (*cell)(const DetailRow&, Locale),
                       Anchor anchor = Anchor::Start) {
    if (there) columns.push_back({std::string(text(head, locale)), cell, anchor});
  };
  add(true, "column.id", [](const DetailRow& row, Locale) { return DetailCell{row.id}; });
  add(true, column_key(report.heading.noun),
      [](const DetailRow& row, Locale) { return DetailCell{row.name}; });
  add(report.has_tax_id, "column.tax_id", [](const DetailRow& row, Locale) {
    return DetailCell{row.tax_id, kNotes};
  });
  add(report.has_email, "column.email",
      [](const DetailRow& row, Locale l) { return contact_words(row.email, l); });
  add(report.has_phone, "column.phone",
      [](const DetailRow& row, Locale l) { return contact_words(row.phone, l); });
  add(report.has_mobile, "column.mobile",
      [](const DetailRow& row, Locale l) { return contact_words(row.mobile, l); });
  add(report.has_since, "column.since", since_cell, Anchor::End);
  add(report.has_since, "column.days", days_cell, Anchor::End);
  add(report.has_owner, "column.owner", [](const DetailRow& row, Locale) { return DetailCell{row.owner}; });

  std::vector<double> natural;
  for (const DetailColumn& column : columns) {
    natural.push_back(canvas.width(column.head, kHead) + 0.1);
    for (const DetailRow& row : sample)
      natural.back() = std::max(natural.back(), canvas.width(column.cell(row, locale).text, kCell));
  }
  const double room = width - kGap * static_cast<double>(columns.size() - 1);
  const std::vector<double> widths = fit_columns(std::move(natural), room, 1);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    columns[i].left = left;
    columns[i].width = widths[i];
    left += widths[i] + kGap;
  }
  return columns;
}

}  // namespace boletim
