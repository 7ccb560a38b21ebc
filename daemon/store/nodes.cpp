#include "daemon/store/nodes.h"

#include "daemon/store/keys.h"

namespace boletim {
namespace {

constexpr const char* kForEver = "253402300799";  // the last second of the year 9999

/// For how long a dead node is remembered, in seconds.
constexpr const char* kForgottenAfter = "2592000";  // 30 days

}  // namespace

std::string lives(const std::string& key) {
  return "EXISTS (SELECT 1 FROM node WHERE node.id = " + key + " AND node.buried = 0)";
}

std::string NodeTable::lease_end() const {
  return lease_ ? now() + " + " + std::to_string(lease_->count()) : kForEver;
}

NodeId NodeTable::enter(const std::string& name, const std::string& configuration) {
  std::int64_t id = 0;
  db_.transaction([&] {
    db_.execute("UPDATE node SET buried = 1, lease_until = " + now() + " WHERE name = $1 AND buried = 0",
                {name});
    db_.execute("DELETE FROM node WHERE buried = 1 AND lease_until < " + now() + " - " + kForgottenAfter, {});
    id = db_.number(
                "INSERT INTO node (name, configuration, entered_at, lease_until, buried) VALUES ($1, $2, " +
                    now() + ", " + lease_end() + ", 0) RETURNING id",
                {name, configuration})
             .value();
  });
  return NodeId{std::to_string(id)};
}

bool NodeTable::renew(const NodeId& id, const std::string& configuration) {
  return db_
      .number("UPDATE node SET lease_until = " + lease_end() +
                  ", configuration = $1 WHERE id = $2 AND buried = 0 RETURNING id",
              {configuration, key_of(id.value)})
      .has_value();
}

void NodeTable::leave(const NodeId& id) {
  db_.execute("UPDATE node SET buried = 1, lease_until = " + now() + " WHERE id = $1 AND buried = 0",
              {key_of(id.value)});
}

std::vector<std::string> NodeTable::bury_the_dead() {
  const Rows dead =
      db_.changed("UPDATE node SET buried = 1 WHERE buried = 0 AND lease_until < " + now(), "name", {});
  std::vector<std::string> names;
  for (std::size_t i = 0; i < dead.size(); ++i) names.push_back(dead[i].text());
  return names;
}

std::vector<Node> NodeTable::alive() const {
  return load("buried = 0 AND lease_until >= " + now(), true);
}

std::vector<Node> NodeTable::silent() const {
  return load("buried = 0 AND lease_until < " + now(), false);
}

std::vector<Node> NodeTable::load(const std::string& which, bool alive) const {
  const Rows rows = db_.select("id, name, configuration, entered_at, lease_until",
                               "FROM node WHERE " + which + " ORDER BY id", {});
  std::vector<Node> nodes;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Row row = rows[i];
    Node node;
    node.id.value = row.text();
    node.name = row.text();
    node.configuration = row.text();
    node.entered_at = row.instant();
    node.lease_until = row.instant();
    node.alive = alive;
    nodes.push_back(node);
  }
  return nodes;
}

std::string NodeTable::here() const {
  return db_.here();
}

std::optional<std::string> NodeTable::home() const {
  const Rows rows = db_.select("home", "FROM state_home ORDER BY confirmed_at DESC LIMIT 1", {});
  if (rows.size() == 0) return {};
  return rows[0].text();
}

void NodeTable::set_home(const std::string& home, const std::string& by, Instant at) {
  db_.transaction([&] {
    db_.execute("DELETE FROM state_home", {});
    db_.execute("INSERT INTO state_home (home, confirmed_by, confirmed_at) VALUES ($1, $2, $3)",
                {home, by, at});
  });
}

}  // namespace boletim
