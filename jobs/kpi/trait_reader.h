#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "jobs/kpi/rules.h"
#include "jobs/kpi/traits.h"

namespace boletim {

/// What traits mean to one job: whether a record is one it is about, and its values on each of its axes.
class TraitReader {
 public:
  enum class Selected { No, Yes, Unknown };  ///< the layout lacks a column of `only`
  struct OfAxis {
    bool known = false;  ///< the layout has its column, told in the same way
    std::vector<std::string_view> values{};
  };
  struct Values {
    Selected selected = Selected::No;
    std::vector<OfAxis> axes{};  ///< the job's, and its owners last
  };

  /// `traits`: of the registry's rules. `layouts` outlives it.
  TraitReader(const Rules& rules, const std::vector<Axis>& traits, const Layouts& layouts);

  /// The values are valid as long as `traits`. One thread.
  void read(std::int64_t layout, std::string_view traits, Values& values) const;
  /// The job's axes, and its owners last, as the registry tells their values.
  const std::vector<Axis>& axes() const { return axes_; }

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  struct Condition {
    std::string column;  ///< of the layout
    std::unordered_set<std::string, Hash, std::equal_to<>> accepted;
  };
  /// Where a layout has what is asked for.
  struct Places {
    std::vector<std::optional<std::size_t>> conditions, axes;
  };

  const Places& places(std::int64_t layout) const;
  Selected select(const Places& places) const;

  const Layouts& layouts_;
  std::vector<Axis> axes_;
  std::vector<Condition> conditions_;
  mutable std::map<std::int64_t, Places> places_;               ///< of the layouts met so far
  mutable std::vector<std::string_view> parts_, part_of_many_;  ///< reused
};

}  // namespace boletim
