#include "reports/pdf/section.h"

#include <algorithm>

#include "reports/words/texts.h"

namespace boletim {
namespace {

constexpr TextStyle kTitle{11, Weight::Semibold, kInk}, kNote{8, Weight::Regular, kNotes};
constexpr TextStyle kName{9, Weight::Semibold, kInk};
constexpr double kNoteLeading = 11, kModule = 110;
constexpr double kAboveTitle = 24, kTitleLine = 6;
constexpr int kRowsWithTitle = 6;  // of a long table, on the page that its title is on

Paragraph note_of(Pages& pages, const std::string& note) {
  return {pages.canvas(), {{note, kNote.weight, kNote.color}}, kNote.size, kNoteLeading, pages.width()};
}

Paragraph set_words(Pages& pages, const std::vector<Span>& spans) {
  return {pages.canvas(), spans, 8.5, 12.5, pages.width()};
}

/// From the title's base to what stands below it.
double below_title(const std::string& note, const Paragraph& words) {
  return note.empty() ? 12 : 24 - kNoteLeading + words.height();
}

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
  if (texts == nullptr) return draw_words(pages, {{kpi.meaning}});
  draw_words(pages, {{std::string(texts->description)}});
  draw_words(pages, {{std::string(text("trend.purpose", locale)) + ": " + std::string(texts->purpose),
                      Weight::Regular, kNotes}});
}

}  // namespace

void draw_opening(Pages& pages, const Heading& heading, const std::string& when,
                  const std::vector<Span>& answer) {
  PdfCanvas& canvas = pages.canvas();
  const Paragraph title(canvas, {{heading.title, Weight::Semibold}}, 19, 24, pages.width(), 2);
  title.draw(canvas, {pages.left(), pages.y});
  pages.y += title.height() + 14;
  pages.say_part();
  canvas.text({pages.left(), pages.y}, when, {10, Weight::Regular, kNotes}, Anchor::Start, pages.width());
  pages.say_if_late();
  pages.y += 17;
  const Paragraph words(canvas, answer, 11.5, 16.5, pages.width(), 8);
  words.draw(canvas, {pages.left(), pages.y});
  pages.y += words.height();
}

void draw_section(Pages& pages, const std::string& title, const std::string& note, double room) {
  PdfCanvas& canvas = pages.canvas();
  const Paragraph words = note_of(pages, note);
  if (!pages.at_top()) pages.y += kAboveTitle;
  pages.need(room + kTitleLine + below_title(note, words));
  pages.mark(title, pages.y - 12);
  pages.y += kTitleLine;
  canvas.text({pages.left(), pages.y}, title, kTitle, Anchor::Start, pages.width());
  if (!note.empty()) words.draw(canvas, {pages.left(), pages.y + 14 - kNote.size * 1.07});
  pages.y += below_title(note, words);
}

void draw_section(Pages& pages, const TableSection& section) {
  const double start = kTableStart + kRowHeight * kRowsWithTitle;
  draw_section(pages, section.title, section.note, std::min(start, table_height(pages, section.table)));
  draw_table(pages, section.table);
}

double title_height(Pages& pages, const std::string& note) {
  return kAboveTitle + kTitleLine + below_title(note, note_of(pages, note));
}

double height_of(Pages& pages, const TableSection& section) {
  return title_height(pages, section.note) + table_height(pages, section.table);
}

double words_height(Pages& pages, const std::vector<Span>& spans) {
  return set_words(pages, spans).height();
}

void draw_words(Pages& pages, const std::vector<Span>& spans) {
  const Paragraph words = set_words(pages, spans);
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

std::string recipients_in(const Heading& heading, const Canvas& canvas) {
  constexpr double kLongest = 200;  // points
  std::string names;
  for (const std::string& name : heading.recipients)
    names += (names.empty() ? "" : " · ") + canvas.shown(name, {}, kLongest);
  return names;
}

void draw_recipients(Pages& pages, const Heading& heading) {
  if (heading.recipients.empty()) return;
  draw_section(pages, std::string(text("trend.recipients", heading.locale)), "", 40);
  draw_words(pages, {{recipients_in(heading, pages.canvas())}});
}

}  // namespace boletim
