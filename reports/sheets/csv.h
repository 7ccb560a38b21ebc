#pragma once
// Reports as tables for spreadsheets and scripts: RFC 4180 with the marks that a spreadsheet of that language
// expects, CRLF, UTF-8. Bytes that are no text are replaced, and text that a spreadsheet would run as a
// formula gets an apostrophe. CPF and CNPJ are written with their punctuation, masked or not, so that a
// double click takes none for a number. A code of digits only stands as the ERP has it: what would keep a
// spreadsheet from dropping its zeros (="007", a blank before it) would break the programs that read the
// file; the workbook (xlsx.h) keeps every code as text. Dates are DD/MM/YYYY (pt-BR) or YYYY-MM-DD (en),
// which both kinds parse as dates.

#include <string>
#include <string_view>

#include "reports/detail.h"
#include "reports/sink.h"
#include "reports/trend.h"

namespace boletim {

struct CsvDialect {
  char separator = ';';
  char decimal = ',';
  bool bom = true;
  bool operator==(const CsvDialect&) const = default;
};
CsvDialect dialect_of(Locale locale);

/// Long form, made for pivot tables. The first column says what a row is; measures that a row does not have
/// are blank, and so are numbers that were not counted ("no data" is never 0):
///   summary   one per KPI: total, count, percent, target, previous and year-ago numbers, declined,
///             composition, flows, days to correct and days open, whether the rules changed
///   course    one per KPI and period: period end, total, count, percent, target, whether the rules changed:
///             what the charts show
///   segment, owner   one per KPI and value: total, count, percent, previous count, flows
///   impact    one per KPI, measure and currency: sums of the flagged ones and of the rest
///   shared    one per value that many records share, masked; registered: records since the reading before
///   control   one per KPI, then one for all records: the totals that mail and PDF show
/// Percent is 0–100 with two decimals.
void write_trend_csv(const TrendReport& report, const CsvDialect& dialect, Sink& sink);

/// One line a row: code, name, the axes, each contact with what is said of it, one yes/no column per KPI.
/// Columns that the registry does not have are left out. There is no total row that would break the table:
/// its control total is the number of rows (`DetailReport::shown`). Only where rows were left out does a last
/// line, with one cell, say how many.
void write_detail_csv(const DetailReport& report, DetailRows& rows, const CsvDialect& dialect, Sink& sink);

}  // namespace boletim
