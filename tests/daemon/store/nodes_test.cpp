#include "tests/daemon/store/store_fixture.h"

namespace boletim {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class NodesTest : public StoreTest {
 protected:
  void expire(const NodeId& node, int seconds_ago = 1) {
    const std::string past = db_.dialect().now + " - " + std::to_string(seconds_ago);
    db_.execute("UPDATE node SET lease_until = " + past + " WHERE id = $1", {std::stoi(node.value)});
  }
  std::vector<std::string> alive() const {
    std::vector<std::string> names;
    for (const Node& node : nodes_.alive()) names.push_back(node.name);
    return names;
  }

  Connection db_{settings_};
};

TEST_P(NodesTest, ANodeThatEnteredIsAliveAndSaysWhatItRunsBy) {
  const NodeId id = nodes_.enter("other", "digest");
  const Node node = nodes_.alive().back();
  EXPECT_EQ(node.id, id);
  EXPECT_EQ(node.name, "other");
  EXPECT_EQ(node.configuration, "digest");
  EXPECT_TRUE(node.alive);
  EXPECT_GE(node.lease_until, node.entered_at + settings_.lease);
  EXPECT_GT(node.entered_at, at(1'700'000'000));
}

TEST_P(NodesTest, AnEarlierOneOfTheSameNameIsDead) {
  const NodeId again = nodes_.enter("this", "");
  EXPECT_NE(again, me_);
  EXPECT_THAT(alive(), ElementsAre("this"));
  EXPECT_FALSE(nodes_.renew(me_, ""));
}

TEST_P(NodesTest, OneWhoseLeaseRanOutIsNotAliveUntilItRenewsIt) {
  expire(me_);
  EXPECT_THAT(alive(), IsEmpty());
  EXPECT_EQ(nodes_.silent().front().id, me_);
  EXPECT_TRUE(nodes_.renew(me_, "new"));
  EXPECT_THAT(nodes_.silent(), IsEmpty());
  EXPECT_THAT(alive(), ElementsAre("this"));
  EXPECT_EQ(nodes_.alive().front().configuration, "new");
}

TEST_P(NodesTest, TheDeadAreBuriedOnceAndForGood) {
  const auto other = another_node();
  expire(me_);
  EXPECT_THAT(other->nodes().bury_the_dead(), ElementsAre("this"));
  EXPECT_THAT(nodes_.bury_the_dead(), IsEmpty());
  EXPECT_FALSE(nodes_.renew(me_, ""));
  EXPECT_THAT(alive(), ElementsAre("other"));
}

TEST_P(NodesTest, OneThatLeftIsGoneAtOnce) {
  nodes_.leave(me_);
  EXPECT_THAT(alive(), IsEmpty());
  EXPECT_FALSE(nodes_.renew(me_, ""));
}

TEST_P(NodesTest, TheDeadAreForgottenAfterAMonth) {
  nodes_.leave(me_);
  expire(me_, 31 * 24 * 3600);
  nodes_.leave(nodes_.enter("recent", ""));
  nodes_.enter("other", "");
  EXPECT_EQ(db_.number("SELECT count(*) FROM node", {}), 2);
}

TEST_P(NodesTest, AStateKnowsWhereItLiesAndWhereItsHomeIs) {
  EXPECT_EQ(nodes_.home(), std::nullopt);
  const std::string here = nodes_.here();
  EXPECT_EQ(open_store(settings_)->nodes().here(), here);
  EXPECT_THAT(here, testing::HasSubstr("machine "));

  nodes_.set_home("elsewhere", "root", at(1000));
  nodes_.set_home(here, "root", at(2000));
  EXPECT_EQ(open_store(settings_)->nodes().home(), here);
}

INSTANTIATE_ON_ALL(NodesTest);

}  // namespace
}  // namespace boletim
