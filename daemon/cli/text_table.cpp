#include "daemon/cli/text_table.h"

#include <algorithm>
#include <numeric>

namespace boletim {
namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kNarrowest = 8;  // a column is not cut below this

bool starts_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

/// Characters, as a terminal shows Latin text: one cell each.
std::size_t width_of(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), starts_character));
}

/// Control characters would move the cursor: names come from elsewhere.
std::string printable(std::string text) {
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  return text;
}

std::string cut(const std::string& text, std::size_t width) {
  if (width_of(text) <= width) return text;
  std::size_t characters = 0, end = 0;
  while (end < text.size() && (!starts_character(text[end]) || characters++ < width - 1)) ++end;
  return text.substr(0, end) + "…";
}

std::string padded(const std::string& text, std::size_t width, Align align) {
  const std::string blanks(width - std::min(width, width_of(text)), ' ');
  return align == Align::Right ? blanks + text : text + blanks;
}

std::size_t total_of(const std::vector<std::size_t>& widths) {
  return std::accumulate(widths.begin(), widths.end(), kGap * (widths.size() - 1));
}

}  // namespace

std::vector<std::size_t> TextTable::widths(int columns) const {
  std::vector<std::size_t> widths;
  for (const Head& head : heads_) widths.push_back(width_of(head.title));
  for (const auto& row : rows_)
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width_of(row[i]));
  if (columns <= 0) return widths;
  std::size_t total = total_of(widths);
  while (total > static_cast<std::size_t>(columns)) {
    std::size_t widest = widths.size();
    for (std::size_t i = 0; i < widths.size(); ++i)
      if (heads_[i].align == Align::Left && widths[i] > kNarrowest &&
          (widest == widths.size() || widths[i] > widths[widest]))
        widest = i;
    if (widest == widths.size()) break;  // nothing can give way any more: the terminal wraps
    --widths[widest];
    --total;
  }
  return widths;
}

bool TextTable::fits(int columns) const {
  return columns <= 0 || total_of(widths(0)) <= static_cast<std::size_t>(columns);
}

void TextTable::print(std::ostream& out, int columns) const {
  const std::vector<std::size_t> width = widths(columns);
  const auto print_row = [&](const auto& cell) {
    std::string line;
    for (std::size_t i = 0; i < heads_.size(); ++i)
      line += padded(cut(printable(cell(i)), width[i]), width[i], heads_[i].align) + std::string(kGap, ' ');
    line.erase(line.find_last_not_of(' ') + 1);
    out << line << '\n';
  };
  print_row([&](std::size_t i) { return heads_[i].title; });
  for (const auto& row : rows_)
    print_row([&](std::size_t i) { return i < row.size() ? row[i] : std::string(); });
}

}  // namespace boletim
