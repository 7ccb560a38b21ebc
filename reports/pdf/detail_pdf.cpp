#include "reports/pdf/detail_pdf.h"

#include <stdexcept>
#include <utility>

#include "reports/drawing/pages.h"
#include "reports/pdf/detail_columns.h"
#include "reports/pdf/detail_contents.h"
#include "reports/pdf/detail_plan.h"
#include "reports/pdf/row_list.h"
#include "reports/pdf/section.h"
#include "reports/words/detail_words.h"
#include "reports/words/format.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

constexpr double kRow = 17.5, kHeadHeight = 18, kGroupHeight = 34;
constexpr double kTitleLine = 14;
/// Who receives the report: a line in Semibold, and up to three of names.
constexpr double kEndTitle = 30, kEndLine = 12;
constexpr std::size_t kMostEndLines = 3;

constexpr TextStyle kTitle{15, Weight::Semibold, kInk};
constexpr TextStyle kSubtitle{9.5, Weight::Regular, kNotes};
constexpr TextStyle kHead{7.5, Weight::Semibold, kNotes};
constexpr TextStyle kGroup{9, Weight::Semibold, kInk};

using SampledRows = RowsAhead<DetailRows, DetailRow>;

std::string limits(const DetailReport& report) {
  std::string line = rows_words(report);
  if (report.masked) line.append(" · ").append(text("detail.masked", report.heading.locale));
  return line;
}

std::string number(std::size_t count, Locale locale) {
  return format_count(static_cast<std::int64_t>(count), locale);
}

/// A part's place among the others; 1 of 1 is the whole.
struct Place {
  std::size_t part = 1, parts = 1;
};

/// What stands above the first rows or the contents, line by line.
struct Title {
  std::string title;
  std::vector<std::string> notes;
  bool late = false;

  Title(const DetailReport& report, const DetailPart& part, Place place) {
    const Locale locale = report.heading.locale;
    title = say("detail.title", locale, {noun_head(report.heading.noun, locale)});
    if (!report.heading.part.empty()) title += " · " + report.heading.part;
    notes.push_back(limits(report));
    if (place.parts > 1)
      notes.push_back(
          say("detail.part", locale,
              {number(place.part, locale), number(place.parts, locale),
               format_count(part.first_row + 1, locale), format_count(part.first_row + part.rows, locale)}));
    late = report.heading.late_since.has_value();
  }
  double height() const {
    return 33 + kTitleLine * static_cast<double>(notes.size() - 1 + (late ? 1 : 0)) + 12;
  }
  void draw(Pages& pages) const {
    PdfCanvas& canvas = pages.canvas();
    const double top = pages.y;
    canvas.text({pages.left(), top + 15}, title, kTitle, Anchor::Start, pages.width());
    pages.y = top + 33 - kTitleLine;
    for (const std::string& note : notes) {
      pages.y += kTitleLine;
      canvas.text({pages.left(), pages.y}, note, kSubtitle, Anchor::Start, pages.width());
    }
    pages.say_if_late();
    pages.y = top + height();
  }
};

/// Draws the rows of one part as they come. Hairlines of a page are drawn together at its end: one text
/// object a page.
class PartDrawing {
 public:
  PartDrawing(const DetailReport& report, const Look& look, Pages& pages,
              const std::vector<DetailColumn>& columns)
      : report_(report),
        locale_(report.heading.locale),
        link_color_(kpi_color(look, 0)),
        pages_(pages),
        canvas_(pages.canvas()),
        columns_(columns) {}

  void page(const DetailPage& page, SampledRows& rows) {
    if (page.empty()) return;
    head();
    for (const DetailBlock& block : page) {
      if (!report_.axes.empty()) group(block);
      for (std::int64_t i = 0; i < block.rows; ++i) {
        if (!rows.next(row_) || !belongs(row_, report_.groups[block.group]))
          throw std::runtime_error(
              "the rows of the detail report are not those that were counted: its file of flagged records "
              "is damaged; run the job again");
        row(row_);
      }
    }
    for (const auto& [y, stroke] : rules_) canvas_.line({pages_.left(), y}, {pages_.right(), y}, stroke);
    rules_.clear();
  }

  void nothing() {
    canvas_.text({pages_.left(), pages_.y + 18}, text("detail.nothing", locale_),
                 {11.5, Weight::Regular, kInk});
    pages_.y += 24;
  }

  void end() {
    if (report_.heading.recipients.empty()) return;
    pages_.y += kEndTitle;
    canvas_.text({pages_.left(), pages_.y - 4}, text("trend.recipients", locale_), kGroup);
    Paragraph(canvas_, {{recipients_in(report_.heading, canvas_)}}, 8.5, kEndLine, pages_.width(),
              kMostEndLines)
        .draw(canvas_, {pages_.left(), pages_.y});
  }

 private:
  bool belongs(const DetailRow& row, const DetailGroup& group) const {
    if (report_.axes.empty()) return true;
    return row.axes.empty() ? group.value.empty() : row.axes[0] == group.value;
  }

  void head() {
    pages_.y += kHeadHeight;
    for (const DetailColumn& column : columns_) put(column, pages_.y - 5, column.head, kHead);
    rules_.emplace_back(pages_.y, Stroke{kInk, 0.8});
  }

  void row(const DetailRow& row) {
    for (const DetailColumn& column : columns_) {
      const DetailCell cell = column.cell(row, locale_);
      put(column, pages_.y + 12, cell.text, {8.5, Weight::Regular, cell.color});
    }
    if (!row.link.empty()) link(row);
    pages_.y += kRow;
    rules_.emplace_back(pages_.y, Stroke{});
  }

  /// The code leads into the ERP, and looks like it.
  void link(const DetailRow& row) {
    const DetailColumn& code = columns_.front();
    put(code, pages_.y + 12, row.id, {8.5, Weight::Regular, link_color_});
    canvas_.link({code.left, pages_.y, code.width, kRow}, row.link);
  }

  void put(const DetailColumn& column, double y, const std::string& text, const TextStyle& style) {
    const double x = column.anchor == Anchor::End ? column.left + column.width : column.left;
    canvas_.text({x, y}, text, style, column.anchor, column.width);
  }

  /// "Varejo · 112 das 1.702 · continua".
  void group(const DetailBlock& block) {
    const DetailGroup& group = report_.groups[block.group];
    const double top = pages_.y;
    pages_.y += kGroupHeight;
    const double y = pages_.y - 8;
    const std::string name =
        canvas_.shown(segment_name(group.value, report_.axes[0], locale_), kGroup, pages_.width() - 160);
    canvas_.text({pages_.left(), y}, name, kGroup);
    if (!block.continues || !has_groups_) pages_.mark(name, top);
    has_groups_ = true;
    const std::string all = format_count(group.rows, locale_);
    std::string note = " · ";
    note += group.shown < group.rows ? say("detail.group", locale_, {format_count(group.shown, locale_), all})
                                     : all;
    if (block.continues) note.append(" · ").append(text("page.continued", locale_));
    canvas_.text({pages_.left() + canvas_.width(name, kGroup) + 2.5, y}, note, {9, Weight::Regular, kNotes});
    rules_.emplace_back(pages_.y, Stroke{kInk, 0.8});
  }

  const DetailReport& report_;
  Locale locale_;
  Color link_color_;
  Pages& pages_;
  PdfCanvas& canvas_;
  const std::vector<DetailColumn>& columns_;
  std::vector<std::pair<double, Stroke>> rules_;
  bool has_groups_ = false;  ///< the first one of a part begins there, also where it goes on
  DetailRow row_;
};

/// Groups in the order in which a part's pages name them first.
std::vector<ContentsEntry> contents_of(const DetailReport& report, const DetailPart& part,
                                       double above_rows) {
  const Locale locale = report.heading.locale;
  std::vector<ContentsEntry> entries;
  for (std::size_t i = 0; i < part.pages.size(); ++i) {
    double y = Pages::kTop + kHeadHeight;
    if (i == 0 && part.contents_pages == 0) y += above_rows;
    for (const DetailBlock& block : part.pages[i]) {
      const DetailGroup& group = report.groups[block.group];
      if (!block.continues || entries.empty())
        entries.push_back({segment_name(group.value, report.axes[0], locale),
                           format_count(group.shown, locale), part.contents_pages + i, y});
      y += kGroupHeight + static_cast<double>(block.rows) * kRow;
    }
  }
  return entries;
}

std::vector<DetailPart> plan(const DetailReport& report) {
  DetailMeasures measures;
  measures.page = Pages::kA4Short - Pages::kFoot - Pages::kTop;
  measures.column_heads = kHeadHeight;
  measures.group = kGroupHeight;
  measures.row = kRow;
  measures.contents_line = DetailContents::kLine;
  measures.contents_gap = DetailContents::kBelow;
  measures.contents_columns = DetailContents::kColumns;
  if (!report.heading.recipients.empty()) measures.end = kEndTitle + kEndLine * kMostEndLines;
  const auto planned = [&](Place place) {
    measures.title = Title(report, {}, place).height();
    return plan_detail(report, measures, static_cast<std::size_t>(report.pages));
  };
  std::vector<DetailPart> parts = planned({1, 1});
  return parts.size() == 1 ? parts : planned({1, parts.size()});
}

void write_part(const DetailReport& report, const DetailPart& part, Place place, const Look& look,
                Pages& pages, const std::vector<DetailColumn>& columns, SampledRows& rows) {
  PartDrawing drawing(report, look, pages, columns);
  const Title title(report, part, place);
  title.draw(pages);
  std::vector<ContentsEntry> entries;
  if (part.has_contents()) entries = contents_of(report, part, title.height() + part.contents_height);
  DetailContents contents(std::move(entries));
  contents.draw(pages, report.heading.locale);
  if (part.rows == 0) drawing.nothing();
  for (std::size_t i = 0; i < part.pages.size(); ++i) {
    if (i > 0 || part.contents_pages > 0) pages.next();
    drawing.page(part.pages[i], rows);
  }
  if (place.part == place.parts) drawing.end();
  contents.link(pages.canvas());
}

}  // namespace

std::vector<std::size_t> write_detail_pdf(const DetailReport& report, DetailRows& rows, const Look& look,
                                          const OpenPart& open) {
  const Fonts fonts(look);
  SampledRows sampled(rows);
  std::vector<DetailColumn> columns;
  const std::vector<DetailPart> parts = plan(report);
  std::vector<std::size_t> counts;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Place place{i + 1, parts.size()};
    PdfCanvas canvas(fonts, Pages::kA4Long, Pages::kA4Short);
    std::string title = report.heading.title;
    std::string label;
    if (place.parts > 1) {
      const Locale locale = report.heading.locale;
      label = say("page.part", locale, {number(place.part, locale), number(place.parts, locale)});
      title += " · " + label;
    }
    canvas.describe(report.heading, title);
    Pages pages(canvas, report.heading, {parts[i].all_pages(), label}, look.logo.get());
    if (columns.empty())
      columns = detail_columns(canvas, report, sampled.ahead(), pages.left(), pages.width());
    write_part(report, parts[i], place, look, pages, columns, sampled);
    if (parts[i].has_contents()) canvas.show_outline();
    pages.finish();
    canvas.save(open(place.part, place.parts));
    counts.push_back(canvas.pages());
  }
  return counts;
}

}  // namespace boletim
