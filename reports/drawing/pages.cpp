#include "reports/drawing/pages.h"

#include <algorithm>
#include <utility>

#include "reports/words/format.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

constexpr TextStyle kFrame{8, Weight::Regular, kNotes};
constexpr TextStyle kFootText{7.5, Weight::Regular, kNotes};
constexpr TextStyle kEntry{9, Weight::Regular, kInk};
constexpr double kLogoHeight = 24, kLogoWidth = 160, kLogoGap = 9;
constexpr double kEntryHeight = 18;
constexpr std::size_t kMostWithoutContents = 10;  ///< pages
constexpr std::size_t kMostEntries = 200;         ///< of contents; more are told by their groups alone

std::string number_of(std::size_t count, Locale locale) {
  return format_count(static_cast<std::int64_t>(count), locale);
}

}  // namespace

Pages::Pages(PdfCanvas& canvas, const Heading& heading, PageCount count, const Logo* logo)
    : canvas_(canvas), heading_(heading), count_(std::move(count)), logo_(logo) {
  next();
}

void Pages::next() {
  if (count_.pages > 0 && canvas_.pages() > 0) canvas_.seal_page();
  canvas_.add_page();
  if (count_.pages > 0) foot(canvas_.pages(), count_.pages);
  frame();
}

void Pages::frame() {
  const double line = 58.5, text_y = 50, half = width() / 2 - 6;
  double x = left();
  if (logo_ != nullptr && logo_->width > 0 && logo_->height > 0) {
    const double scale = std::min(kLogoHeight / logo_->height, kLogoWidth / logo_->width);
    const Box box{x, line - 4.5 - logo_->height * scale, logo_->width * scale, logo_->height * scale};
    canvas_.picture(box, *logo_);
    x = box.right() + kLogoGap;
  }
  canvas_.line({left(), line}, {right(), line}, {});
  canvas_.text({x, text_y}, heading_.organization, kFrame, Anchor::Start, left() + half - x);
  canvas_.text({right(), text_y}, say("page.brand", heading_.locale, {heading_.title}), kFrame, Anchor::End,
               half);
  y = kTop;
}

bool Pages::need(double height) {
  if (room() >= height) return false;
  next();
  return true;
}

void Pages::say_part() {
  if (heading_.part.empty()) return;
  canvas_.text({left(), y}, heading_.part, {10, Weight::Semibold, kInk}, Anchor::Start, width());
  y += 15;
}

void Pages::say_if_late() {
  const std::string late = late_note(heading_);
  if (late.empty()) return;
  y += 14;
  canvas_.text({left(), y}, late, {9, Weight::Semibold, kWorse}, Anchor::Start, width());
}

void Pages::mark(const std::string& title, double at, int level) {
  canvas_.bookmark(title, at, level);
  marks_.push_back({title, canvas_.pages() - 1, at, level});
}

void Pages::contents(std::size_t at) {
  const Locale locale = heading_.locale;
  if (marks_.size() > kMostEntries) std::erase_if(marks_, [](const Mark& mark) { return mark.level > 0; });
  if (marks_.size() > kMostEntries) marks_.resize(kMostEntries);
  const double first = kTop + 30, foot = canvas_.page_height() - kFoot;
  const auto a_page = static_cast<std::size_t>((foot - first) / kEntryHeight);
  const std::size_t more = (marks_.size() + a_page - 1) / a_page;
  for (std::size_t i = 0; i < marks_.size(); ++i) {
    if (i % a_page == 0) {
      canvas_.insert_page(at + i / a_page);
      frame();
      canvas_.text({left(), y + 12}, text("page.contents", locale), {11, Weight::Semibold, kInk});
      y = first;
    }
    const Mark& mark = marks_[i];
    const std::size_t page = mark.page < at ? mark.page : mark.page + more;
    const double indent = mark.level * 12.0, base = y + 12;
    canvas_.text({left() + indent, base}, mark.title, kEntry, Anchor::Start, width() - indent - 60);
    canvas_.text({right(), base}, number_of(page + 1, locale), kEntry, Anchor::End);
    y += kEntryHeight;
    canvas_.line({left(), y}, {right(), y}, {});
  }
  // Only now do all pages stand where the numbers say.
  for (std::size_t i = 0; i < marks_.size(); ++i) {
    const Mark& mark = marks_[i];
    if (i % a_page == 0) canvas_.select_page(at + i / a_page);
    const Box row{left(), first + static_cast<double>(i % a_page) * kEntryHeight, width(), kEntryHeight};
    canvas_.link(row, mark.page < at ? mark.page : mark.page + more, mark.y);
  }
}

void Pages::foot(std::size_t page, std::size_t pages) {
  const Locale locale = heading_.locale;
  const double line = canvas_.page_height() - 42, text_y = canvas_.page_height() - 30;
  canvas_.line({left(), line}, {right(), line}, {});
  std::string place = say("page.number", locale, {number_of(page, locale), number_of(pages, locale)});
  if (!count_.part.empty()) place = count_.part + " · " + place;
  canvas_.text({right(), text_y}, place, kFootText, Anchor::End);
  canvas_.text({left(), text_y}, taken_line(heading_), kFootText, Anchor::Start, width() - 150);
}

void Pages::finish(std::size_t contents_at) {
  if (count_.pages > 0) return;
  if (canvas_.pages() > kMostWithoutContents && marks_.size() > 1) {
    contents(std::min(contents_at, canvas_.pages() - 1));
    canvas_.show_outline();
  }
  for (std::size_t i = 0; i < canvas_.pages(); ++i) {
    canvas_.select_page(i);
    foot(i + 1, canvas_.pages());
  }
}

}  // namespace boletim
