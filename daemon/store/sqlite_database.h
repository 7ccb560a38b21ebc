#pragma once
#include "daemon/store/database.h"

namespace boletim {

std::unique_ptr<Database> open_sqlite(const std::string& file);

}  // namespace boletim
