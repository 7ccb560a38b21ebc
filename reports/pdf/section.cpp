#include "reports/pdf/section.h"

#include <algorithm>

#include "reports/words/texts.h"

namespace boletim {
namespace {

constexpr TextStyle kTitle{11, Weight::Semibold, kInk}, kNote{8, Weight::Regular, kNotes};
constexpr TextStyle kName{9, Weight::Semibold, kInk};
constexpr double kNoteLeading = 11, kModule = 110;

void draw_meaning(Pages& pages, const KpiFigures& kpi, Color color, Locale locale) {
  Canvas& canvas = pages.canvas();
  const KpiTexts* texts = kpi_texts(kpi.id, locale);
  pages.y += 12;
  pages.need(54);
  canvas.rectangle({pages.left(), pages.y + 3, 5, 5}, color);
  const double x = pages.left() + 9, room = pages.width() - 10 - kModule;
  canvas.text({x, pages.y + 8.5}, kpi.title, kName, Anchor::Start, room);
  const double end = x + canvas.width(canvas.shown(kpi.title, kName, room), kName);
  if (texts != nullptr)
    canvas.text({end + 3, pages.y + 8.5}, "· " + std::string(texts->module), kNote, Anchor::Start, kModule);
  pages.y += 15;
  if (texts == nullptr)
    return draw_words(pages, {{std::string(text("trend.own_kpi", locale)), Weight::Regular, kNotes}});
  draw_words(pages, {{std::string(texts->description)}});
  draw_words(pages, {{std::string(text("trend.purpose", locale)) + ": " + std::string(texts->purpose),
                      Weight::Regular, kNotes}});
}

}  // namespace

void draw_section(Pages& pages, const std::string& title, const std::string& note, double room) {
  PdfCanvas& canvas = pages.canvas();
  if (!pages.at_top()) pages.y += 24;
  pages.need(room + 30);
  pages.mark(title, pages.y - 12);
  pages.y += 6;
  canvas.text({pages.left(), pages.y}, title, kTitle, Anchor::Start, pages.width());
  const Paragraph words(canvas, {{note, kNote.weight, kNote.color}}, kNote.size, kNoteLeading, pages.width());
  if (!note.empty()) words.draw(canvas, {pages.left(), pages.y + 14 - kNote.size * 1.07});
  pages.y += note.empty() ? 12 : 24 - kNoteLeading + words.height();
}

double room_of(const Table& table) {
  return kTableStart + kRowHeight * static_cast<double>(std::min<std::size_t>(table.rows.size(), 6));
}

void draw_words(Pages& pages, const std::vector<Span>& spans) {
  const Paragraph words(pages.canvas(), spans, 8.5, 12.5, pages.width());
  pages.need(words.height());
  words.draw(pages.canvas(), {pages.left(), pages.y});
  pages.y += words.height();
}

std::string in_title(const KpiFigures& kpi, Locale locale) {
  const std::string which = kpi_attribute(kpi.id, kpi.title, locale);
  return which.empty() ? in_running_text(kpi.title) : which;
}

void draw_meanings(Pages& pages, const std::vector<KpiFigures>& kpis, const Look& look, Locale locale) {
  if (kpis.empty()) return;
  draw_section(pages, std::string(text("trend.meaning", locale)), "", 60);
  for (std::size_t i = 0; i < kpis.size(); ++i) draw_meaning(pages, kpis[i], kpi_color(look, i), locale);
}

void draw_recipients(Pages& pages, const Heading& heading) {
  if (heading.recipients.empty()) return;
  constexpr double kLongest = 200;  // of one name
  draw_section(pages, std::string(text("trend.recipients", heading.locale)), "", 40);
  std::string names;
  for (const std::string& name : heading.recipients)
    names += (names.empty() ? "" : " · ") + pages.canvas().shown(name, {}, kLongest);
  draw_words(pages, {{names}});
}

}  // namespace boletim
