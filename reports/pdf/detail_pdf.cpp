#include "reports/pdf/detail_pdf.h"

#include <utility>

#include "reports/drawing/pages.h"
#include "reports/pdf/detail_columns.h"
#include "reports/words/format.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

constexpr double kRow = 17.5, kHeadHeight = 18, kGroupHeight = 34;
/// Rows that are read ahead so that columns fit what stands in them; the default limit of a detail PDF is
/// less.
constexpr std::size_t kSample = 400;

constexpr TextStyle kHead{7.5, Weight::Semibold, kNotes};
constexpr TextStyle kGroup{9, Weight::Semibold, kInk};

/// Rows of a port, the first ones read ahead.
class SampledRows {
 public:
  explicit SampledRows(DetailRows& rows) : rows_(rows) {
    for (DetailRow row; sample_.size() < kSample && rows_.next(row);) sample_.push_back(std::move(row));
  }
  const std::vector<DetailRow>& sample() const { return sample_; }
  bool next(DetailRow& row) {
    if (at_ == sample_.size()) return rows_.next(row);
    row = sample_[at_++];
    return true;
  }

 private:
  DetailRows& rows_;
  std::vector<DetailRow> sample_;
  std::size_t at_ = 0;
};

std::string limits(const DetailReport& report) {
  const Locale locale = report.heading.locale;
  std::string line;
  if (report.shown < report.flagged) {
    line = say_count("detail.limited", report.shown, locale,
                     {format_count(report.shown, locale), format_count(report.flagged, locale)});
    if (!report.all_in.empty()) line += "; " + say("detail.all_in", locale, {report.all_in});
  } else {
    line = say_count("detail.all", report.flagged, locale, {format_count(report.flagged, locale)});
  }
  if (report.masked) line.append(" · ").append(text("detail.masked", locale));
  return line;
}

/// Draws rows as they come. Hairlines of a page are drawn together at its end: one text object a page.
class DetailDrawing {
 public:
  DetailDrawing(const DetailReport& report, Pages& pages, std::vector<DetailColumn> columns)
      : report_(report),
        locale_(report.heading.locale),
        pages_(pages),
        canvas_(pages.canvas()),
        columns_(std::move(columns)) {}

  void title() {
    const std::string title = say("detail.title", locale_, {noun_head(report_.heading.noun, locale_)});
    pages_.y += 15;
    canvas_.text({pages_.left(), pages_.y}, title, {15, Weight::Semibold, kInk});
    pages_.y += 18;
    canvas_.text({pages_.left(), pages_.y}, limits(report_), {9.5, Weight::Regular, kNotes}, Anchor::Start,
                 pages_.width());
    pages_.say_if_late();
    pages_.y += 12;
  }

  void head() {
    pages_.y += kHeadHeight;
    for (const DetailColumn& column : columns_) put(column, pages_.y - 5, column.head, kHead);
    rules_.emplace_back(pages_.y, Stroke{kInk, 0.8});
  }

  void row(const DetailRow& row) {
    const std::string value = row.axes.empty() ? std::string() : row.axes[0];
    const bool grouped = !report_.axes.empty();
    const bool begins = grouped && (first_ || value != group_);
    if (pages_.room() < kRow + (begins ? kGroupHeight + kRow : 0)) {
      end_page();
      pages_.next();
      head();
      if (grouped && !begins) group(value, true);
    }
    if (begins) {
      find_group(value);
      group(value, false);
    }
    for (const DetailColumn& column : columns_) {
      const DetailCell cell = column.cell(row, locale_);
      put(column, pages_.y + 12, cell.text, {8.5, Weight::Regular, cell.color});
    }
    pages_.y += kRow;
    rules_.emplace_back(pages_.y, Stroke{});
    first_ = false;
  }

  void nothing() {
    canvas_.text({pages_.left(), pages_.y + 18}, text("detail.nothing", locale_),
                 {11.5, Weight::Regular, kInk});
  }

  void end_page() {
    for (const auto& [y, stroke] : rules_) canvas_.line({pages_.left(), y}, {pages_.right(), y}, stroke);
    rules_.clear();
  }

 private:
  void put(const DetailColumn& column, double y, const std::string& text, const TextStyle& style) {
    const double x = column.anchor == Anchor::End ? column.left + column.width : column.left;
    canvas_.text({x, y}, text, style, column.anchor, column.width);
  }

  void find_group(const std::string& value) {
    group_ = value;
    while (at_ < report_.groups.size() && report_.groups[at_].value != value) ++at_;
    if (at_ == report_.groups.size()) {  // not in order after all: looked for from the start
      at_ = 0;
      while (at_ < report_.groups.size() && report_.groups[at_].value != value) ++at_;
    }
  }

  /// "Varejo · 112 das 1.702 · continua".
  void group(const std::string& value, bool continues) {
    pages_.y += kGroupHeight;
    const double y = pages_.y - 8;
    const std::string name =
        canvas_.shown(segment_name(value, report_.axes[0], locale_), kGroup, pages_.width() - 160);
    canvas_.text({pages_.left(), y}, name, kGroup);
    if (!continues) canvas_.bookmark(name, pages_.y - kGroupHeight);
    std::string note;
    if (at_ < report_.groups.size()) {
      const DetailGroup& group = report_.groups[at_];
      const std::string all = format_count(group.rows, locale_);
      note = " · " + (group.shown < group.rows
                          ? say("detail.group", locale_, {format_count(group.shown, locale_), all})
                          : all);
    }
    if (continues) note.append(" · ").append(text("page.continued", locale_));
    canvas_.text({pages_.left() + canvas_.width(name, kGroup) + 2.5, y}, note, {9, Weight::Regular, kNotes});
    rules_.emplace_back(pages_.y, Stroke{kInk, 0.8});
  }

  const DetailReport& report_;
  Locale locale_;
  Pages& pages_;
  PdfCanvas& canvas_;
  std::vector<DetailColumn> columns_;
  std::vector<std::pair<double, Stroke>> rules_;
  std::string group_;
  std::size_t at_ = 0;  ///< of the group among report_.groups
  bool first_ = true;
};

}  // namespace

void write_detail_pdf(const DetailReport& report, DetailRows& rows, const Look& look, Sink& sink) {
  const Fonts fonts(look);
  PdfCanvas canvas(fonts, Pages::kA4Long, Pages::kA4Short);
  canvas.describe(report.heading, report.heading.title);
  Pages pages(canvas, report.heading);
  SampledRows sampled(rows);
  DetailDrawing drawing(report, pages,
                        detail_columns(canvas, report, sampled.sample(), pages.left(), pages.width()));
  drawing.title();
  DetailRow row;
  if (sampled.next(row)) {
    drawing.head();
    do drawing.row(row);
    while (sampled.next(row));
  } else {
    drawing.nothing();
  }
  drawing.end_page();
  pages.finish();
  canvas.save(sink);
}

}  // namespace boletim
