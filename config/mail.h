#pragma once
#include <string>

#include "config/configuration.h"
#include "config/problems.h"
#include "config/yaml_document.h"

namespace boletim {

/// Reads `mail:`.
MailSettings read_mail(const YamlNode& node, const std::string& directory, Problems& problems);

}  // namespace boletim
