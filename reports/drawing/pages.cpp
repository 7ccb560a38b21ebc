#include "reports/drawing/pages.h"

#include "reports/words/format.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

constexpr TextStyle kFrame{8, Weight::Regular, kNotes};
constexpr TextStyle kFoot{7.5, Weight::Regular, kNotes};

}  // namespace

Pages::Pages(PdfCanvas& canvas, const Heading& heading) : canvas_(canvas), heading_(heading) {
  next();
}

void Pages::next() {
  canvas_.add_page();
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

void Pages::finish() {
  const std::string taken = taken_line(heading_);
  const std::string all = format_count(static_cast<std::int64_t>(canvas_.pages()), heading_.locale);
  const double line = canvas_.page_height() - 42, text_y = canvas_.page_height() - 30;
  for (std::size_t i = 0; i < canvas_.pages(); ++i) {
    canvas_.select_page(i);
    canvas_.line({left(), line}, {right(), line}, {});
    canvas_.text({left(), text_y}, taken, kFoot, Anchor::Start, width() - 90);
    const std::string number = format_count(static_cast<std::int64_t>(i + 1), heading_.locale);
    canvas_.text({right(), text_y}, say("page.number", heading_.locale, {number, all}), kFoot, Anchor::End);
  }
}

}  // namespace boletim
