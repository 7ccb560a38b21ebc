#pragma once
// Who works on the state, and where the state is at home.

#include <optional>
#include <string>
#include <vector>

#include "jobs/values.h"

namespace boletim {

/// A process that works, or worked, on the state. All times are by the state's own clock: nodes need not
/// agree on theirs.
struct Node {
  NodeId id;
  std::string name;           ///< of host and state directory: at most one process of a name lives
  std::string configuration;  ///< digest of what it runs by: nodes should agree
  Instant entered_at;
  Instant lease_until;
  bool alive = false;
  bool operator==(const Node&) const = default;
};

class Nodes {
 public:
  virtual ~Nodes() = default;
  /// A new node. Earlier ones of the same name are dead from now on: their lock was free.
  virtual NodeId enter(const std::string& name, const std::string& configuration) = 0;
  /// Prolongs the lease, even one that ran out, and says what the node runs by; false if it was declared
  /// dead: it must end at once.
  virtual bool renew(const NodeId& id, const std::string& configuration) = 0;
  virtual void leave(const NodeId& id) = 0;
  /// Declares those dead whose lease ran out; their names. What they were at may be taken over.
  virtual std::vector<std::string> bury_the_dead() = 0;
  virtual std::vector<Node> alive() const = 0;
  /// Those that ended without a word and that nobody has declared dead yet.
  virtual std::vector<Node> silent() const = 0;

  /// What this state lies on (host and file, or database server): another one after it was copied.
  virtual std::string here() const = 0;
  /// What it lay on when it was last confirmed; nothing in a new state.
  virtual std::optional<std::string> home() const = 0;
  virtual void set_home(const std::string& home, const std::string& by, Instant at) = 0;
};

}  // namespace boletim
