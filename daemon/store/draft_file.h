#pragma once
#include <filesystem>
#include <string>

#include "daemon/store/digest.h"

namespace boletim {

/// A private file (0600) DIR/tmp-XXXXXX that is hashed while it is written, and removed unless it is moved to
/// its place. What a crash left of such files is removed a day later. Throws Passing when the disk is full,
/// Failure for what an admin has to mend; `remedy` ends their texts.
class DraftFile {
 public:
  DraftFile(const std::filesystem::path& directory, std::string remedy);
  ~DraftFile();
  DraftFile(const DraftFile&) = delete;
  DraftFile& operator=(const DraftFile&) = delete;

  void write(std::string_view bytes);
  /// What was written, once, at the end.
  Sha256 sha256();
  std::int64_t bytes() const { return bytes_; }
  const std::filesystem::path& path() const { return path_; }
  /// Durable under its new name, over what may be there.
  void move_to(const std::filesystem::path& place);

 private:
  void flush();
  void put(std::string_view bytes);
  [[noreturn]] void fail(int error) const;

  const std::string remedy_;
  std::filesystem::path path_;
  int descriptor_ = -1;
  std::string buffer_;
  std::int64_t bytes_ = 0;
  Digest digest_;
};

void remove_abandoned_drafts(const std::filesystem::path& directory);

}  // namespace boletim
