#pragma once
#include <vector>

namespace boletim {

/// A scale from zero with three or four round ticks (1, 2 or 5 times a power of ten).
struct AxisScale {
  double top = 1;  ///< the highest value that has room; at times a little above the last tick
  std::vector<double> ticks;
  double share(double value) const { return value / top; }  ///< 0–1 of the height
};

/// For percents up to `most`; a scale never ends below 1 % (a small share is not to look like a large one)
/// nor above 100 %. What is not a number counts as nothing.
AxisScale percent_scale(double most);

}  // namespace boletim
