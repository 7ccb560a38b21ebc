#pragma once
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "jobs/kpi/rules.h"

namespace boletim {

/// Which records a job is about: its `only`, over the segment values of their traits.
class Selection {
 public:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  /// Of one column, the values that count; of a record with several of them one is enough.
  struct Condition {
    std::size_t trait = 0;  ///< index
    std::unordered_set<std::string, Hash, std::equal_to<>> accepted;
  };

  /// `traits`: those of the registry, with all columns of `only` among them.
  Selection(const Rules& rules, const std::vector<Axis>& traits);

  const std::vector<Condition>& conditions() const { return conditions_; }  ///< none: it is about all
  /// `traits` as those of a Finding.
  bool selects(std::span<const std::string> traits) const;

 private:
  std::vector<Condition> conditions_;
};

/// Where a column stands among the registry's traits. Throws Failure if it does not: that is a bug.
std::size_t trait_of(const std::vector<Axis>& traits, std::string_view column);

}  // namespace boletim
