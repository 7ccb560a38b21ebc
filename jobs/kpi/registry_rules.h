#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "jobs/kpi/rules.h"

namespace boletim {

/// What the records of a registry are judged by, for all jobs on it, whichever of them runs.
struct RegistryRules {
  std::vector<Kpi> kpis;     ///< every one that a job on it uses, by id
  std::vector<Axis> traits;  ///< every column that a job segments or selects by, and `owner`; by name
  SharedList<std::string> ignore;
  std::shared_ptr<const Placeholders> placeholders = builtin_placeholders();
  std::uint64_t query = 0;  ///< stable hash of the query's text
  int suspect_above = 0;    ///< see Rules
};

/// At most so many KPIs are judged in one registry: bits of Finding.
inline constexpr std::size_t kMostKpis = 64;

}  // namespace boletim
