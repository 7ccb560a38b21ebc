#pragma once
#include <string>
#include <string_view>

#include "reports/detail.h"
#include "reports/sink.h"
#include "reports/trend.h"

namespace boletim {

/// RFC 4180 with the separators that a spreadsheet of that language expects.
struct CsvDialect {
  char separator = ';';
  char decimal = ',';
  bool bom = true;
  bool operator==(const CsvDialect&) const = default;
};
CsvDialect dialect_of(Locale locale);

/// Long form, one line a number: kpi; axis; value; period end; total; flagged; percent; … with the course and the control total.
void write_trend_csv(const TrendReport& report, const CsvDialect& dialect, Sink& sink);
/// All rows, with the control total (rows, and a count per KPI) that mail and PDF show.
void write_detail_csv(const DetailReport& report, DetailRows& rows, const CsvDialect& dialect, Sink& sink);

}  // namespace boletim
