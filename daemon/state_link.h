#pragma once
#include <functional>
#include <memory>

#include "jobs/store.h"

namespace boletim {

/// A connection to the state that is made when it is first needed, and anew after it broke. Used by one
/// thread.
class StateLink {
 public:
  using Open = std::function<std::unique_ptr<Store>()>;
  explicit StateLink(Open open) : open_(std::move(open)) {}

  /// Throws what `work` and the opening throw. After Passing (locked, full, away) the connection is thrown
  /// away: the next use makes another.
  void use(const std::function<void(Store&)>& work);

 private:
  Open open_;
  std::unique_ptr<Store> store_;
};

}  // namespace boletim
