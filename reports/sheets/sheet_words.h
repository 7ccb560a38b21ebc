#pragma once
// What sheets say beside their tables.

#include <string>
#include <vector>

#include "reports/heading.h"
#include "reports/sheets/workbook.h"

namespace boletim {

/// Title, whose and which period, when the data were read.
std::vector<std::string> heading_lines(const Heading& heading, const std::string& title);

/// "Quem recebe este boletim: …"; blank for nobody.
std::string recipients_line(const Heading& heading);

/// What was cut to Excel's limit; blank for nothing.
std::string cut_line(const Workbook& book, Locale locale);

}  // namespace boletim
