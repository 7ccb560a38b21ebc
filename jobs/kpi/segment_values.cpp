#include "jobs/kpi/segment_values.h"

namespace boletim {

std::span<const std::string_view> SegmentValues::of(std::string_view field) {
  values_.assign(1, field);
  return values_;
}

}  // namespace boletim
