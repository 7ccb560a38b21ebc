#pragma once
// A KPI's headline: its number, share and target, and how it has changed.

#include "reports/drawing/canvas.h"
#include "reports/trend.h"

namespace boletim {

constexpr double kTileHeight = 102;

/// True where the KPI is counted for the first time: nothing to compare with, and no course yet.
bool is_first(const KpiFigures& kpi);

void draw_tile(Canvas& canvas, const Box& box, const KpiFigures& kpi, const Heading& heading, Color color);

}  // namespace boletim
