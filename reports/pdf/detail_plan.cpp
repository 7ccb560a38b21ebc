#include "reports/pdf/detail_plan.h"

#include <algorithm>

namespace boletim {
namespace {

/// Lays rows out page after page. Copied to try a layout.
class Filling {
 public:
  Filling(const DetailReport& report, const DetailMeasures& measures)
      : groups_(&report.groups),
        measures_(&measures),
        group_height_(report.axes.empty() ? 0 : measures.group) {
    begin_group();
  }

  bool done() const { return at_ == groups_->size(); }

  /// At least one row, if there are any left.
  DetailPage page(double room) {
    DetailPage page;
    room -= measures_->column_heads;
    while (!done()) {
      const std::int64_t together = continues_ ? 1 : std::min<std::int64_t>(left_, 2);
      const bool fits = room >= group_height_ + static_cast<double>(together) * measures_->row;
      if (!fits && !page.empty()) break;
      const auto most = static_cast<std::int64_t>((room - group_height_) / measures_->row);
      const std::int64_t rows = std::min(left_, std::max<std::int64_t>(most, 1));
      page.push_back({at_, rows, continues_});
      room -= group_height_ + static_cast<double>(rows) * measures_->row;
      left_ -= rows;
      continues_ = left_ > 0;
      if (continues_) break;
      ++at_;
      begin_group();
    }
    left_on_page_ = room;
    return page;
  }

  /// Of the page laid out last.
  double left_on_page() const { return left_on_page_; }

 private:
  void begin_group() {
    while (at_ < groups_->size() && (*groups_)[at_].shown == 0) ++at_;
    if (!done()) left_ = (*groups_)[at_].shown;
  }

  const std::vector<DetailGroup>* groups_;
  const DetailMeasures* measures_;
  double group_height_;
  std::size_t at_ = 0;
  std::int64_t left_ = 0;
  bool continues_ = false;
  double left_on_page_ = 0;
};

/// Up to so many pages of rows; the report's end stands behind the last row, or on a page of its own.
std::vector<DetailPage> fill(Filling& filling, const DetailMeasures& measures, double above,
                             std::size_t most) {
  std::vector<DetailPage> pages;
  do pages.push_back(filling.page(measures.page - (pages.empty() ? above : 0)));
  while (!filling.done() && pages.size() < most);
  if (filling.done() && filling.left_on_page() < measures.end) pages.emplace_back();
  return pages;
}

/// Groups that begin or go on here: each is a line of the contents.
std::size_t groups_on(const std::vector<DetailPage>& pages) {
  std::size_t count = 0;
  for (const DetailPage& page : pages)
    for (const DetailBlock& block : page) count += !block.continues || count == 0;
  return count;
}

/// How high the contents are at most to stand above the first rows, as a share of the page.
constexpr double kShortContents = 0.4;

double contents_height(std::size_t entries, const DetailMeasures& measures) {
  const std::size_t lines = (entries + measures.contents_columns - 1) / measures.contents_columns;
  return static_cast<double>(lines) * measures.contents_line + measures.contents_gap;
}

std::size_t contents_pages(std::size_t entries, const DetailMeasures& measures) {
  const auto capacity = [&](double height) {
    return static_cast<std::size_t>(height / measures.contents_line) * measures.contents_columns;
  };
  const std::size_t first = capacity(measures.page - measures.title);
  if (entries <= first) return 1;
  const std::size_t more = std::max<std::size_t>(capacity(measures.page), 1);
  return 1 + (entries - first + more - 1) / more;
}

/// The fewer pages are left for rows, the fewer groups the contents have to name.
void lay_out_with_contents(DetailPart& part, const Filling& from, Filling& to, const DetailMeasures& measures,
                           std::size_t most_pages) {
  for (std::size_t needed = 1; part.contents_pages < needed && needed < most_pages;) {
    part.contents_pages = needed;
    to = from;
    part.pages = fill(to, measures, 0, most_pages - needed);
    needed = contents_pages(groups_on(part.pages), measures);
    if (needed < part.contents_pages) part.contents_pages = needed;
  }
}

DetailPart next_part(Filling& filling, const DetailMeasures& measures, std::size_t most_pages) {
  DetailPart part;
  Filling trial = filling;
  part.pages = fill(trial, measures, measures.title, std::min(most_pages, kPagesWithoutContents));
  if (!trial.done() && most_pages > kPagesWithoutContents) {
    trial = filling;
    part.pages = fill(trial, measures, measures.title, most_pages);
    const std::size_t groups = groups_on(part.pages);
    const double height = contents_height(groups, measures);
    if (groups > 1 && height <= measures.page * kShortContents) {
      trial = filling;
      part.contents_height = height;
      part.pages = fill(trial, measures, measures.title + height, most_pages);
    } else if (groups > 1) {
      lay_out_with_contents(part, filling, trial, measures, most_pages);
    }
  }
  filling = trial;
  for (const DetailPage& page : part.pages)
    for (const DetailBlock& block : page) part.rows += block.rows;
  return part;
}

}  // namespace

std::vector<DetailPart> plan_detail(const DetailReport& report, const DetailMeasures& measures,
                                    std::size_t most_pages) {
  std::vector<DetailPart> parts;
  Filling filling(report, measures);
  std::int64_t row = 0;
  do {
    parts.push_back(next_part(filling, measures, std::max<std::size_t>(most_pages, 1)));
    parts.back().first_row = row;
    row += parts.back().rows;
  } while (!filling.done());
  return parts;
}

}  // namespace boletim
