#pragma once
// Rows of a table by axis: what they are called, and several of them as one.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "reports/trend.h"

namespace boletim {

/// "Varejo", "(sem segmento)", "outros (12)".
std::string row_name(const SegmentFigures& row, std::string_view axis_title, Locale locale);

/// The rows behind the first `most` as one that adds them up, if there are any. How days are spread over
/// several rows is not known.
void fold_behind(std::vector<SegmentFigures>& rows, std::size_t most);

/// The `most` rows with the largest `size`, in the order they had, and the others as one row behind them.
std::vector<SegmentFigures> largest(std::vector<SegmentFigures> rows, std::size_t most,
                                    const std::function<std::int64_t(const SegmentFigures&)>& size);

/// The i-th of a vector that may be shorter, or nothing.
template <class Value>
std::optional<Value> at(const std::vector<std::optional<Value>>& values, std::size_t i) {
  return i < values.size() ? values[i] : std::nullopt;
}

}  // namespace boletim
