#include "daemon/store/files.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "jobs/failure.h"

namespace boletim {

bool is_disk_full(int error) {
  return error == ENOSPC || error == EDQUOT || error == EFBIG;
}

void create_private_directories(const std::filesystem::path& directory) {
  if (directory.empty() || ::access(directory.c_str(), F_OK) == 0) return;
  create_private_directories(directory.parent_path());
  if (::mkdir(directory.c_str(), S_IRWXU) == 0 || errno == EEXIST) return;
  if (is_disk_full(errno)) throw Passing("disk full: free space for " + directory.string());
  throw Failure("can't create the directory " + directory.string() + ": " + std::strerror(errno) +
                "; create it for the user that boletim runs as");
}

void sync_directory(const std::filesystem::path& directory) {
  const int descriptor = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
  const int error = errno;
  if (descriptor >= 0) ::close(descriptor);
  if (!synced)
    throw Passing("can't make " + directory.string() + " durable: " + std::strerror(error) +
                  "; check the disk");
}

}  // namespace boletim
