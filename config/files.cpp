#include "config/files.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace boletim {

namespace fs = std::filesystem;

std::optional<std::string> read_bytes(const std::string& path, std::size_t most, std::string& why) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    why = fs::is_directory(status) ? "a directory" : "a pipe or device";
    return std::nullopt;
  }
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    why = std::string("can't be read: ") + std::strerror(errno);
    return std::nullopt;
  }
  std::string bytes;
  char block[64 * 1024];
  while (bytes.size() <= most && (in.read(block, sizeof block), in.gcount() > 0))
    bytes.append(block, static_cast<std::size_t>(in.gcount()));
  bytes.resize(std::min(bytes.size(), most + 1));
  return bytes;
}

std::optional<std::string> read_text(int file, const std::string& path, Problems& problems) {
  std::string why;
  std::optional<std::string> text = read_bytes(path, kLargestFile, why);
  if (!text)
    problems.add({file, 0, 0}, why + (why.starts_with("a ") ? "; expected a file" : ""));
  else if (text->size() > kLargestFile)
    problems.add({file, 0, 0}, "larger than 16 MiB; expected a configuration (split its jobs over jobs.d)");
  else
    return text;
  return std::nullopt;
}

std::vector<std::string> job_files(const std::string& directory, Problems& problems) {
  std::vector<std::string> paths;
  const fs::path folder = fs::path(directory) / "jobs.d";
  std::error_code error;
  if (!fs::exists(folder, error) && !error) return paths;
  fs::directory_iterator entries(folder, error);
  for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
    const std::string name = entries->path().filename().string();
    if (name.starts_with('.')) continue;
    if (name.ends_with(".yaml")) paths.push_back(entries->path().string());
    if (name.ends_with(".yml"))
      problems.add({problems.add_file(entries->path().string()), 0, 0},
                   "not read; rename it to end in .yaml");
  }
  if (error) problems.add({problems.add_file(folder.string()), 0, 0}, "can't be read: " + error.message());
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace boletim
