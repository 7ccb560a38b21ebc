#include "daemon/store/digest.h"

#include <thread>

#include <gtest/gtest.h>

namespace boletim {
namespace {

/// Of "abc", by FIPS 180-4.
const Sha256 kOfAbc = {"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"};

int digests_that_are_right(int count) {
  int right = 0;
  for (int i = 0; i < count; ++i) {
    Digest digest;
    digest.update("abc");
    right += digest.sha256() == kOfAbc ? 1 : 0;
  }
  return right;
}

TEST(Digest, IsOfItsBytesWhateverOtherThreadsDigest) {
  constexpr int each = 10'000;
  int other = 0;
  std::thread beside([&] { other = digests_that_are_right(each); });
  const int right = digests_that_are_right(each);
  beside.join();
  EXPECT_EQ(right, each);
  EXPECT_EQ(other, each);
}

}  // namespace
}  // namespace boletim
