#pragma once
#include <filesystem>
#include <stdexcept>
#include <string>

#include <stdlib.h>

namespace boletim {

/// A directory of its own for a test, removed with all that is in it.
class TemporaryDirectory {
 public:
  explicit TemporaryDirectory(const std::filesystem::path& base = std::filesystem::temp_directory_path()) {
    std::string name = (base / "boletim-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("can't make a temporary directory");
    path_ = name;
  }
  ~TemporaryDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
  bool is_empty() const { return std::filesystem::is_empty(path_); }

 private:
  std::filesystem::path path_;
};

}  // namespace boletim
