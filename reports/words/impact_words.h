#pragma once
#include <string>
#include <vector>

#include "reports/figures.h"
#include "reports/heading.h"

namespace boletim {

/// "Faturamento em 12 meses", "Vencido há 1–30 dias, EUR" where there are several currencies.
std::string impact_name(const ImpactFigures& impact, bool with_currency, Locale locale);

/// Whether amounts of more than one currency are among them.
bool has_currencies(const std::vector<ImpactFigures>& impacts);

}  // namespace boletim
