#pragma once
#include <string>

#include "jobs/failure.h"

namespace boletim {

/// What the Failure that `act` throws says to the admin; "" if it throws none.
template <class Act>
std::string failure_text(Act act) {
  try {
    act();
  } catch (const Failure& failure) {
    return failure.what();
  }
  return "";
}

}  // namespace boletim
