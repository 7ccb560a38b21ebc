#pragma once
#include <functional>

#include "jobs/values.h"

namespace boletim {

/// For names as keys of a hash table.
struct NameHash {
  template <class Tag>
  std::size_t operator()(const Name<Tag>& name) const {
    return std::hash<std::string>{}(name.value);
  }
};

}  // namespace boletim
