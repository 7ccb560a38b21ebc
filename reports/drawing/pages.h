#pragma once
// The frame of a document's pages: head line, foot line, and the cursor between them.

#include <string>
#include <vector>

#include "reports/drawing/pdf_canvas.h"
#include "reports/heading.h"
#include "reports/words/heading_words.h"

namespace boletim {

/// How many pages a document will have, where that is known before the first one; 0 = it is not.
struct PageCount {
  std::size_t pages = 0;
  std::string part{};  ///< "parte 2 de 5", beside the number of the page; blank = the whole
};

/// Margins of the house: 45 points at the sides, 42 above, 36 below.
class Pages {
 public:
  static constexpr double kTop = 76.5, kFoot = 51;  ///< from the page's edges
  static constexpr double kA4Short = 595.28, kA4Long = 841.89;

  /// Begins the first page. The logo stands at the head of each one; nothing = none.
  Pages(PdfCanvas& canvas, const Heading& heading, PageCount count = {}, const Logo* logo = nullptr);

  PdfCanvas& canvas() { return canvas_; }
  double left() const { return 45; }
  double right() const { return canvas_.page_width() - 45; }
  double width() const { return right() - left(); }

  double y = 0;  ///< where the next thing begins
  double room() const { return canvas_.page_height() - kFoot - y; }
  void next();
  bool at_top() const { return y == kTop; }
  /// A new page unless that much height is left on this one; true if it is new.
  bool need(double height);
  /// What of the records the report is about, on the baseline `y`, which then lies a line lower; nothing
  /// where it is about all.
  void say_part();
  /// One line more below the title's, if the report is late.
  void say_if_late();
  /// A section begins at height `at` of this page: a bookmark, and a line of the contents. Level 1 lies
  /// within the last section of level 0.
  void mark(const std::string& title, double at, int level = 0);
  /// Puts the contents before page `contents_at` (0 is the first) of a document of more than ten pages, then
  /// draws "x of y" and what the numbers rest on under every page; with a count that is known each page has
  /// that from its begin, is sealed when the next one begins, and there are no contents. The last call.
  void finish(std::size_t contents_at = 1);

 private:
  struct Mark {
    std::string title;
    std::size_t page;
    double y;
    int level;
  };
  void frame();
  void contents(std::size_t at);
  void foot(std::size_t page, std::size_t pages);

  PdfCanvas& canvas_;
  const Heading& heading_;
  PageCount count_;
  const Logo* logo_;
  std::vector<Mark> marks_;
};

}  // namespace boletim
