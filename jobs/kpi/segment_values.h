#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "jobs/kpi/rules.h"
#include "jobs/values.h"

namespace boletim {

/// What stands between the segment values of one column in Finding::traits and Spell::traits.
inline constexpr char kBetweenValues = '\x1e';

/// The segment values of a column's fields.
class SegmentValues {
 public:
  /// `axis` outlives it.
  explicit SegmentValues(const Axis& axis) : axis_(axis) {}

  const Axis& axis() const { return axis_; }
  /// Those of a trimmed field: bytewise ordered, each once; "" alone where there is none. Valid until the
  /// next call, and as long as the field is.
  std::span<const std::string_view> of(std::string_view field);

 private:
  const Axis& axis_;
  std::vector<std::string_view> values_;
};

}  // namespace boletim
