#include "reports/pdf/row_list.h"

#include <algorithm>

#include "reports/drawing/table.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

constexpr TextStyle kHead{7.5, Weight::Semibold, kNotes}, kCell{8.5, Weight::Regular, kInk};
constexpr TextStyle kNote{7.5, Weight::Regular, kNotes};
constexpr TextStyle kGroup{9, Weight::Semibold, kInk}, kContinued{9, Weight::Regular, kNotes};
constexpr double kRow = 17.5, kHeadHeight = 16, kGroupHeight = 18, kGap = 10, kNoteLine = 11;

}  // namespace

RowList::RowList(Pages& pages, Locale locale, std::vector<ListColumn> columns,
                 const std::vector<std::vector<ListCell>>& sample, std::size_t widest)
    : pages_(pages), locale_(locale), columns_(std::move(columns)) {
  const Canvas& canvas = pages_.canvas();
  std::vector<double> natural;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    natural.push_back(canvas.width(columns_[i].head, kHead) + 0.1);
    for (const auto& row : sample)
      natural.back() = std::max(natural.back(),
                                canvas.width(canvas.shown(row[i].text, kCell, pages_.width()), kCell) + 0.1);
  }
  const double room = pages_.width() - kGap * static_cast<double>(columns_.size() - 1);
  double left = pages_.left();
  for (const double width : fit_columns(std::move(natural), room, widest)) {
    places_.push_back({left, width});
    left += width + kGap;
  }
}

double RowList::room() {
  return kHeadHeight + 2 * kRow;
}

void RowList::head() {
  pages_.y += kHeadHeight;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const bool ends = columns_[i].anchor == Anchor::End;
    pages_.canvas().text({places_[i].left + (ends ? places_[i].width : 0), pages_.y - 5}, columns_[i].head,
                         kHead, columns_[i].anchor, places_[i].width);
  }
  rules_.emplace_back(pages_.y, Stroke{kInk, 0.8});
}

void RowList::begin(std::string group) {
  group_ = std::move(group);
  head();
}

void RowList::row(const std::vector<ListCell>& cells, const std::string& note) {
  Canvas& canvas = pages_.canvas();
  const double height = note.empty() ? kRow : kRow + kNoteLine;
  if (pages_.room() < height) {
    end();
    pages_.next();
    pages_.y += kGroupHeight;
    const std::string name = canvas.shown(group_, kGroup, pages_.width() - 80);
    canvas.text({pages_.left(), pages_.y - 4}, name, kGroup);
    canvas.text({pages_.left() + canvas.width(name, kGroup) + 2.5, pages_.y - 4},
                " · " + std::string(text("page.continued", locale_)), kContinued);
    head();
  }
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const bool ends = columns_[i].anchor == Anchor::End;
    canvas.text({places_[i].left + (ends ? places_[i].width : 0), pages_.y + 12}, cells[i].text,
                {kCell.size, kCell.weight, cells[i].color}, columns_[i].anchor, places_[i].width);
    if (!cells[i].link.empty())
      pages_.canvas().link({places_[i].left, pages_.y, places_[i].width, kRow}, cells[i].link);
  }
  if (!note.empty())
    canvas.text({places_[1].left, pages_.y + 12 + kNoteLine}, note, kNote, Anchor::Start,
                pages_.right() - places_[1].left);
  pages_.y += height;
  rules_.emplace_back(pages_.y, Stroke{});
}

void RowList::end() {
  for (const auto& [y, stroke] : rules_)
    pages_.canvas().line({pages_.left(), y}, {pages_.right(), y}, stroke);
  rules_.clear();
}

}  // namespace boletim
