#include "reports/pdf/detail_columns.h"

#include <algorithm>
#include <numeric>

#include "reports/drawing/table.h"
#include "reports/words/format.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

constexpr TextStyle kHead{7.5, Weight::Semibold, kNotes};
constexpr TextStyle kCell{8.5, Weight::Regular, kInk};
constexpr double kLeastGap = 12, kMostGap = 22;
/// Of a hundred texts of a column so many fit where not all can: a single long one takes no room from others.
constexpr std::size_t kMostlyOf100 = 95;

DetailCell days_cell(const DetailRow& row, Locale locale) {
  return {row.days ? format_count(*row.days, locale) : std::string(text("none.cell", locale))};
}

/// The width that `percent` of the texts of a column stay within.
double width_of(std::vector<double>& texts, std::size_t percent) {
  if (texts.empty()) return 0;
  const std::size_t at = (texts.size() - 1) * percent / 100;
  std::nth_element(texts.begin(), texts.begin() + static_cast<std::ptrdiff_t>(at), texts.end());
  return texts[at];
}

/// As wide as all texts need or, where that is too much, as most of them do; then the widest give way.
std::vector<double> widths_of(const Canvas& canvas, const std::vector<DetailColumn>& columns,
                              const std::vector<DetailRow>& sample, Locale locale, double width) {
  const double room = width - kLeastGap * static_cast<double>(columns.size() - 1);
  std::vector<double> all, most;
  for (const DetailColumn& column : columns) {
    std::vector<double> texts;
    for (const DetailRow& row : sample)
      texts.push_back(canvas.width(column.cell(row, locale).text, kCell) + 0.1);
    const double head = canvas.width(column.head, kHead) + 0.1;
    all.push_back(std::max(head, width_of(texts, 100)));
    most.push_back(std::max(head, width_of(texts, kMostlyOf100)));
  }
  const auto sum = [](const std::vector<double>& widths) {
    return std::accumulate(widths.begin(), widths.end(), 0.0);
  };
  if (sum(all) <= room) return all;
  const double lacking = sum(all) - sum(most), left = room - sum(most);
  if (left <= 0) return fit_columns(std::move(most), room, 1);
  for (std::size_t i = 0; i < all.size(); ++i) most[i] += (all[i] - most[i]) * left / lacking;
  return most;
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
  add(report.has_since, "column.days", days_cell, Anchor::End);
  add(report.has_owner, "column.owner", [](const DetailRow& row, Locale) { return DetailCell{row.owner}; });

  std::vector<double> widths = widths_of(canvas, columns, sample, locale, width);
  const double given = std::accumulate(widths.begin(), widths.end(), 0.0);
  const auto gaps = static_cast<double>(columns.size() - 1);
  // What is left over lets the columns breathe; the rest is the name's.
  const double gap = std::clamp((width - given) / gaps, kLeastGap, kMostGap);
  widths[1] += std::max(0.0, width - given - gap * gaps);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    columns[i].left = left;
    columns[i].width = widths[i];
    left += widths[i] + gap;
  }
  return columns;
}

}  // namespace boletim
