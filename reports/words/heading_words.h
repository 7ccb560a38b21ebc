#pragma once
#include <string>
#include <string_view>

#include "reports/heading.h"

namespace boletim {

/// "Situação em 16/11/2026 07:30 (Brasília) · 8.412 clientes ativos".
std::string taken_line(const Heading& heading);

/// Head of a column that counts the records, and of what is said of all of them: "Clientes".
std::string_view noun_head(Noun noun, Locale locale);

}  // namespace boletim
