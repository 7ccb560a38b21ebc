#pragma once
// Which rows stand on which page of which part of a detail PDF, known before the first row is read.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "reports/detail.h"

namespace boletim {

/// Rows of one group that stand together on a page.
struct DetailBlock {
  std::size_t group = 0;  ///< among DetailReport::groups
  std::int64_t rows = 0;
  bool continues = false;  ///< the group began on an earlier page
  bool operator==(const DetailBlock&) const = default;
};

using DetailPage = std::vector<DetailBlock>;

/// One PDF. Its title stands above the contents or, where there are none, above the first rows.
struct DetailPart {
  std::int64_t first_row = 0, rows = 0;  ///< of the report's
  std::size_t contents_pages = 0;        ///< before those with rows
  double contents_height = 0;            ///< of contents that are short enough to stand above the first rows
  std::vector<DetailPage> pages;         ///< the last one may be blank but for the report's end
  bool has_contents() const { return contents_pages > 0 || contents_height > 0; }
  std::size_t all_pages() const { return contents_pages + pages.size(); }
};

/// Heights in points.
struct DetailMeasures {
  double page = 0;  ///< between head line and foot line
  double title = 0;
  double column_heads = 0;  ///< on each page with rows
  double group = 0, row = 0;
  double end = 0;                              ///< what the last part ends with
  double contents_line = 1, contents_gap = 0;  ///< and between them and the rows
  std::size_t contents_columns = 1;
};

/// A document of more pages than that has its contents at the head.
inline constexpr std::size_t kPagesWithoutContents = 10;

/// At least one part of one page. No part has more than `most_pages`, but for one that only the report's end
/// stands on; a group's head is never alone at the foot.
std::vector<DetailPart> plan_detail(const DetailReport& report, const DetailMeasures& measures,
                                    std::size_t most_pages);

}  // namespace boletim
