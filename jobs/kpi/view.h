#pragma once
#include <optional>
#include <string>

#include "jobs/kpi/rules.h"
#include "jobs/values.h"

namespace boletim {

/// What one job wants counted of a pass over its registry.
struct View {
  const Rules* rules = nullptr;    ///< its KPIs, axes and `only`; outlives the pass
  std::optional<Instant> since{};  ///< when its previous snapshot was taken
  std::string currency{};          ///< of the source's amounts
};

}  // namespace boletim
