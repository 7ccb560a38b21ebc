#pragma once
// What one reading of a registry is judged by: values, made from the configuration.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "jobs/registry/placeholders.h"
#include "jobs/shared_list.h"
#include "jobs/values.h"

namespace boletim {

/// A column to segment by. A record without a value there counts under "" (shown as "(none)").
struct Axis {
  std::string column;  ///< lower case
  std::string title;   ///< as a report says it
  bool operator==(const Axis&) const = default;
};

/// A KPI as a job uses it.
struct Kpi {
  KpiId id;
  std::string title{};             ///< the admin's own; blank = the catalogue's
  std::optional<double> target{};  ///< percent, 0–100
  bool operator==(const Kpi&) const = default;
};

/// The rules of one pass. Immutable while it runs.
struct Rules {
  SharedList<Kpi> kpis;                                  ///< in the job's order
  SharedList<Axis> axes;                                 ///< in the job's order
  std::map<std::string, std::vector<std::string>> only;  ///< column → values that count; empty = all records
  SharedList<std::string> ignore;                        ///< ids that are no real record
  /// Of the source, shared by its jobs; never null.
  std::shared_ptr<const Placeholders> placeholders = builtin_placeholders();
};

}  // namespace boletim
