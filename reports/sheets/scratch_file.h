#pragma once
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

#include "reports/sink.h"

namespace boletim {

/// A file without a name: whatever happens, nothing of it stays. For libraries that write to a path only.
/// Throws std::system_error with what could not be done where.
class ScratchFile {
 public:
  explicit ScratchFile(const std::filesystem::path& directory);
  ~ScratchFile();
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;

  /// By which it can be opened in this process, while this object lives.
  std::string path() const;
  std::int64_t size() const;
  /// Fills `bytes` with those at `from`; throws where there are less.
  void read(std::int64_t from, std::span<char> bytes) const;
  void copy_to(Sink& sink) const;

 private:
  [[noreturn]] void fail(const char* what) const;

  std::string directory_;
  int file_ = -1;
};

}  // namespace boletim
