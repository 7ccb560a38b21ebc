#pragma once
// The table of contents of a long detail PDF: its groups, and the page on which each begins.

#include <string>
#include <vector>

#include "reports/drawing/pages.h"

namespace boletim {

struct ContentsEntry {
  std::string name;
  std::string count;     ///< of its rows
  std::size_t page = 0;  ///< 0 is the first
  double y = 0;          ///< where on it
};

/// Set in columns, downwards. First drawn, at the head of the document; linked when all pages are there.
class DetailContents {
 public:
  static constexpr double kLine = 15, kBelow = 12;
  static constexpr std::size_t kColumns = 3;

  explicit DetailContents(std::vector<ContentsEntry> entries) : entries_(std::move(entries)) {}
  /// From `pages.y` on, on as many pages as it takes; short ones leave `pages.y` below them.
  void draw(Pages& pages, Locale locale);
  void link(PdfCanvas& canvas) const;

 private:
  struct Area {
    std::size_t page;
    Box box;
  };
  std::vector<ContentsEntry> entries_;
  std::vector<Area> areas_;  ///< of each entry
};

}  // namespace boletim
