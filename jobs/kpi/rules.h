#pragma once
// What one reading of a registry is judged by: values, made from the configuration.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "jobs/registry/placeholders.h"
#include "jobs/shared_list.h"
#include "jobs/values.h"

namespace boletim {

/// Bounds between which the values of a column are counted together, ascending.
struct Bands {
  enum class Kind { Numbers, Ages };  ///< of amounts; of dates, in days before the data were read
  Kind kind = Kind::Numbers;
  std::vector<double> bounds;
  bool operator==(const Bands&) const = default;
};

/// A column to segment by. A record without a value there counts under "" (shown as "(none)").
struct Axis {
  std::string column;            ///< lower case
  std::string title;             ///< as a report says it
  std::string many{};            ///< what separates several values in a field; blank = a field is one value
  std::optional<Bands> bands{};  ///< nothing = each value by itself
  std::optional<int> limit{};    ///< a table shows the so many largest values, and the others as one row
  bool operator==(const Axis&) const = default;
};

/// A KPI as a job uses it.
struct Kpi {
  /// Where its rule comes from: the catalogue, or the admin's `missing:`, `invalid:`, `any_of:`, `all_of:`.
  enum class Rule { Builtin, Missing, Invalid, AnyOf, AllOf };

  KpiId id;
  std::string title{};             ///< the admin's own; blank = the catalogue's
  std::optional<double> target{};  ///< percent, 0–100
  Rule rule = Rule::Builtin;
  std::string column{};      ///< of Missing and Invalid, lower case
  std::vector<Kpi> parts{};  ///< of AnyOf and AllOf
  bool operator==(const Kpi&) const = default;
};

/// The rules of one pass. Immutable while it runs.
struct Rules {
  SharedList<Kpi> kpis;            ///< in the job's order
  SharedList<Axis> axes;           ///< in the job's order
  SharedList<Axis> declared;       ///< all that the registry defines: `only` asks for their values
  Scope only;                      ///< the records that count
  SharedList<std::string> ignore;  ///< ids that are no real record
  std::uint64_t query = 0;         ///< stable hash of the query's text
  /// Of the source, shared by its jobs; never null.
  std::shared_ptr<const Placeholders> placeholders = builtin_placeholders();
  int suspect_above = 0;  ///< values that more records share are suspects; 0 = none are
};

}  // namespace boletim
