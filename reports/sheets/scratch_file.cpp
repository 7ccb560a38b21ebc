#include "reports/sheets/scratch_file.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace boletim {
namespace {

constexpr std::size_t kBlockBytes = 64 * 1024;

}  // namespace

ScratchFile::ScratchFile(const std::filesystem::path& directory) : directory_(directory.string()) {
  std::string name = (directory / "scratch-XXXXXX").string();
  file_ = mkostemp(name.data(), O_CLOEXEC);
  if (file_ < 0) fail("cannot make a file");
  unlink(name.c_str());  // the file lives on until it is closed
}

ScratchFile::~ScratchFile() {
  close(file_);
}

std::string ScratchFile::path() const {
  return "/proc/self/fd/" + std::to_string(file_);
}

std::int64_t ScratchFile::size() const {
  struct stat status {};
  if (fstat(file_, &status) != 0) fail("cannot measure a file");
  return status.st_size;
}

void ScratchFile::read(std::int64_t from, std::span<char> bytes) const {
  while (!bytes.empty()) {
    const ssize_t done = pread(file_, bytes.data(), bytes.size(), from);
    if (done < 0 && errno == EINTR) continue;
    if (done == 0) errno = EIO;  // shorter than it was
    if (done <= 0) fail("cannot read a file");
    from += done;
    bytes = bytes.subspan(static_cast<std::size_t>(done));
  }
}

void ScratchFile::copy_to(Sink& sink) const {
  std::vector<char> block(kBlockBytes);
  const std::int64_t end = size();
  for (std::int64_t at = 0; at < end;) {
    const std::int64_t more = std::min<std::int64_t>(end - at, kBlockBytes);
    const std::span<char> part(block.data(), static_cast<std::size_t>(more));
    read(at, part);
    sink.write({part.data(), part.size()});
    at += more;
  }
}

void ScratchFile::fail(const char* what) const {
  throw std::system_error(errno, std::generic_category(), std::string(what) + " in " + directory_);
}

}  // namespace boletim
