#pragma once
#include "daemon/store/database.h"

namespace boletim {

std::unique_ptr<Database> open_postgresql(const StateSettings& settings);

}  // namespace boletim
