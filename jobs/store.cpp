#include "jobs/store.h"

#include <array>

namespace boletim {

std::string_view name_of(RunState state) {
  static constexpr std::array<std::string_view, 4> names = {"running", "done", "failed", "no_data"};
  return names[static_cast<std::size_t>(state)];
}

std::string_view name_of(RunStep step) {
  static constexpr std::array<std::string_view, 4> names = {"claimed", "sealed", "rendered", "finished"};
  return names[static_cast<std::size_t>(step)];
}

std::string_view name_of(Misfire misfire) {
  static constexpr std::array<std::string_view, 3> names = {"once", "skip", "all"};
  return names[static_cast<std::size_t>(misfire)];
}

std::string_view name_of(OccurrenceState state) {
  static constexpr std::array<std::string_view, 4> names = {"planned", "started", "skipped", "paused"};
  return names[static_cast<std::size_t>(state)];
}

}  // namespace boletim
