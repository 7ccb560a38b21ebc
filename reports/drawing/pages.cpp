#include "reports/drawing/pages.h"

#include <utility>

#include "reports/words/format.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

constexpr TextStyle kFrame{8, Weight::Regular, kNotes};
constexpr TextStyle kFootText{7.5, Weight::Regular, kNotes};

}  // namespace

Pages::Pages(PdfCanvas& canvas, const Heading& heading, PageCount count)
    : canvas_(canvas), heading_(heading), count_(std::move(count)) {
  next();
}

void Pages::next() {
  if (count_.pages > 0 && canvas_.pages() > 0) canvas_.seal_page();
  canvas_.add_page();
  if (count_.pages > 0) foot(canvas_.pages(), count_.pages);
  const double line = 58.5, text_y = 50, half = width() / 2 - 6;
  canvas_.line({left(), line}, {right(), line}, {});
  canvas_.text({left(), text_y}, heading_.organization, kFrame, Anchor::Start, half);
  canvas_.text({right(), text_y}, say("page.brand", heading_.locale, {heading_.title}), kFrame, Anchor::End,
               half);
  y = kTop;
}

bool Pages::need(double height) {
  if (room() >= height) return false;
  next();
  return true;
}

void Pages::say_if_late() {
  const std::string late = late_note(heading_);
  if (late.empty()) return;
  y += 14;
  canvas_.text({left(), y}, late, {9, Weight::Semibold, kWorse}, Anchor::Start, width());
}

void Pages::foot(std::size_t page, std::size_t pages) {
  const Locale locale = heading_.locale;
  const auto number = [locale](std::size_t count) {
    return format_count(static_cast<std::int64_t>(count), locale);
  };
  const double line = canvas_.page_height() - 42, text_y = canvas_.page_height() - 30;
  canvas_.line({left(), line}, {right(), line}, {});
  std::string place = say("page.number", locale, {number(page), number(pages)});
  if (!count_.part.empty()) place = count_.part + " · " + place;
  canvas_.text({right(), text_y}, place, kFootText, Anchor::End);
  canvas_.text({left(), text_y}, taken_line(heading_), kFootText, Anchor::Start, width() - 150);
}

void Pages::finish() {
  if (count_.pages > 0) return;
  for (std::size_t i = 0; i < canvas_.pages(); ++i) {
    canvas_.select_page(i);
    foot(i + 1, canvas_.pages());
  }
}

}  // namespace boletim
