#pragma once
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "daemon/store/connection.h"

namespace boletim {

/// Connections to one state for what needs one for a moment. Safe to use from several threads; keeps as many
/// as were in use at once.
class Connections {
 public:
  explicit Connections(StateSettings settings) : settings_(std::move(settings)) {}

  /// Lends one to `work`. One that was in use when something failed is not lent again.
  void with(const std::function<void(Connection&)>& work);

 private:
  std::unique_ptr<Connection> take();

  const StateSettings settings_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Connection>> idle_;
};

}  // namespace boletim
