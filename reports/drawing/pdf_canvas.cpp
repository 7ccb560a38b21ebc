#include "reports/drawing/pdf_canvas.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <stdexcept>
#include <vector>

#include <fmt/format.h>
#include <hpdf.h>

#include "reports/drawing/unicode_map.h"

namespace boletim {
namespace {

/// The tree of pages: libharu refuses page 32,768 unless nodes may hold several.
constexpr HPDF_UINT kPagesPerNode = 256;
constexpr std::size_t kBlock = 64 * 1024;

/// What libharu said first; all its later calls fail too and would hide the cause. It is called through C
/// frames, so it must not throw.
struct FirstError {
  HPDF_STATUS status = HPDF_OK, detail = HPDF_OK;
};

void remember(HPDF_STATUS status, HPDF_STATUS detail, void* user_data) {
  auto& error = *static_cast<FirstError*>(user_data);
  if (error.status == HPDF_OK) error = {status, detail};
}

/// Two decimals are finer than any printer, and keep the streams small.
float real(double value) {
  return static_cast<float>(std::round(std::clamp(value, -30000.0, 30000.0) * 100) / 100);
}

float part(std::uint8_t value) {
  return static_cast<float>(std::round(value / 0.255) / 1000);
}

}  // namespace

struct PdfCanvas::Document {
  FirstError error;
  HPDF_Doc pdf = nullptr;
  HPDF_Font fonts[2] = {};
  std::vector<HPDF_Page> pages;
  HPDF_Page page = nullptr;
  HPDF_Outline chapter = nullptr;  ///< the last bookmark of level 0
  HPDF_Image picture = nullptr;
  std::string picture_png;  ///< what `picture` was made from: it stands in the document once

  // What the current page's content stream has set last; set again only where it changes.
  bool in_text = false;
  double line_x = 0, line_y = 0;  ///< start of the last text of this text object
  std::optional<Color> fill, line;
  std::optional<TextStyle> font;
  double line_width = -1;
  int dash = -1;

  ~Document() {
    if (pdf != nullptr) HPDF_Free(pdf);
  }
  void forget() {
    fill.reset();
    line.reset();
    font.reset();
    line_width = -1;
    dash = -1;
  }
  void check() const {
    if (error.status == HPDF_OK) return;
    if (error.status == HPDF_FAILD_TO_ALLOC_MEM)
      throw std::runtime_error("the PDF does not fit into memory: limit its rows, or give the daemon more");
    throw std::runtime_error(fmt::format("the PDF cannot be written: libharu error 0x{:04X}, detail {}",
                                         error.status, error.detail));
  }
  HPDF_Font load(const Font& font) {
    const char* name = HPDF_LoadTTFontFromFile(pdf, font.path().c_str(), HPDF_TRUE);
    if (name == nullptr)
      throw std::runtime_error(
          fmt::format("cannot embed the font {} (libharu error 0x{:04X}): it must be a TrueType file that "
                      "allows embedding",
                      font.path(), error.status));
    const HPDF_Font loaded = HPDF_GetFont(pdf, name, "UTF-8");
    if (loaded != nullptr) write_unicode_map(loaded);
    return loaded;
  }
};

PdfCanvas::PdfCanvas(const Fonts& fonts, double width, double height)
    : Canvas(fonts), width_(width), height_(height), document_(std::make_unique<Document>()) {
  Document& d = *document_;
  d.pdf = HPDF_New(remember, &d.error);
  if (d.pdf == nullptr) throw std::runtime_error("the PDF cannot be begun: memory is short");
  HPDF_SetPagesConfiguration(d.pdf, kPagesPerNode);
  HPDF_SetCompressionMode(d.pdf, HPDF_COMP_ALL);
  HPDF_UseUTFEncodings(d.pdf);
  HPDF_SetCurrentEncoder(d.pdf, "UTF-8");
  d.fonts[0] = d.load(fonts.regular);
  d.fonts[1] = fonts.semibold.path() == fonts.regular.path() ? d.fonts[0] : d.load(fonts.semibold);
  d.check();
}

PdfCanvas::~PdfCanvas() = default;

void PdfCanvas::describe(const Heading& heading, const std::string& title) {
  constexpr double kRoom = 2000;  // at size 10: a few hundred characters
  const auto set = [&](HPDF_InfoType type, const std::string& value) {
    const std::string shown = fonts().regular.fit(value, 10, kRoom);
    if (!shown.empty()) HPDF_SetInfoAttr(document_->pdf, type, shown.c_str());
  };
  set(HPDF_INFO_TITLE, title);
  set(HPDF_INFO_AUTHOR, heading.organization);
  set(HPDF_INFO_CREATOR, "Boletim");
  HPDF_Doc pdf = document_->pdf;
  HPDF_Dict_Add(pdf->catalog, "Lang",
                HPDF_String_New(pdf->mmgr, heading.locale == Locale::PtBr ? "pt-BR" : "en", nullptr));
  const HPDF_Dict preferences = HPDF_Dict_New(pdf->mmgr);
  if (HPDF_Dict_Add(pdf->catalog, "ViewerPreferences", preferences) == HPDF_OK)
    HPDF_Dict_AddBoolean(preferences, "DisplayDocTitle", HPDF_TRUE);
  const CivilDate& day = heading.taken_on;
  static constexpr std::array days = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool dated = day.year > 0 && day.year <= 9999 && day.month >= 1 && day.month <= 12 && day.day >= 1 &&
                     day.day <= days[static_cast<std::size_t>(day.month - 1)] &&
                     !(day.month == 2 && day.day == 29 &&
                       (day.year % 4 != 0 || (day.year % 100 == 0 && day.year % 400 != 0)));
  if (!dated) return;
  const HPDF_Date date{day.year,
                       day.month,
                       day.day,
                       std::clamp(heading.taken_hour, 0, 23),
                       std::clamp(heading.taken_minute, 0, 59),
                       0,
                       ' ',
                       0,
                       0};
  HPDF_SetInfoDateAttr(document_->pdf, HPDF_INFO_CREATION_DATE, date);
  HPDF_SetInfoDateAttr(document_->pdf, HPDF_INFO_MOD_DATE, date);
}

void PdfCanvas::add_page() {
  begin_page(pages());
}

void PdfCanvas::insert_page(std::size_t before) {
  begin_page(before);
}

void PdfCanvas::begin_page(std::size_t at) {
  Document& d = *document_;
  if (d.page != nullptr) begin_text(false);
  d.check();
  d.page = at < d.pages.size() ? HPDF_InsertPage(d.pdf, d.pages[at]) : HPDF_AddPage(d.pdf);
  d.pages.insert(d.pages.begin() + static_cast<std::ptrdiff_t>(at), d.page);
  HPDF_Page_SetWidth(d.page, real(width_));
  HPDF_Page_SetHeight(d.page, real(height_));
  HPDF_Page_SetLineJoin(d.page, HPDF_ROUND_JOIN);
  d.forget();
  d.check();
}

std::size_t PdfCanvas::pages() const {
  return document_->pages.size();
}

void PdfCanvas::select_page(std::size_t page) {
  begin_text(false);
  document_->page = document_->pages.at(page);
  document_->forget();
}

void PdfCanvas::bookmark(const std::string& title, double y, int level) {
  Document& d = *document_;
  const std::string shown = fonts().regular.fit(title, 10, 400);
  const HPDF_Outline parent = level > 0 ? d.chapter : nullptr;
  const HPDF_Outline entry =
      HPDF_CreateOutline(d.pdf, parent, shown.c_str(), HPDF_GetEncoder(d.pdf, "UTF-8"));
  HPDF_Outline_SetOpened(entry, HPDF_FALSE);
  if (parent == nullptr) d.chapter = entry;
  const HPDF_Destination destination = HPDF_Page_CreateDestination(d.page);
  HPDF_Destination_SetFitH(destination, up(y));  // SetXYZ would refuse to keep the zoom
  HPDF_Outline_SetDestination(entry, destination);
}

void PdfCanvas::link(const Box& box, const std::string& url) {
  if (url.empty()) return;
  const HPDF_Rect area{real(box.x), up(box.bottom()), real(box.right()), up(box.y)};
  const HPDF_Annotation link = HPDF_Page_CreateURILinkAnnot(document_->page, area, url.c_str());
  HPDF_LinkAnnot_SetBorderStyle(link, 0, 0, 0);
}

void PdfCanvas::link(const Box& box, std::size_t page, double y) {
  const HPDF_Destination destination = HPDF_Page_CreateDestination(document_->pages.at(page));
  HPDF_Destination_SetFitH(destination, up(y));
  const HPDF_Rect area{real(box.x), up(box.bottom()), real(box.right()), up(box.y)};
  const HPDF_Annotation link = HPDF_Page_CreateLinkAnnot(document_->page, area, destination);
  HPDF_LinkAnnot_SetBorderStyle(link, 0, 0, 0);
}

void PdfCanvas::picture(const Box& box, const Logo& logo) {
  Document& d = *document_;
  if (d.picture_png != logo.png) {
    d.picture = HPDF_LoadPngImageFromMem(d.pdf, reinterpret_cast<const HPDF_BYTE*>(logo.png.data()),
                                         static_cast<HPDF_UINT>(logo.png.size()));
    d.picture_png = logo.png;
  }
  begin_text(false);
  HPDF_Page_DrawImage(d.page, d.picture, real(box.x), up(box.bottom()), real(box.width), real(box.height));
}

void PdfCanvas::show_outline() {
  HPDF_SetPageMode(document_->pdf, HPDF_PAGE_MODE_USE_OUTLINE);
}

void PdfCanvas::save(Sink& sink) {
  Document& d = *document_;
  if (d.page != nullptr) begin_text(false);
  d.check();
  HPDF_SaveToStream(d.pdf);
  d.check();
  HPDF_ResetStream(d.pdf);
  std::vector<HPDF_BYTE> block(kBlock);
  for (HPDF_UINT32 left = HPDF_GetStreamSize(d.pdf); left > 0;) {
    HPDF_UINT32 size = std::min(left, static_cast<HPDF_UINT32>(block.size()));
    HPDF_ReadFromStream(d.pdf, block.data(), &size);
    d.check();
    if (size == 0) throw std::runtime_error("the PDF cannot be read back from libharu");
    sink.write({reinterpret_cast<const char*>(block.data()), size});
    left -= size;
  }
}

float PdfCanvas::up(double y) const {
  return real(height_ - y);
}

void PdfCanvas::begin_text(bool on) {
  Document& d = *document_;
  if (d.in_text == on) return;
  if (on) {
    HPDF_Page_BeginText(d.page);
    d.line_x = d.line_y = 0;
  } else {
    HPDF_Page_EndText(d.page);
  }
  d.in_text = on;
}

void PdfCanvas::fill(Color color) {
  if (document_->fill == color) return;
  HPDF_Page_SetRGBFill(document_->page, part(color.red), part(color.green), part(color.blue));
  document_->fill = color;
}

void PdfCanvas::stroke(const Stroke& stroke) {
  Document& d = *document_;
  if (d.line != stroke.color)
    HPDF_Page_SetRGBStroke(d.page, part(stroke.color.red), part(stroke.color.green), part(stroke.color.blue));
  if (d.line_width != stroke.width) HPDF_Page_SetLineWidth(d.page, real(stroke.width));
  if (d.dash != stroke.dash) {
    const HPDF_UINT16 pattern[] = {static_cast<HPDF_UINT16>(stroke.dash)};
    HPDF_Page_SetDash(d.page, stroke.dash > 0 ? pattern : nullptr, stroke.dash > 0 ? 1 : 0, 0);
  }
  d.line = stroke.color;
  d.line_width = stroke.width;
  d.dash = stroke.dash;
}

void PdfCanvas::draw_text(Point at, const std::string& text, const TextStyle& style) {
  Document& d = *document_;
  begin_text(true);
  if (!d.font || d.font->size != style.size || d.font->weight != style.weight) {
    HPDF_Page_SetFontAndSize(d.page, d.fonts[style.weight == Weight::Semibold], real(style.size));
    d.font = style;
  }
  fill(style.color);
  const double x = real(at.x), y = up(at.y);
  HPDF_Page_MoveTextPos(d.page, real(x - d.line_x), real(y - d.line_y));
  d.line_x = x;
  d.line_y = y;
  HPDF_Page_ShowText(d.page, text.c_str());
}

void PdfCanvas::polyline(const std::vector<Point>& points, const Stroke& line) {
  if (points.size() < 2) return;
  begin_text(false);
  stroke(line);
  const HPDF_Page page = document_->page;
  HPDF_Page_MoveTo(page, real(points[0].x), up(points[0].y));
  for (std::size_t i = 1; i < points.size(); ++i) HPDF_Page_LineTo(page, real(points[i].x), up(points[i].y));
  HPDF_Page_Stroke(page);
}

void PdfCanvas::polygon(const std::vector<Point>& points, Color color) {
  if (points.size() < 3) return;
  begin_text(false);
  fill(color);
  const HPDF_Page page = document_->page;
  HPDF_Page_MoveTo(page, real(points[0].x), up(points[0].y));
  for (std::size_t i = 1; i < points.size(); ++i) HPDF_Page_LineTo(page, real(points[i].x), up(points[i].y));
  HPDF_Page_ClosePath(page);
  HPDF_Page_Fill(page);
}

void PdfCanvas::rectangle(const Box& box, Color color) {
  begin_text(false);
  fill(color);
  HPDF_Page_Rectangle(document_->page, real(box.x), up(box.bottom()), real(box.width), real(box.height));
  HPDF_Page_Fill(document_->page);
}

void PdfCanvas::disc(Point center, double radius, Color color) {
  begin_text(false);
  fill(color);
  HPDF_Page_Circle(document_->page, real(center.x), up(center.y), real(radius));
  HPDF_Page_Fill(document_->page);
}

}  // namespace boletim
