#include "daemon/store/state_lock.h"

#include <csignal>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/temporary_directory.h"

namespace boletim {
namespace {

TEST(StateLock, IsHeldOnceAndSaysByWhom) {
  const TemporaryDirectory directory;
  EXPECT_EQ(StateLock::holder(directory.path()), std::nullopt);
  auto lock = StateLock::try_lock(directory.path());
  ASSERT_TRUE(lock);
  EXPECT_FALSE(StateLock::try_lock(directory.path()));
  EXPECT_EQ(StateLock::holder(directory.path()), ::getpid());
  lock.reset();
  EXPECT_EQ(StateLock::holder(directory.path()), std::nullopt);
  EXPECT_TRUE(StateLock::try_lock(directory.path()));
}

TEST(StateLock, OfAKilledProcessIsFreeAtOnce) {
  const TemporaryDirectory directory;
  int ready[2];
  ASSERT_EQ(::pipe(ready), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    const auto lock = StateLock::try_lock(directory.path());
    if (::write(ready[1], lock ? "y" : "n", 1) != 1) ::_exit(1);
    ::pause();
  }
  char answer = 0;
  ASSERT_EQ(::read(ready[0], &answer, 1), 1);
  EXPECT_EQ(answer, 'y');
  EXPECT_EQ(StateLock::holder(directory.path()), child);
  EXPECT_FALSE(StateLock::try_lock(directory.path()));
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  EXPECT_TRUE(StateLock::try_lock(directory.path()));
  ::close(ready[0]);
  ::close(ready[1]);
}

}  // namespace
}  // namespace boletim
