#include "daemon/state_link.h"

#include "jobs/failure.h"

namespace boletim {

void StateLink::use(const std::function<void(Store&)>& work) {
  try {
    if (!store_) store_ = open_();
    work(*store_);
  } catch (const Passing&) {
    store_.reset();
    throw;
  }
}

}  // namespace boletim
