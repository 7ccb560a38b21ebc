#pragma once
#include <span>
#include <string_view>

namespace boletim {

/// A parser that takes any bytes. The function ends the process if what must hold of every input does not.
struct FuzzTarget {
  std::string_view name;  ///< of its corpus as well
  void (*run)(std::string_view input);
};

std::span<const FuzzTarget> registry_targets();  ///< values of records
std::span<const FuzzTarget> language_targets();  ///< what an admin writes

}  // namespace boletim
