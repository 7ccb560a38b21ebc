#pragma once
// A workbook (XLSX) made of tables, row by row.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reports/heading.h"
#include "reports/look.h"
#include "reports/sheets/scratch_file.h"
#include "reports/sheets/sheet_names.h"
#include "reports/sheets/workbook_formats.h"
#include "reports/sink.h"

struct lxw_worksheet;

namespace boletim {

struct SheetColumn {
  std::string head;
  CellKind kind = CellKind::Text;
  std::optional<Color> color{};  ///< of the KPI that it is about
  bool operator==(const SheetColumn&) const = default;
};

/// Excel's limits.
struct SheetLimits {
  std::int64_t rows = 1'048'576;       ///< of a sheet, with its head; the last few are kept for its notes
  std::int64_t links = 65'530;         ///< of a sheet; what comes later is plain text
  std::int64_t bytes = 2'000'000'000;  ///< of a sheet's text, so that no part of the file reaches 4 GB
  std::size_t characters = 32'767;     ///< of a cell, in UTF-16 units; what is longer is cut and counted
};

/// Writes cell after cell into unnamed files of a directory, so that memory does not grow with rows. A sheet
/// that is full goes on in another one, "… (2)", with the same head. Equal calls give equal bytes. Throws
/// std::system_error for a disk that is full, std::runtime_error for what else the library refuses.
class Workbook {
 public:
  Workbook(const Heading& heading, std::string_view title, const std::filesystem::path& scratch,
           SheetLimits limits = {});
  ~Workbook();
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  /// A sheet of lines, the first one as its title.
  void page(std::string_view name, const std::vector<std::string>& lines) { sheet(name, {}, lines); }
  /// Begins a table with a frozen head and filters; `lines` stand above it, the first one as its title. The
  /// name is made one that Excel takes and no other sheet has.
  void sheet(std::string_view name, std::vector<SheetColumn> columns,
             const std::vector<std::string>& lines = {});

  void text(std::string_view value);
  /// Text that leads to an address of the Web; of any other address, and beyond a sheet's limit, plain text.
  void code(std::string_view value, std::string_view address);
  void address(std::string_view /*its code is the link*/) {}
  /// For tables that a CSV has too; see CsvWriter.
  std::string prepare(std::string_view value) const { return std::string(value); }
  void ready(std::string_view prepared) { text(prepared); }
  void number(std::int64_t value);  ///< without cents also among amounts
  void decimal(double value);       ///< blank if it is no number
  void percent(double value);       ///< 0–100
  void date(CivilDate value);       ///< what Excel does not count as a date is text, what is none is blank
  void blank();
  void end_row();
  /// Before a row's first cell: its longest prose has so many characters.
  void tall_row(std::size_t characters);
  /// The rows that follow stand below the table, in bold: no filter touches them.
  void totals();
  /// A line below the table.
  void note(std::string_view line);

  std::int64_t texts_cut() const { return cut_; }
  /// Nothing can be added afterwards. Where a full disk made the library lose rows, that is found and thrown.
  void finish(Sink& sink);

 private:
  void describe(const Heading& heading, std::string_view title);
  void begin_sheet();
  void end_sheet();
  void end_table();
  void begin_cell();
  void put_text(std::string_view value);
  bool put_link(std::string_view value, std::string_view address);
  void put_line(std::string_view line, lxw_format* format);
  void put_number(double value, CellKind kind);
  void put_blank();
  void widen(double characters);
  void set_width(std::size_t column);
  std::vector<std::int64_t> bytes_of_sheets() const;
  void prove(const std::vector<std::int64_t>& written) const;
  CellKind kind_of(std::size_t column) const;
  lxw_format* strong() const;
  void must(int error) const;
  [[noreturn]] void fail(int error) const;

  Locale locale_;
  SheetLimits limits_;
  std::string scratch_;
  ScratchFile file_;
  lxw_workbook* book_;
  WorkbookFormats formats_;
  SheetNames names_;

  std::string name_;
  std::vector<SheetColumn> columns_;
  std::vector<lxw_format*> heads_;
  std::vector<std::string> lines_;
  lxw_worksheet* sheet_ = nullptr;
  std::vector<double> widths_;
  std::uint32_t row_ = 0, head_ = 0;
  std::uint32_t end_ = 0;  ///< the row behind the table; 0 = it goes on
  std::uint16_t column_ = 0;
  std::int64_t links_ = 0, bytes_ = 0;
  bool is_total_ = false, has_notes_ = false;
  std::string cell_, address_;  ///< reused
  std::int64_t cut_ = 0;
};

}  // namespace boletim
