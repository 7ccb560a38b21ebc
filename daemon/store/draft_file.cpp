#include "daemon/store/draft_file.h"

#include <cerrno>
#include <chrono>
#include <cstring>

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "daemon/store/files.h"
#include "jobs/failure.h"

namespace boletim {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBufferBytes = 64 * 1024;
constexpr auto kAbandonedAfter = std::chrono::hours(24);
constexpr std::string_view kPrefix = "tmp-";

}  // namespace

DraftFile::DraftFile(const fs::path& directory, std::string remedy)
    : remedy_(std::move(remedy)), path_(directory / (std::string(kPrefix) + "XXXXXX")) {
  std::string name = path_.string();
  descriptor_ = ::mkostemp(name.data(), O_CLOEXEC);  // 0600
  if (descriptor_ < 0) fail(errno);
  path_ = name;
  buffer_.reserve(kBufferBytes);
}

DraftFile::~DraftFile() {
  ::close(descriptor_);
  if (!path_.empty()) ::unlink(path_.c_str());
}

void DraftFile::fail(int error) const {
  const std::string where = path_.parent_path().string();
  if (is_disk_full(error)) throw Passing("disk full: free space in " + where + remedy_);
  if (error == EIO)
    throw Passing("can't write in " + where + ": " + std::strerror(error) + "; check the disk");
  throw Failure("can't write in " + where + ": " + std::strerror(error) +
                "; give it to the user that boletim runs as" + remedy_);
}

void DraftFile::write(std::string_view bytes) {
  if (buffer_.size() + bytes.size() > kBufferBytes) flush();
  if (bytes.size() >= kBufferBytes) return put(bytes);
  buffer_.append(bytes);
}

Sha256 DraftFile::sha256() {
  flush();
  return digest_.sha256();
}

void DraftFile::move_to(const fs::path& place) {
  flush();
  if (::fsync(descriptor_) != 0 || ::rename(path_.c_str(), place.c_str()) != 0) fail(errno);
  path_.clear();
  sync_directory(place.parent_path());
}

void DraftFile::flush() {
  if (!buffer_.empty()) put(buffer_);
  buffer_.clear();
}

void DraftFile::put(std::string_view bytes) {
  digest_.update(bytes);
  bytes_ += static_cast<std::int64_t>(bytes.size());
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void remove_abandoned_drafts(const fs::path& directory) {
  const auto now = fs::file_time_type::clock::now();
  std::error_code error;  // another process may remove the same file
  for (const auto& entry : fs::directory_iterator(directory, error)) {
    if (!entry.path().filename().string().starts_with(kPrefix)) continue;
    const auto written_at = entry.last_write_time(error);
    if (!error && now - written_at > kAbandonedAfter) fs::remove(entry.path(), error);
  }
}

}  // namespace boletim
