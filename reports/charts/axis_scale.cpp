#include "reports/charts/axis_scale.h"

#include <algorithm>
#include <cmath>

namespace boletim {

AxisScale percent_scale(double most) {
  if (!std::isfinite(most)) most = 0;
  most = std::clamp(most, 1.0, 100.0);
  double step = 0.5;
  for (const double next : {1.0, 2.0, 5.0, 10.0, 20.0, 50.0})
    if (most / step > 3.5) step = next;
  constexpr double overhang = 0.2;  // of a step: less than that needs no tick of its own
  const double whole = std::floor(most / step + 1e-9);
  const double rest = most / step - whole;
  AxisScale scale;
  scale.top = rest < 1e-6 ? whole * step : rest <= overhang ? most : (whole + 1) * step;
  for (int i = 0; i * step <= scale.top + 1e-9; ++i) scale.ticks.push_back(i * step);
  return scale;
}

}  // namespace boletim
