#pragma once
#include <filesystem>

#include <stdlib.h>

#include "jobs/failure.h"

namespace boletim {

/// A directory of this process alone, gone with it.
class ScratchDirectory {
 public:
  ScratchDirectory() {
    std::string path = (std::filesystem::temp_directory_path() / "boletim-XXXXXX").string();
    if (::mkdtemp(path.data()) == nullptr)
      throw Failure("can't make a directory in " + std::filesystem::temp_directory_path().string() +
                    ": free space or set TMPDIR");
    path_ = path;
  }
  ~ScratchDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  ScratchDirectory(const ScratchDirectory&) = delete;
  ScratchDirectory& operator=(const ScratchDirectory&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace boletim
