#pragma once
#include <cstddef>

namespace boletim {

/// How the first page of a trend is shared out. What to do first belongs on it, beside the answer: where not
/// all has room, charts get lower, then the table of changes goes to the next page.
struct FirstPage {
  double chart_height = 108;  ///< points
  bool where_first = false;   ///< the table of where to act stands before that of changes
  bool operator==(const FirstPage&) const = default;
};

/// Heights in points of what stands below the tiles.
struct BelowTiles {
  double room = 0;
  std::size_t chart_rows = 0;
  double around_charts = 0;  ///< title, legends, notes, gaps
  double changes = 0;
  double where = 0;  ///< at the least; 0 = there is none
};

/// As the sections are where all fit, or nothing helps. Pure.
FirstPage share_out(const BelowTiles& heights);

}  // namespace boletim
