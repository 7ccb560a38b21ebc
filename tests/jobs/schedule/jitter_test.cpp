#include "jobs/schedule/jitter.h"

#include <set>

#include <gtest/gtest.h>

namespace boletim {
namespace {

using namespace std::chrono_literals;

TEST(JitterShare, IsTheSameForEver) {
  EXPECT_EQ(jitter_share({"cadastro-semanal"}, 10min), 518s);
  EXPECT_EQ(jitter_share({"cadastro-semanal"}, 1h), 2318s);
}

TEST(JitterShare, OfNoJitterIsNothing) {
  EXPECT_EQ(jitter_share({"cadastro-semanal"}, 0s), 0s);
  EXPECT_EQ(jitter_share({"cadastro-semanal"}, -5s), 0s);
}

TEST(JitterShare, SpreadsJobsOverTheWholeOfIt) {
  std::set<std::chrono::seconds> shares;
  for (int i = 0; i < 10'000; ++i) {
    const auto share = jitter_share({"job-" + std::to_string(i)}, 10min);
    ASSERT_GE(share, 0s);
    ASSERT_LT(share, 10min);
    shares.insert(share);
  }
  EXPECT_EQ(shares.size(), 600U);
}

}  // namespace
}  // namespace boletim
