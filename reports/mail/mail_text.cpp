#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "reports/mail/mail_story.h"
#include "reports/mail/plain_text.h"

namespace boletim {
namespace {

constexpr std::size_t kGap = 3;             // blanks between columns
constexpr std::size_t kShortestTitle = 12;  // characters, also beside figures that leave no room

using Row = std::array<std::string, 5>;  ///< title, count, percent, change in the period and in a year

std::vector<Row> rows_of(const MailStory& story) {
  std::vector<Row> rows = {{"", story.records, "%", story.in_period, story.in_year}};
  for (const MailLine& line : story.lines)
    rows.push_back({line.title, line.count, line.percent, story.in_period.empty() ? "" : line.in_period.sign,
                    story.in_year.empty() ? "" : line.in_year.sign});
  return rows;
}

/// A title has what the figures leave of the line.
void table(std::string& out, const MailStory& story) {
  if (story.lines.empty()) return;
  const std::vector<Row> rows = rows_of(story);
  std::array<std::size_t, 5> widths{};
  for (const Row& row : rows)
    for (std::size_t column = 0; column < row.size(); ++column)
      widths[column] = std::max(widths[column], text_width(row[column]));
  std::size_t figures = 0;
  for (std::size_t column = 1; column < widths.size(); ++column)
    if (widths[column] > 0) figures += kGap + widths[column];
  widths[0] = std::min(widths[0], std::max(kTextWidth, figures + kShortestTitle) - figures);
  out += '\n';
  for (const Row& row : rows) {
    std::string line = shortened(row[0], widths[0]);
    line.append(widths[0] - text_width(line), ' ');
    for (std::size_t column = 1; column < row.size(); ++column)
      if (widths[column] > 0)
        line.append(kGap + widths[column] - text_width(row[column]), ' ').append(row[column]);
    out.append(line).append("\n");
  }
}

}  // namespace

std::string mail_text(const MailStory& story) {
  std::string out;
  append_paragraph(out, story.occasion);
  append_paragraph(out, story.headline);
  append_paragraph(out, story.late);
  table(out, story);
  for (const MailLine& line : story.lines)
    if (!line.note.empty()) append_paragraph(out, line.title + ": " + line.note + ".");
  append_paragraph(out, story.changed);
  append_paragraph(out, story.wrong);
  append_paragraph(out, story.owner.empty() ? story.start : story.start + " " + story.owner);
  for (const std::string* note : {&story.situation, &story.attached, &story.left_out, &story.why})
    append_paragraph(out, *note);
  return out;
}

}  // namespace boletim
