#include "reports/words/segment_rows.h"

#include <algorithm>
#include <numeric>

#include "reports/words/format.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

void add(std::int64_t& sum, std::int64_t more) {
  sum += more;
}

void add(FlowFigures& sum, const FlowFigures& more) {
  sum.previous += more.previous;
  sum.registered += more.registered;
  sum.lost += more.lost;
  sum.reopened += more.reopened;
  sum.corrected += more.corrected;
  sum.removed += more.removed;
  sum.moved_in += more.moved_in;
  sum.moved_out += more.moved_out;
  sum.reclassified += more.reclassified;
}

/// A sum is known where each part is.
template <class Value>
void add(std::vector<std::optional<Value>>& sums, const std::vector<std::optional<Value>>& more) {
  sums.resize(std::min(sums.size(), more.size()));
  for (std::size_t i = 0; i < sums.size(); ++i) {
    if (!more[i])
      sums[i].reset();
    else if (sums[i])
      add(*sums[i], *more[i]);
  }
}

void add(SegmentFigures& others, const SegmentFigures& row) {
  others.others += std::max<std::int64_t>(row.others, 1);
  others.total += row.total;
  add(others.flagged, row.flagged);
  add(others.previous, row.previous);
  add(others.flows, row.flows);
}

}  // namespace

std::string row_name(const SegmentFigures& row, std::string_view axis_title, Locale locale) {
  if (row.others > 0) return say("trend.others", locale, {format_count(row.others, locale)});
  return segment_name(row.value, axis_title, locale);
}

std::vector<SegmentFigures> largest(std::vector<SegmentFigures> rows, std::size_t most,
                                    const std::function<std::int64_t(const SegmentFigures&)>& size) {
  if (rows.size() <= most) return rows;
  std::vector<std::size_t> order(rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  // What stands for several already stays so, however large it is.
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    if ((rows[a].others > 0) != (rows[b].others > 0)) return rows[b].others > 0;
    return size(rows[a]) > size(rows[b]);
  });
  std::vector<bool> own(rows.size(), false);
  for (std::size_t i = 0; i < most; ++i) own[order[i]] = true;
  std::vector<SegmentFigures> sorted;
  for (const bool kept : {true, false})
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (own[i] == kept) sorted.push_back(std::move(rows[i]));
  fold_behind(sorted, most);
  return sorted;
}

void fold_behind(std::vector<SegmentFigures>& rows, std::size_t most) {
  if (rows.size() <= most) return;
  SegmentFigures others = std::move(rows[most]);
  others.others = std::max<std::int64_t>(others.others, 1);
  others.value.clear();
  others.days_to_correct.clear();
  others.days_open.clear();
  for (std::size_t i = most + 1; i < rows.size(); ++i) add(others, rows[i]);
  rows.resize(most);
  rows.push_back(std::move(others));
}

}  // namespace boletim
