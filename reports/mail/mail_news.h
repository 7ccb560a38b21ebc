#pragma once
// The sentences of a mail that are news: what it was, what changed, where to begin. Titles are expected on
// one line.

#include <string>

#include "reports/trend.h"

namespace boletim {

/// "1.284 clientes sem e-mail, 37 a menos · semana de 9 a 15/11": of the report's first KPI.
std::string subject(const TrendReport& report);

/// "1.284 clientes sem e-mail (15,3%), 37 a menos".
std::string headline(const TrendReport& report);

/// What left and came in of the first KPI, or from where to where it went; how long corrections took; what
/// got worse beside it.
std::string what_changed(const TrendReport& report);

/// What is wrong with the records of the first KPI, and how far its target is.
std::string what_is_wrong(const TrendReport& report);

/// The value of the first axis with most to correct: above target if there is one, else of all.
/// Blank where no named value has anything to correct.
std::string where_to_start(const TrendReport& report);

/// Who looks after most of it; blank where that is not known.
std::string who_has_most(const TrendReport& report);

}  // namespace boletim
