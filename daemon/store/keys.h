#pragma once
#include <string>
#include <string_view>

#include "daemon/store/value.h"

namespace boletim {

/// A stored number from the id that an admin typed; one that is no decimal number is found nowhere.
std::int64_t key_of(std::string_view id);
/// NULL for a blank one.
Value key_or_null(const std::string& id);

}  // namespace boletim
