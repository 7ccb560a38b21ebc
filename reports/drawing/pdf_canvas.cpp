#include "reports/drawing/pdf_canvas.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <vector>

#include <fmt/format.h>
#include <hpdf.h>

#include "reports/drawing/deflater.h"
#include "reports/drawing/page_content.h"
#include "reports/drawing/unicode_map.h"
#include "reports/drawing/write_page_content.h"
#include "reports/words/readable.h"

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

/// A page as it is drawn; libharu has its content when it is sealed.
struct Sheet {
  HPDF_Page page = nullptr;
  PageContent content{};
  std::string font_names[2] = {};
  bool sealed = false;
};

}  // namespace

struct PdfCanvas::Document {
  FirstError error;
  HPDF_Doc pdf = nullptr;
  HPDF_Font fonts[2] = {};
  std::vector<bool> used[2] = {std::vector<bool>(0x10000), std::vector<bool>(0x10000)};  ///< characters
  std::vector<Sheet> sheets;
  std::size_t at = 0;              ///< of the page that is drawn on
  HPDF_Outline chapter = nullptr;  ///< the last bookmark of level 0
  HPDF_Image picture = nullptr;
  std::string picture_png;  ///< what `picture` was made from: it stands in the document once
  Deflater deflater;

  ~Document() {
    if (pdf != nullptr) HPDF_Free(pdf);
  }
  Sheet& sheet() { return sheets.at(at); }

  /// The page's name of a font, which so becomes one of its resources.
  std::string_view font_name(std::size_t font) {
    std::string& name = sheet().font_names[font];
    if (name.empty()) {
      const char* local = HPDF_Page_GetLocalFontName(sheet().page, fonts[font]);
      check();
      name = local;
    }
    return name;
  }

  /// libharu embeds the glyphs of characters that it was asked to measure.
  void mark_used(std::size_t font, std::string_view text) {
    while (!text.empty()) {
      const char32_t c = take_character(text);
      if (c >= used[font].size() || used[font][c]) continue;
      used[font][c] = true;
      std::string character;
      append_utf8(character, c);
      HPDF_Font_TextWidth(fonts[font], reinterpret_cast<const HPDF_BYTE*>(character.data()),
                          static_cast<HPDF_UINT>(character.size()));
    }
  }

  void seal(Sheet& sheet) {
    if (sheet.sealed) return;
    write_page_content(sheet.page, deflater.packed(sheet.content.finished()));
    sheet.content = PageContent();
    sheet.sealed = true;
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
  d.check();
  const auto place = d.sheets.begin() + static_cast<std::ptrdiff_t>(at);
  const HPDF_Page page = at < d.sheets.size() ? HPDF_InsertPage(d.pdf, place->page) : HPDF_AddPage(d.pdf);
  d.check();
  HPDF_Page_SetWidth(page, real(width_));
  HPDF_Page_SetHeight(page, real(height_));
  d.sheets.insert(place, Sheet{page});
  d.at = at;
  d.check();
}

std::size_t PdfCanvas::pages() const {
  return document_->sheets.size();
}

void PdfCanvas::select_page(std::size_t page) {
  document_->sheets.at(page);
  document_->at = page;
}

void PdfCanvas::seal_page() {
  document_->seal(document_->sheet());
}

void PdfCanvas::bookmark(const std::string& title, double y, int level) {
  Document& d = *document_;
  const std::string shown = fonts().regular.fit(title, 10, 400);
  const HPDF_Outline parent = level > 0 ? d.chapter : nullptr;
  const HPDF_Outline entry =
      HPDF_CreateOutline(d.pdf, parent, shown.c_str(), HPDF_GetEncoder(d.pdf, "UTF-8"));
  HPDF_Outline_SetOpened(entry, HPDF_FALSE);
  if (parent == nullptr) d.chapter = entry;
  const HPDF_Destination destination = HPDF_Page_CreateDestination(d.sheet().page);
  HPDF_Destination_SetFitH(destination, up(y));  // SetXYZ would refuse to keep the zoom
  HPDF_Outline_SetDestination(entry, destination);
}

void PdfCanvas::link(const Box& box, const std::string& url) {
  if (url.empty()) return;
  const HPDF_Rect area{real(box.x), up(box.bottom()), real(box.right()), up(box.y)};
  const HPDF_Annotation link = HPDF_Page_CreateURILinkAnnot(document_->sheet().page, area, url.c_str());
  HPDF_LinkAnnot_SetBorderStyle(link, 0, 0, 0);
}

void PdfCanvas::link(const Box& box, std::size_t page, double y) {
  const HPDF_Destination destination = HPDF_Page_CreateDestination(document_->sheets.at(page).page);
  HPDF_Destination_SetFitH(destination, up(y));
  const HPDF_Rect area{real(box.x), up(box.bottom()), real(box.right()), up(box.y)};
  const HPDF_Annotation link = HPDF_Page_CreateLinkAnnot(document_->sheet().page, area, destination);
  HPDF_LinkAnnot_SetBorderStyle(link, 0, 0, 0);
}

void PdfCanvas::picture(const Box& box, const Logo& logo) {
  Document& d = *document_;
  if (d.picture_png != logo.png) {
    d.picture = HPDF_LoadPngImageFromMem(d.pdf, reinterpret_cast<const HPDF_BYTE*>(logo.png.data()),
                                         static_cast<HPDF_UINT>(logo.png.size()));
    d.picture_png = logo.png;
  }
  d.check();
  const char* name = HPDF_Page_GetXObjectName(d.sheet().page, d.picture);
  d.check();
  d.sheet().content.picture(from_below(box), name);
}

void PdfCanvas::show_outline() {
  HPDF_SetPageMode(document_->pdf, HPDF_PAGE_MODE_USE_OUTLINE);
}

void PdfCanvas::save(Sink& sink) {
  Document& d = *document_;
  for (Sheet& sheet : d.sheets) d.seal(sheet);
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

std::vector<Point> PdfCanvas::from_below(std::vector<Point> points) const {
  for (Point& point : points) point.y = height_ - point.y;
  return points;
}

Box PdfCanvas::from_below(const Box& box) const {
  return {box.x, height_ - box.bottom(), box.width, box.height};
}

void PdfCanvas::draw_text(Point at, const std::string& text, const TextStyle& style) {
  Document& d = *document_;
  const std::size_t font = style.weight == Weight::Semibold ? 1 : 0;
  d.mark_used(font, text);
  d.sheet().content.text({at.x, height_ - at.y}, text, d.font_name(font), style);
}

void PdfCanvas::polyline(const std::vector<Point>& points, const Stroke& line) {
  document_->sheet().content.polyline(from_below(points), line);
}

void PdfCanvas::polygon(const std::vector<Point>& points, Color color) {
  document_->sheet().content.polygon(from_below(points), color);
}

void PdfCanvas::rectangle(const Box& box, Color color) {
  document_->sheet().content.rectangle(from_below(box), color);
}

void PdfCanvas::disc(Point center, double radius, Color color) {
  document_->sheet().content.disc({center.x, height_ - center.y}, radius, color);
}

}  // namespace boletim
