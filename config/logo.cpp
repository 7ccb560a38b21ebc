#include "config/logo.h"

#include <optional>
#include <stdexcept>
#include <string>

#include "config/files.h"
#include "config/secrets.h"
#include "reports/drawing/logo.h"

namespace boletim {

std::shared_ptr<const Logo> load_logo(const Section& section, const std::string& directory) {
  std::string name;
  if (!section.line("logo", name)) return nullptr;
  const std::string path = absolute_path(directory, name);
  const auto refuse = [&](const std::string& why) {
    section.refuse("logo", "'logo' " + shown(name) + ": " + why);
    return nullptr;
  };
  std::string why;
  const std::optional<std::string> png = read_bytes(path, kMostLogoBytes, why);
  if (!png) return refuse(why + "; expected a PNG picture");
  if (png->size() > kMostLogoBytes)
    return refuse("it is larger than " + std::to_string(kMostLogoBytes / 1000) +
                  " kB; make the picture smaller");
  try {
    return read_logo(*png);
  } catch (const std::runtime_error& error) {
    return refuse(error.what());
  }
}

}  // namespace boletim
