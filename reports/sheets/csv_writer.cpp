#include "reports/sheets/csv_writer.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include <fmt/format.h>

#include "reports/sheets/characters.h"

namespace boletim {
namespace {

constexpr std::size_t kBlockBytes = 64 * 1024;
constexpr std::string_view kReplacement = "\uFFFD";

/// Whether a spreadsheet might read the text as a formula. Blanks before it do not protect: some trim them.
bool looks_like_formula(std::string_view value) {
  constexpr std::string_view no_break_space = "\u00A0", wide_space = "\u3000", byte_order_mark = "\uFEFF";
  while (!value.empty()) {
    if (value[0] == ' ' || value[0] == '\n') {
      value.remove_prefix(1);
    } else if (value.starts_with(no_break_space)) {
      value.remove_prefix(no_break_space.size());
    } else if (value.starts_with(wide_space) || value.starts_with(byte_order_mark)) {
      value.remove_prefix(wide_space.size());
    } else {
      break;
    }
  }
  if (value.empty()) return false;
  switch (value[0]) {
    case '=':
    case '+':
    case '-':
    case '@':
    case '\t':
    case '\r':
      return true;
    case '\xEF':
      return value.starts_with("＝") || value.starts_with("＋") || value.starts_with("－") ||
             value.starts_with("＠");
    default:
      return false;
  }
}

}  // namespace

CsvWriter::CsvWriter(const CsvDialect& dialect, Locale locale, Sink& sink)
    : dialect_(dialect), locale_(locale), sink_(sink) {
  block_.resize(kBlockBytes + kBlockBytes / 4);
  for (std::size_t byte = 0; byte < 0x20; ++byte) kinds_[byte] = Control;
  kinds_[0x7F] = Control;
  for (std::size_t byte = 0x80; byte < kinds_.size(); ++byte) kinds_[byte] = High;
  for (const char byte : {dialect.separator, '"', '\r', '\n'})
    kinds_[static_cast<unsigned char>(byte)] = Quoted;
  // What a formula, or a blank before it, begins with.
  for (const char byte : std::string_view("=+-@\t\r\n \xC2\xE3\xEF"))
    may_begin_formula_[static_cast<unsigned char>(byte)] = true;
  if (dialect.bom) {
    constexpr std::string_view mark = "\uFEFF";
    std::memcpy(block_.data(), mark.data(), mark.size());
    used_ = mark.size();
  }
}

/// Where the cell's bytes go, room for `most` of them; `used_` is behind the separator.
char* CsvWriter::begin_cell(std::size_t most) {
  constexpr std::size_t marks = 3;  // a separator, the end of the line
  if (block_.size() - used_ < most + marks) block_.resize(2 * block_.size() + most + marks);
  if (!first_in_row_) block_[used_++] = dialect_.separator;
  first_in_row_ = false;
  return block_.data() + used_;
}

void CsvWriter::text(std::string_view value) {
  if (value.empty()) return blank();
  if (!is_plain(value)) return ready(odd_cell(value));
  std::memcpy(begin_cell(value.size()), value.data(), value.size());
  used_ += value.size();
}

std::string CsvWriter::prepare(std::string_view value) const {
  return value.empty() || is_plain(value) ? std::string(value) : odd_cell(value);
}

void CsvWriter::ready(std::string_view prepared) {
  std::memcpy(begin_cell(prepared.size()), prepared.data(), prepared.size());
  used_ += prepared.size();
}

/// Whether it stands in a line as it is. One look at each byte; a second one only where there are accents.
bool CsvWriter::is_plain(std::string_view value) const {
  unsigned kinds = 0;
  for (const char byte : value) kinds |= kinds_[static_cast<unsigned char>(byte)];
  if ((kinds & (Quoted | Control)) != 0) return false;
  if (may_begin_formula_[static_cast<unsigned char>(value[0])] && looks_like_formula(value)) return false;
  return kinds == Plain || is_clean(value);
}

std::string CsvWriter::odd_cell(std::string_view value) const {
  const auto kind_of = [this](char byte) { return kinds_[static_cast<unsigned char>(byte)]; };
  const bool quoted = std::ranges::any_of(value, [&](char byte) { return kind_of(byte) == Quoted; });
  std::string cell;
  if (quoted) cell += '"';
  if (looks_like_formula(value)) cell += '\'';
  while (!value.empty()) {
    const char byte = value[0];
    const std::size_t bytes = kind_of(byte) == High ? character_bytes(value) : 1;
    if (byte == '"')
      cell += "\"\"";
    else if (byte == '\t' && kind_of(byte) == Control)
      cell += ' ';
    else if (kind_of(byte) == Control || bytes == 0)
      cell += kReplacement;
    else
      cell += value.substr(0, bytes);
    value.remove_prefix(std::max<std::size_t>(bytes, 1));
  }
  if (quoted) cell += '"';
  return cell;
}

/// Digits and marks of ours; quoted where their mark is the separator.
void CsvWriter::figure(std::string_view digits) {
  if (digits.find(dialect_.separator) != std::string_view::npos)
    ready(fmt::format("\"{}\"", digits));
  else
    ready(digits);
}

void CsvWriter::number(std::int64_t value) {
  const fmt::format_int digits(value);
  figure({digits.data(), digits.size()});
}

void CsvWriter::decimal(double value) {
  constexpr double largest = 1e15;  // beyond it two decimals are noise
  if (!std::isfinite(value) || std::fabs(value) > largest) return blank();
  const std::int64_t hundredths = std::llround(std::fabs(value) * 100.0);
  std::array<char, 32> digits{};
  const auto written =
      fmt::format_to_n(digits.data(), digits.size(), "{}{}{}{:02}", value < 0 && hundredths != 0 ? "-" : "",
                       hundredths / 100, dialect_.decimal, hundredths % 100);
  figure({digits.data(), written.size});
}

void CsvWriter::date(CivilDate value) {
  const auto put = [](char* at, int number) {
    at[0] = static_cast<char>('0' + number / 10 % 10);
    at[1] = static_cast<char>('0' + number % 10);
  };
  std::array<char, 10> digits{};
  const bool pt = locale_ == Locale::PtBr;
  char* year = digits.data() + (pt ? 6 : 0);
  put(year, value.year / 100);
  put(year + 2, value.year);
  put(digits.data() + (pt ? 3 : 5), value.month);
  put(digits.data() + (pt ? 0 : 8), value.day);
  digits[pt ? 2 : 4] = digits[pt ? 5 : 7] = pt ? '/' : '-';
  figure({digits.data(), digits.size()});
}

void CsvWriter::end_row() {
  if (first_in_row_) begin_cell(0);  // which keeps room for what follows
  block_[used_++] = '\r';
  block_[used_++] = '\n';
  first_in_row_ = true;
  if (used_ < kBlockBytes) return;
  sink_.write({block_.data(), used_});
  used_ = 0;
}

void CsvWriter::finish() {
  if (used_ > 0) sink_.write({block_.data(), used_});
  used_ = 0;
}

}  // namespace boletim
