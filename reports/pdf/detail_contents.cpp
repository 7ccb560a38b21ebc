#include "reports/pdf/detail_contents.h"

#include <algorithm>

#include "reports/words/format.h"

namespace boletim {
namespace {

constexpr double kGap = 30, kNumber = 30;
constexpr TextStyle kName{8.5, Weight::Regular, kInk};
constexpr TextStyle kNote{8.5, Weight::Regular, kNotes};

}  // namespace

void DetailContents::draw(Pages& pages, Locale locale) {
  PdfCanvas& canvas = pages.canvas();
  const double width = (pages.width() - kGap * (kColumns - 1)) / kColumns;
  std::size_t lines = 0, on_page = 0;
  const auto begin = [&](std::size_t left) {
    const auto most = std::max<std::size_t>(static_cast<std::size_t>(pages.room() / kLine), 1);
    lines = std::min((left + kColumns - 1) / kColumns, most);
    on_page = 0;
  };
  begin(entries_.size());
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const ContentsEntry& entry = entries_[i];
    if (on_page == lines * kColumns) {
      pages.next();
      begin(entries_.size() - i);
    }
    const double left = pages.left() + static_cast<double>(on_page / lines) * (width + kGap);
    const Box box{left, pages.y + static_cast<double>(on_page % lines) * kLine, width, kLine};
    const double base = box.bottom() - 4.5;
    const std::string count = " · " + entry.count;
    const double most = width - kNumber - canvas.width(count, kNote) - 2;
    const std::string name = canvas.shown(entry.name, kName, most);
    canvas.text({left, base}, name, kName);
    canvas.text({left + canvas.width(name, kName) + 2, base}, count, kNote);
    const auto number = static_cast<std::int64_t>(entry.page + 1);
    canvas.text({box.right(), base}, format_count(number, locale), kName, Anchor::End);
    canvas.line({left, box.bottom()}, {box.right(), box.bottom()}, {});
    areas_.push_back({canvas.pages() - 1, box});
    ++on_page;
  }
  pages.y += kLine * static_cast<double>(lines) + (entries_.empty() ? 0 : kBelow);
}

void DetailContents::link(PdfCanvas& canvas) const {
  for (std::size_t i = 0; i < areas_.size(); ++i) {
    canvas.select_page(areas_[i].page);
    canvas.link(areas_[i].box, entries_[i].page, entries_[i].y);
  }
}

}  // namespace boletim
