#pragma once
#include <memory>
#include <string>

#include "config/section.h"
#include "reports/look.h"

namespace boletim {

/// The picture that `logo:` names, relative to `directory`; nothing where there is none or where it is of no
/// use, which then is a problem.
std::shared_ptr<const Logo> load_logo(const Section& section, const std::string& directory);

}  // namespace boletim
