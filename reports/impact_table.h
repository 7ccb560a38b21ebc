#pragma once
#include <string>

#include "reports/table.h"
#include "reports/trend.h"

namespace boletim {

/// What a KPI is set against, a line each: of its flagged records and of the rest. Amounts of two currencies
/// are two lines. No rows where nothing is mapped.
Table impact_table(const TrendReport& report, std::size_t kpi);

/// "Faturamento em 12 meses", "Vencido há 1–30 dias, EUR" where there are several currencies.
std::string impact_name(const ImpactFigures& impact, bool with_currency, Locale locale);

/// Whether amounts of more than one currency are among them.
bool has_currencies(const std::vector<ImpactFigures>& impacts);

}  // namespace boletim
