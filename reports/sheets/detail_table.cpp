#include "reports/sheets/detail_table.h"

namespace boletim {

std::vector<SheetColumn> detail_table_columns(const DetailReport& report) {
  const Locale locale = report.heading.locale;
  std::vector<SheetColumn> columns;
  const auto add = [&](bool there, std::string_view key, CellKind kind = CellKind::Text) {
    if (there) columns.push_back({std::string(text(key, locale)), kind});
  };
  add(true, "column.id");
  add(true, column_key(report.heading.noun));
  add(report.has_tax_id, "column.tax_id");
  for (const std::string& axis : report.axes) columns.push_back({axis});
  add(report.has_email, "column.email");
  add(report.has_email, "csv.email_state");
  add(report.has_phone, "column.phone");
  add(report.has_phone, "csv.phone_state");
  add(report.has_phone, "csv.phone_suggestion");
  add(report.has_mobile, "column.mobile");
  add(report.has_mobile, "csv.mobile_state");
  add(report.has_mobile, "csv.mobile_suggestion");
  add(report.has_since, "column.since", CellKind::Date);
  add(report.has_since, "column.days", CellKind::Count);
  add(report.has_owner, "column.owner");
  for (const std::string& kpi : report.kpis) columns.push_back({kpi});
  return columns;
}

}  // namespace boletim
