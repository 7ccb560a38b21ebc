#pragma once
// Flows, days and breaks of a course as sentences. Blank = nothing to say.

#include <string>
#include <vector>

#include "reports/trend.h"

namespace boletim {

/// "saíram 64 (58 corrigidos, 6 removidos), entraram 27 (24 novos, 3 reabertos)".
std::string flow_words(const FlowFigures& flows, Locale locale);

/// "De 31 clientes cadastrados no período, 24 sem e-mail."
std::string registered_words(const TrendReport& report, const KpiFigures& kpi);

/// Of all KPIs, beside their table: "de 31 clientes cadastrados na semana, 19 entraram sem e-mail (61,3%), 4 sem
/// contato algum (12,9%)".
std::string base_words(const TrendReport& report);

/// "Metade das correções levou até 11 dias."
std::string days_words(const KpiFigures& kpi, Locale locale);

/// Where the courses break, a sentence a day: "Sem e-mail: regra ou consulta mudou em …; valores antes e
/// depois não se comparam."
std::vector<std::string> break_words(const TrendReport& report);

/// The same of the KPIs whose number does not compare with that of the period before.
std::vector<std::string> break_now_words(const TrendReport& report);

}  // namespace boletim
