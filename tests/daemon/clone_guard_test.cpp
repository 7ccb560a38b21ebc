#include "daemon/clone_guard.h"

#include <gmock/gmock.h>

#include "jobs/failure.h"
#include "tests/support/memory_store.h"

namespace boletim {
namespace {

TEST(CloneGuard, LetsANewStateBeAtHomeWhereItIs) {
  MemoryNodes nodes;

  EXPECT_EQ(why_guarded(nodes, Instant{}), "");

  EXPECT_EQ(nodes.home(), nodes.here());
}

TEST(CloneGuard, RefusesACopyUntilItIsAdopted) {
  MemoryNodes nodes;
  nodes.set_home("the other machine", "admin", Instant{});

  EXPECT_THAT(why_guarded(nodes, Instant{}), testing::HasSubstr("at home at the other machine"));
  EXPECT_THROW(refuse_if_guarded(nodes, Instant{}), Failure);

  nodes.set_home(nodes.here(), "admin", Instant{});
  EXPECT_NO_THROW(refuse_if_guarded(nodes, Instant{}));
}

}  // namespace
}  // namespace boletim
