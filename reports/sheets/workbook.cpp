#include "reports/sheets/workbook.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <mutex>
#include <stdexcept>
#include <system_error>
#include <utility>

#include <xlsxwriter.h>

#include "reports/sheets/characters.h"
#include "reports/sheets/excel_dates.h"
#include "reports/sheets/zip_parts.h"
#include "reports/words/format.h"

namespace boletim {
namespace {

constexpr std::int64_t kKept = 16;                     // rows of a sheet that are kept for totals and notes
constexpr std::uint32_t kMeasured = 1000;              // rows whose texts say how wide a column is
constexpr double kLeastWidth = 6, kMostWidth = 60;     // of a column, in characters
constexpr double kHeadHeight = 31, kTitleHeight = 24;  // points
constexpr std::size_t kMostOfProperty = 255;           // characters that Excel takes of a title
constexpr std::size_t kMostOfAddress = 2079;           // characters that Excel takes of a link
constexpr std::uint8_t kA4 = 9;

lxw_workbook* a_workbook(const ScratchFile& file, std::string& scratch) {
  lxw_workbook_options options{LXW_TRUE, scratch.data(), LXW_FALSE};
  lxw_workbook* book = workbook_new_opt(file.path().c_str(), &options);
  if (book == nullptr) throw std::runtime_error("the spreadsheet cannot be begun: memory is short");
  return book;
}

/// How wide a text stands, in characters of the sheet.
double width_of(std::string_view text) {
  return static_cast<double>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

/// Of a head that may break between words into two lines.
double width_of_head(std::string_view head) {
  constexpr double button = 3;  // of the filter
  double longest = width_of(head) / 2 + 1;
  while (!head.empty()) {
    const std::size_t end = std::min(head.find(' '), head.size());
    longest = std::max(longest, width_of(head.substr(0, end)));
    head.remove_prefix(std::min(end + 1, head.size()));
  }
  return longest + button;
}

/// With its marks.
double width_of_number(double value, CellKind kind) {
  if (kind == CellKind::Date) return 11;
  const double digits = std::floor(std::log10(std::max(std::fabs(value), 1.0))) + 1;
  return digits * 4 / 3 + (kind == CellKind::Count ? 1 : 4);
}

/// Whether a write failed.
bool is_of_disk(int error) {
  return error == ENOSPC || error == EDQUOT || error == EFBIG || error == EIO;
}

bool is_web(std::string_view address) {
  return address.starts_with("http://") || address.starts_with("https://");
}

}  // namespace

Workbook::Workbook(const Heading& heading, std::string_view title, const std::filesystem::path& scratch,
                   SheetLimits limits)
    : locale_(heading.locale),
      limits_(limits),
      scratch_(scratch.string()),
      file_(scratch),
      book_(a_workbook(file_, scratch_)),
      formats_(book_, locale_) {
  describe(heading, title);
}

Workbook::~Workbook() {
  if (book_ == nullptr) return;
  lxw_worksheet* sheet = nullptr;
  LXW_FOREACH_WORKSHEET(sheet, book_) {
    if (sheet->optimize_tmpfile != nullptr) fclose(sheet->optimize_tmpfile);
  }
  lxw_workbook_free(book_);
}

void Workbook::sheet(std::string_view name, std::vector<SheetColumn> columns,
                     const std::vector<std::string>& lines) {
  end_sheet();
  name_ = name;
  columns_ = std::move(columns);
  lines_ = lines;
  heads_.clear();
  for (const SheetColumn& column : columns_) heads_.push_back(formats_.head(column.kind, column.color));
  begin_sheet();
}

void Workbook::text(std::string_view value) {
  begin_cell();
  put_text(value);
  ++column_;
}

void Workbook::code(std::string_view value, std::string_view address) {
  begin_cell();
  if (is_web(address) && links_ < limits_.links && put_link(value, address))
    ++links_;
  else
    put_text(value);
  ++column_;
}

void Workbook::number(std::int64_t value) {
  put_number(static_cast<double>(value),
             kind_of(column_) == CellKind::Money ? CellKind::Count : kind_of(column_));
}

void Workbook::decimal(double value) {
  put_number(value, kind_of(column_));
}

void Workbook::put_number(double value, CellKind kind) {
  begin_cell();
  if (std::isfinite(value)) {
    lxw_format* own = is_total_                  ? formats_.total(kind)
                      : kind == kind_of(column_) ? nullptr
                                                 : formats_.cell(kind);
    must(worksheet_write_number(sheet_, row_, column_, value, own));
    if (row_ < head_ + kMeasured) widen(width_of_number(value, kind_of(column_)));
  } else {
    put_blank();
  }
  ++column_;
}

void Workbook::percent(double value) {
  decimal(value / 100.0);
}

void Workbook::date(CivilDate value) {
  if (const auto serial = excel_date(value)) return number(*serial);
  if (value == CivilDate{}) return blank();
  text(format_date(value, locale_));
}

void Workbook::blank() {
  begin_cell();
  put_blank();
  ++column_;
}

void Workbook::end_row() {
  ++row_;
  column_ = 0;
}

void Workbook::tall_row(std::size_t characters) {
  constexpr double line = 15;  // points
  const double lines = std::ceil(static_cast<double>(characters) / (kMostWidth - 4));
  if (column_ == 0 && lines > 1) must(worksheet_set_row(sheet_, row_, lines * line, nullptr));
}

void Workbook::totals() {
  end_table();
  is_total_ = true;
}

void Workbook::note(std::string_view line) {
  end_table();
  is_total_ = false;
  if (!std::exchange(has_notes_, true)) ++row_;
  put_line(line, formats_.line());
}

void Workbook::finish(Sink& sink) {
  end_sheet();
  const std::vector<std::int64_t> written = bytes_of_sheets();
  static std::mutex closing;  // its time of making goes through gmtime(), which has one place for all threads
  const lxw_error error = [this] {
    const std::lock_guard lock(closing);
    errno = 0;
    return workbook_close(std::exchange(book_, nullptr));  // freed, whatever comes out
  }();
  if (error != LXW_NO_ERROR) fail(error);
  prove(written);
  file_.copy_to(sink);
}

void Workbook::describe(const Heading& heading, std::string_view title) {
  std::array<std::string, 3> texts;
  write_cell_text(title, kMostOfProperty, texts[0]);
  write_cell_text(heading.organization, kMostOfProperty, texts[1]);
  write_cell_text(format_period(heading.period, locale_), kMostOfProperty, texts[2]);
  lxw_doc_properties properties{};
  properties.title = texts[0].data();
  properties.author = properties.company = texts[1].data();
  properties.subject = texts[2].data();
  properties.created = excel_time(heading);
  must(workbook_set_properties(book_, &properties));
}

void Workbook::begin_sheet() {
  sheet_ = workbook_add_worksheet(book_, names_.next(name_).c_str());
  if (sheet_ == nullptr) throw std::runtime_error("the spreadsheet cannot be written: no room for a sheet");
  row_ = end_ = 0;
  column_ = 0;
  links_ = bytes_ = 0;
  is_total_ = has_notes_ = false;
  widths_.assign(columns_.size(), kLeastWidth);
  for (std::size_t i = 0; i < columns_.size(); ++i) set_width(i);
  for (const std::string& line : lines_) {
    if (row_ == 0) must(worksheet_set_row(sheet_, row_, kTitleHeight, nullptr));
    put_line(line, row_ == 0 ? formats_.title() : formats_.line());
  }
  if (columns_.empty()) return;
  if (!lines_.empty()) ++row_;
  head_ = row_;
  must(worksheet_set_row(sheet_, row_, kHeadHeight, nullptr));
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    widths_[i] = std::max(widths_[i], width_of_head(columns_[i].head));
    write_cell_text(columns_[i].head, limits_.characters, cell_);
    must(worksheet_write_string(sheet_, row_, static_cast<lxw_col_t>(i), cell_.c_str(), heads_[i]));
  }
  ++row_;
}

void Workbook::end_sheet() {
  if (sheet_ == nullptr) return;
  end_table();
  for (std::size_t i = 0; i < columns_.size(); ++i) set_width(i);
  if (!columns_.empty()) {
    worksheet_freeze_panes(sheet_, head_ + 1, 0);
    must(worksheet_repeat_rows(sheet_, head_, head_));
  }
  must(worksheet_ignore_errors(sheet_, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576"));
  worksheet_set_landscape(sheet_);
  worksheet_set_paper(sheet_, kA4);
  worksheet_fit_to_pages(sheet_, 1, 0);
  must(worksheet_set_footer(sheet_, "&R&P / &N"));
  sheet_ = nullptr;
}

/// Before a row behind it is written: the library looks back no further than the last row.
void Workbook::end_table() {
  if (end_ != 0) return;
  end_ = row_;
  if (columns_.empty()) return;
  must(worksheet_autofilter(sheet_, head_, 0, end_ - 1, static_cast<lxw_col_t>(columns_.size() - 1)));
}

/// Whatever is full when a row begins goes on in another sheet.
void Workbook::begin_cell() {
  if (column_ != 0 || end_ != 0) return;
  if (row_ < limits_.rows - kKept && bytes_ < limits_.bytes) return;
  end_sheet();
  begin_sheet();
}

void Workbook::put_text(std::string_view value) {
  if (value.empty()) return put_blank();
  if (write_cell_text(value, limits_.characters, cell_)) ++cut_;
  must(worksheet_write_string(sheet_, row_, column_, cell_.c_str(), strong()));
  bytes_ += static_cast<std::int64_t>(cell_.size());
  if (row_ < head_ + kMeasured) widen(width_of(cell_));
}

/// False where Excel takes no such address.
bool Workbook::put_link(std::string_view value, std::string_view address) {
  if (value.empty() || !is_clean(address) || address.size() > kMostOfAddress) return false;
  const bool is_cut = write_cell_text(value, limits_.characters, cell_);
  address_ = address;
  if (worksheet_write_url_opt(sheet_, row_, column_, address_.c_str(), formats_.link(), cell_.c_str(),
                              nullptr) != LXW_NO_ERROR)
    return false;
  if (is_cut) ++cut_;
  if (row_ < head_ + kMeasured) widen(width_of(cell_));
  return true;
}

void Workbook::put_line(std::string_view line, lxw_format* format) {
  write_cell_text(line, limits_.characters, cell_);
  must(worksheet_write_string(sheet_, row_++, 0, cell_.c_str(), format));
}

void Workbook::put_blank() {
  if (is_total_) must(worksheet_write_blank(sheet_, row_, column_, strong()));
}

void Workbook::widen(double characters) {
  if (column_ < widths_.size()) widths_[column_] = std::max(widths_[column_], characters + 2);
}

void Workbook::set_width(std::size_t column) {
  const auto at = static_cast<lxw_col_t>(column);
  must(worksheet_set_column(sheet_, at, at, std::min(widths_[column], kMostWidth),
                            formats_.cell(kind_of(column))));
}

/// What stands in each sheet so far; throws where not all of it could be written.
std::vector<std::int64_t> Workbook::bytes_of_sheets() const {
  std::vector<std::int64_t> all;
  const lxw_worksheet* sheet = nullptr;
  LXW_FOREACH_WORKSHEET(sheet, book_) {
    errno = 0;
    if (fflush(sheet->optimize_tmpfile) != 0 || ferror(sheet->optimize_tmpfile) != 0)
      fail(LXW_ERROR_CREATING_TMPFILE);
    all.push_back(ftello(sheet->optimize_tmpfile));
  }
  return all;
}

/// The library copies sheets without a look at errors: one that came out shorter than it was, or without its
/// end, lost rows.
void Workbook::prove(const std::vector<std::int64_t>& written) const {
  const std::vector<ZipPart> parts = zip_parts(file_);
  for (std::size_t i = 0; i < written.size(); ++i) {
    const std::string name = "xl/worksheets/sheet" + std::to_string(i + 1) + ".xml";
    const auto part = std::ranges::find(parts, name, &ZipPart::name);
    constexpr std::string_view end = "</worksheet>";
    if (part != parts.end() && part->bytes >= written[i] && zip_tail(file_, *part, end.size()) == end)
      continue;
    errno = ENOSPC;
    fail(LXW_ERROR_ZIP_FILE_ADD);
  }
}

CellKind Workbook::kind_of(std::size_t column) const {
  return column < columns_.size() ? columns_[column].kind : CellKind::Text;
}

lxw_format* Workbook::strong() const {
  return is_total_ ? formats_.total(kind_of(column_)) : nullptr;
}

void Workbook::must(int error) const {
  if (error != LXW_NO_ERROR) fail(error);
}

void Workbook::fail(int error) const {
  const std::string what = "the spreadsheet cannot be written in " + scratch_;
  if (is_of_disk(errno)) throw std::system_error(errno, std::generic_category(), what);
  throw std::runtime_error(what + ": " + lxw_strerror(static_cast<lxw_error>(error)));
}

}  // namespace boletim
