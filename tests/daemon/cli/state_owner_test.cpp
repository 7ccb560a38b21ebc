#include "daemon/cli/state_owner.h"

#include <fstream>

#include <gtest/gtest.h>
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/support/temporary_directory.h"

namespace boletim {
namespace {

constexpr uid_t kService = 65534, kServiceGroup = 65534;

/// What a test of root's commands needs; skipped where it is not there.
bool is_root_able_to_become_others() {
  return geteuid() == 0 && prctl(PR_CAPBSET_READ, CAP_SETUID) == 1 && prctl(PR_CAPBSET_READ, CAP_CHOWN) == 1;
}

uid_t owner_of(const std::filesystem::path& file) {
  struct stat status {};
  return stat(file.c_str(), &status) == 0 ? status.st_uid : 0;
}

/// In a process of its own, as there is no way back; 0 = it became the service's user and `then` holds.
template <class Then>
void as_state_owner_exit(const std::filesystem::path& state_dir, Then then) {
  become_state_owner(state_dir);
  _exit(geteuid() == kService && getegid() == kServiceGroup && then() ? 0 : 1);
}

class StateOwner : public testing::Test {
 protected:
  void SetUp() override {
    if (!is_root_able_to_become_others()) GTEST_SKIP() << "needs root";
    testing::GTEST_FLAG(death_test_style) = "fast";
    ASSERT_EQ(chown(directory_.path().c_str(), kService, kServiceGroup), 0);
  }
  TemporaryDirectory directory_;
};

TEST_F(StateOwner, IsWhoseFilesRootsCommandsMake) {
  const auto file = directory_ / "lock";
  EXPECT_EXIT(as_state_owner_exit(directory_.path(), [&] { return bool(std::ofstream(file) << "1"); }),
              testing::ExitedWithCode(0), "");
  EXPECT_EQ(owner_of(file), kService);
}

TEST_F(StateOwner, StillReadsRootsCredentials) {
  if (prctl(PR_CAPBSET_READ, CAP_DAC_READ_SEARCH) != 1) GTEST_SKIP() << "root may not read everything here";
  const TemporaryDirectory roots;
  std::ofstream(roots / "smtp") << "secret";
  std::filesystem::permissions(roots / "smtp", std::filesystem::perms::owner_read);
  EXPECT_EXIT(as_state_owner_exit(directory_.path(),
                                  [&] {
                                    std::string secret;
                                    return bool(std::ifstream(roots / "smtp") >> secret) &&
                                           secret == "secret";
                                  }),
              testing::ExitedWithCode(0), "");
}

TEST_F(StateOwner, HasNoOtherPowerOfRoot) {
  const TemporaryDirectory roots;
  EXPECT_EXIT(as_state_owner_exit(directory_.path(),
                                  [&] { return !std::ofstream(roots / "file") && setuid(0) != 0; }),
              testing::ExitedWithCode(0), "");
}

TEST(StateOwnerOfNothing, LeavesTheProcessAsItIs) {
  const TemporaryDirectory own;
  become_state_owner(own.path());
  become_state_owner(own / "not-there");
  EXPECT_EQ(geteuid(), getuid());
}

}  // namespace
}  // namespace boletim
