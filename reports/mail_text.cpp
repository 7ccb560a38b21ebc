#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "reports/mail_story.h"

namespace boletim {
namespace {

constexpr std::size_t kWidth = 76;          // characters a line: what old mail programs show unbroken
constexpr std::size_t kGap = 3;             // blanks between columns
constexpr std::size_t kShortestTitle = 12;  // characters, also beside figures that leave no room

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

/// Characters, not bytes, of valid UTF-8.
std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char byte) { return !is_continuation(byte); }));
}

/// Bytes of the first `characters`.
std::size_t bytes_of(std::string_view text, std::size_t characters) {
  std::size_t at = 0;
  while (at < text.size() && characters > 0) {
    do ++at;
    while (at < text.size() && is_continuation(text[at]));
    --characters;
  }
  return at;
}

std::string shortened(std::string_view text, std::size_t characters) {
  if (width(text) <= characters) return std::string(text);
  return std::string(text.substr(0, bytes_of(text, characters - 1))) + "…";
}

/// Breaks at blanks; a word longer than a line is broken inside.
void wrap(std::string& out, std::string_view paragraph) {
  std::size_t column = 0;
  while (!paragraph.empty()) {
    const std::size_t blank = std::min(paragraph.find(' '), paragraph.size());
    std::string_view word = paragraph.substr(0, blank);
    paragraph.remove_prefix(std::min(blank + 1, paragraph.size()));
    if (column > 0 && column + 1 + width(word) > kWidth) {
      out += '\n';
      column = 0;
    }
    for (; width(word) > kWidth; word.remove_prefix(bytes_of(word, kWidth)))
      out.append(word.substr(0, bytes_of(word, kWidth))).append("\n");
    if (column > 0) out += ' ';
    out += word;
    column += width(word) + (column > 0 ? 1 : 0);
  }
  out += '\n';
}

void paragraph(std::string& out, std::string_view text) {
  if (text.empty()) return;
  if (!out.empty()) out += '\n';
  wrap(out, text);
}

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
      widths[column] = std::max(widths[column], width(row[column]));
  std::size_t figures = 0;
  for (std::size_t column = 1; column < widths.size(); ++column)
    if (widths[column] > 0) figures += kGap + widths[column];
  widths[0] = std::min(widths[0], std::max(kWidth, figures + kShortestTitle) - figures);
  out += '\n';
  for (const Row& row : rows) {
    std::string line = shortened(row[0], widths[0]);
    line.append(widths[0] - width(line), ' ');
    for (std::size_t column = 1; column < row.size(); ++column)
      if (widths[column] > 0)
        line.append(kGap + widths[column] - width(row[column]), ' ').append(row[column]);
    out.append(line).append("\n");
  }
}

}  // namespace

std::string mail_text(const MailStory& story) {
  std::string out;
  paragraph(out, story.occasion);
  paragraph(out, story.headline);
  table(out, story);
  for (const MailLine& line : story.lines)
    if (!line.note.empty()) paragraph(out, line.title + ": " + line.note + ".");
  paragraph(out, story.changed);
  paragraph(out, story.start);
  for (const std::string& note : story.notes) paragraph(out, note);
  return out;
}

}  // namespace boletim
