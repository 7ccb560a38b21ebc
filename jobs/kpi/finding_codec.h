#pragma once
#include <string>
#include <string_view>

#include "jobs/kpi/finding.h"

namespace boletim {

/// A finding without its id as bytes; replaces what `bytes` held. `with_row`: what a detail report shows too.
void encode(const Finding& finding, bool with_row, std::string& bytes);
/// What encode() made them from, but for the id; false if they are no finding.
bool decode(std::string_view bytes, Finding& finding);

}  // namespace boletim
