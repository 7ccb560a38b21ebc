#include "config/logo.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <stdexcept>

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
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored))
    return refuse("it is a directory; expected a PNG picture");
  std::ifstream in(path, std::ios::binary);
  if (!in)
    return refuse(std::string("it can't be read: ") + std::strerror(errno) + "; expected a PNG picture");
  std::string png(kMostLogoBytes + 1, '\0');
  in.read(png.data(), static_cast<std::streamsize>(png.size()));
  png.resize(static_cast<std::size_t>(in.gcount()));
  if (png.size() > kMostLogoBytes)
    return refuse("it is larger than " + std::to_string(kMostLogoBytes / 1000) +
                  " kB; make the picture smaller");
  try {
    return read_logo(png);
  } catch (const std::runtime_error& error) {
    return refuse(error.what());
  }
}

}  // namespace boletim
