#pragma once
#include "daemon/store/connection.h"
#include "jobs/nodes.h"

namespace boletim {

/// SQL: the node whose number `key` says was not declared dead.
std::string lives(const std::string& key);

/// The tables node and state_home.
class NodeTable : public Nodes {
 public:
  /// `lease`: how long a silent node counts as alive; nothing = for ever, where a lock says who lives.
  NodeTable(Connection& connection, std::optional<std::chrono::seconds> lease)
      : db_(connection), lease_(lease) {}

  NodeId enter(const std::string& name, const std::string& configuration) override;
  bool renew(const NodeId& id, const std::string& configuration) override;
  void leave(const NodeId& id) override;
  std::vector<std::string> bury_the_dead() override;
  std::vector<Node> alive() const override;
  std::vector<Node> silent() const override;

  std::string here() const override;
  std::optional<std::string> home() const override;
  void set_home(const std::string& home, const std::string& by, Instant at) override;

 private:
  const std::string& now() const { return db_.dialect().now; }
  std::string lease_end() const;
  std::vector<Node> load(const std::string& which, bool alive) const;

  Connection& db_;
  const std::optional<std::chrono::seconds> lease_;
};

}  // namespace boletim
