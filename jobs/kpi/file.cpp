#include "jobs/kpi/file.h"

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "jobs/failure.h"

namespace boletim {
namespace {

std::filesystem::path directory_of(const std::filesystem::path& path) {
  return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

[[noreturn]] void fail(std::string_view doing, const std::filesystem::path& path) {
  const int error = errno;
  const std::string directory = directory_of(path).string();
  if (error == ENOSPC || error == EDQUOT) {
    throw Failure(fmt::format("disk full: can't {} {}; free space in {} and run the job again", doing,
                              path.string(), directory));
  }
  throw Failure(fmt::format("can't {} {}: {}; check that it is there, or {}, and that boletim may use it",
                            doing, path.string(), std::generic_category().message(error), directory));
}

int opened(const std::filesystem::path& path, int flags) {
  int descriptor;
  do {
    descriptor = ::open(path.c_str(), flags | O_CLOEXEC, S_IRUSR | S_IWUSR);
  } while (descriptor < 0 && errno == EINTR);
  return descriptor;
}

}  // namespace

File File::create(const std::filesystem::path& path) {
  const int descriptor = opened(path, O_RDWR | O_CREAT | O_TRUNC);
  if (descriptor < 0) fail("create", path);
  return File(descriptor, path);
}

File File::open(const std::filesystem::path& path) {
  const int descriptor = opened(path, O_RDONLY);
  if (descriptor < 0) fail("open", path);
  File file(descriptor, path);
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) fail("open", path);
  file.size_ = static_cast<std::uint64_t>(status.st_size);
  return file;
}

File File::scratch(const std::filesystem::path& near) {
  std::string name = near.string() + ".XXXXXX";
  const int descriptor = ::mkostemp(name.data(), O_CLOEXEC);
  if (descriptor < 0) fail("create", near);
  ::unlink(name.c_str());
  return File(descriptor, near);
}

File::File(File&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), path_(std::move(other.path_)), size_(other.size_) {}

File& File::operator=(File&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(path_, other.path_);
  std::swap(size_, other.size_);
  return *this;
}

File::~File() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::uint64_t File::size() const {
  return size_;
}

void File::append(std::string_view bytes) {
  write_at(size_, bytes);
}

void File::write_at(std::uint64_t at, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(at));
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("write", path_);
    at += static_cast<std::uint64_t>(written);
    bytes.remove_prefix(static_cast<std::size_t>(written));
    if (at > size_) size_ = at;
  }
}

std::size_t File::read_at(std::uint64_t at, char* to, std::size_t size) const {
  std::size_t total = 0;
  while (total < size) {
    const ssize_t got = ::pread(descriptor_, to + total, size - total, static_cast<off_t>(at + total));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail("read", path_);
    if (got == 0) break;
    total += static_cast<std::size_t>(got);
  }
  return total;
}

void File::sync() {
  if (::fsync(descriptor_) != 0) fail("write", path_);
}

void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) fail("write", to);
  const std::filesystem::path directory = directory_of(to);
  const int descriptor = opened(directory, O_RDONLY | O_DIRECTORY);
  if (descriptor < 0) fail("open", directory);
  const bool synced = ::fsync(descriptor) == 0;
  const int error = errno;
  ::close(descriptor);
  errno = error;
  if (!synced) fail("write", to);
}

}  // namespace boletim
