#include "daemon/deadline.h"

#include <future>

#include <gtest/gtest.h>

namespace boletim {
namespace {

using namespace std::chrono_literals;

void wait_for(const std::stop_token& stop) {
  std::promise<void> stopped;
  const std::stop_callback on_stop(stop, [&] { stopped.set_value(); });
  stopped.get_future().wait();
}

TEST(Deadline, AsksToStopWhenTheTimeIsOver) {
  const std::stop_source process;
  const Deadline deadline(process.get_token(), 1ms);

  wait_for(deadline.token());

  EXPECT_TRUE(deadline.is_over());
}

TEST(Deadline, PassesTheProcesssStopOnWhichIsNotItsOwn) {
  std::stop_source process;
  const Deadline deadline(process.get_token(), 1h);

  process.request_stop();

  EXPECT_TRUE(deadline.token().stop_requested());
  EXPECT_FALSE(deadline.is_over());
}

TEST(Deadline, WithoutALimitIsNeverOver) {
  const std::stop_source process;
  const Deadline deadline(process.get_token(), std::nullopt);

  EXPECT_FALSE(deadline.token().stop_requested());
  EXPECT_FALSE(deadline.is_over());
}

}  // namespace
}  // namespace boletim
