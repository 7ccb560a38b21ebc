#pragma once
// The PDF face of the canvas (libharu, PDF 1.3 to 1.5 features only).

#include <cstddef>
#include <memory>
#include <string>

#include "reports/drawing/canvas.h"
#include "reports/heading.h"
#include "reports/sink.h"

namespace boletim {

/// Draws pages of one document: two embedded, subset fonts, compressed streams, metadata without a clock, so
/// that equal calls give equal bytes. Any failure of libharu is a std::runtime_error at the next add_page()
/// or save(). One thread; memory grows with pages until it is destroyed.
class PdfCanvas final : public Canvas {
 public:
  /// A page's size in points.
  PdfCanvas(const Fonts& fonts, double width, double height);
  ~PdfCanvas() override;

  double page_width() const { return width_; }
  double page_height() const { return height_; }

  /// Title, author, creation date and language of the document's properties.
  void describe(const Heading& heading, const std::string& title);
  void add_page();
  /// A new page before that one (0 is the first); it is drawn on from now on.
  void insert_page(std::size_t before);
  std::size_t pages() const;
  /// Draws on that page from now on (0 is the first).
  void select_page(std::size_t page);
  /// The current page is done: it takes a few kB from now on, and what is drawn on it later is lost. Others
  /// are sealed when the document is saved.
  void seal_page();
  /// An entry of the document's outline that leads to height `y` of the current page. Level 1 hangs under the
  /// last entry of level 0 and is folded away.
  void bookmark(const std::string& title, double y, int level = 0);
  /// A click on `box` opens that address. It must be ASCII, others percent-encoded; a blank one is no link.
  void link(const Box& box, const std::string& url);
  /// A click on `box` goes to height `y` of that page.
  void link(const Box& box, std::size_t page, double y);
  /// The logo, stretched to `box`.
  void picture(const Box& box, const Logo& logo);
  /// Readers open the outline beside the pages: for documents too long to leaf through.
  void show_outline();
  void save(Sink& sink);

  void polyline(const std::vector<Point>& points, const Stroke& stroke) override;
  void polygon(const std::vector<Point>& points, Color color) override;
  void rectangle(const Box& box, Color color) override;
  void disc(Point center, double radius, Color color) override;

 private:
  struct Document;
  void draw_text(Point at, const std::string& text, const TextStyle& style) override;
  float up(double y) const;
  Box from_below(const Box& box) const;
  std::vector<Point> from_below(std::vector<Point> points) const;
  void begin_page(std::size_t at);

  double width_, height_;
  std::unique_ptr<Document> document_;
};

}  // namespace boletim
