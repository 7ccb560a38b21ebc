#include "reports/sheets/csv_writer.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

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
  block_.reserve(kBlockBytes + kBlockBytes / 4);
  for (unsigned byte = 0; byte < 0x20; ++byte) kinds_[byte] = Kind::Control;
  kinds_[0x7F] = Kind::Control;
  for (const char byte : {dialect.separator, '"', '\r', '\n'})
    kinds_[static_cast<unsigned char>(byte)] = Kind::Quoted;
  if (dialect.bom) block_ += "\uFEFF";
}

void CsvWriter::begin_cell() {
  if (!first_in_row_) block_ += dialect_.separator;
  first_in_row_ = false;
}

void CsvWriter::text(std::string_view value) {
  begin_cell();
  put(value, looks_like_formula(value));
}

void CsvWriter::put(std::string_view value, bool apostrophe) {
  const bool plain = std::ranges::all_of(value, [this](char byte) { return kind_of(byte) == Kind::Plain; });
  if (!plain) return put_slowly(value, apostrophe);
  if (apostrophe) block_ += '\'';
  block_ += value;
}

void CsvWriter::put_slowly(std::string_view value, bool apostrophe) {
  const bool quoted = std::ranges::any_of(value, [this](char byte) { return kind_of(byte) == Kind::Quoted; });
  if (quoted) block_ += '"';
  if (apostrophe) block_ += '\'';
  for (const char byte : value) {
    if (byte == '"') {
      block_ += "\"\"";
    } else if (byte == '\t' && kind_of(byte) == Kind::Control) {
      block_ += ' ';
    } else if (kind_of(byte) == Kind::Control) {
      block_ += kReplacement;
    } else {
      block_ += byte;
    }
  }
  if (quoted) block_ += '"';
}

void CsvWriter::number(std::int64_t value) {
  begin_cell();
  const fmt::format_int digits(value);
  put({digits.data(), digits.size()}, false);
}

void CsvWriter::decimal(double value) {
  begin_cell();
  constexpr double largest = 1e15;  // beyond it two decimals are noise
  if (!std::isfinite(value) || std::fabs(value) > largest) return;
  const std::int64_t hundredths = std::llround(std::fabs(value) * 100.0);
  std::array<char, 32> digits{};
  const auto written =
      fmt::format_to_n(digits.data(), digits.size(), "{}{}{}{:02}", value < 0 && hundredths != 0 ? "-" : "",
                       hundredths / 100, dialect_.decimal, hundredths % 100);
  put({digits.data(), written.size}, false);
}

void CsvWriter::date(CivilDate value) {
  begin_cell();
  std::array<char, 40> digits{};
  const auto written = locale_ == Locale::PtBr
                           ? fmt::format_to_n(digits.data(), digits.size(), "{:02}/{:02}/{:04}", value.day,
                                              value.month, value.year)
                           : fmt::format_to_n(digits.data(), digits.size(), "{:04}-{:02}-{:02}", value.year,
                                              value.month, value.day);
  put({digits.data(), written.size}, false);
}

void CsvWriter::end_row() {
  block_ += "\r\n";
  first_in_row_ = true;
  if (block_.size() < kBlockBytes) return;
  sink_.write(block_);
  block_.clear();
}

void CsvWriter::finish() {
  if (!block_.empty()) sink_.write(block_);
  block_.clear();
}

}  // namespace boletim
