#include "daemon/cli/state_owner.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <string>

#include <grp.h>
#include <linux/capability.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "jobs/failure.h"

namespace boletim {
namespace {

/// Drops every capability but the one to read and search everything, if that is held (capabilities(7)).
bool keep_only_reading() {
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  std::array<__user_cap_data_struct, _LINUX_CAPABILITY_U32S_3> held{};
  if (syscall(SYS_capget, &header, held.data()) != 0) return false;
  const std::uint32_t reading = held[0].permitted & (1U << CAP_DAC_READ_SEARCH);
  held = {};
  held[0].effective = held[0].permitted = reading;
  return syscall(SYS_capset, &header, held.data()) == 0;
}

bool become(uid_t user, gid_t group) {
  const passwd* known = getpwuid(user);
  const int groups = known != nullptr ? initgroups(known->pw_name, group) : setgroups(0, nullptr);
  return groups == 0 && prctl(PR_SET_KEEPCAPS, 1) == 0 && setresgid(group, group, group) == 0 &&
         setresuid(user, user, user) == 0 && keep_only_reading();
}

}  // namespace

void become_state_owner(const std::filesystem::path& state_dir) {
  struct stat status {};
  if (geteuid() != 0 || stat(state_dir.c_str(), &status) != 0 || status.st_uid == 0) return;
  if (!become(status.st_uid, status.st_gid))
    throw Failure("can't become the user that " + state_dir.string() +
                  " belongs to: " + std::strerror(errno) + "; run boletim as that user");
}

}  // namespace boletim
