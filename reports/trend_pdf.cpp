#include "reports/trend_pdf.h"

#include <algorithm>

#include "reports/format.h"
#include "reports/grid.h"
#include "reports/line_chart.h"
#include "reports/pages.h"
#include "reports/texts.h"
#include "reports/tile.h"
#include "reports/trend_answer.h"
#include "reports/trend_tables.h"
#include "reports/where_table.h"

namespace boletim {
namespace {

constexpr double kChartHeight = 108, kRowGap = 12;
constexpr std::size_t kKpisATable = 6;  // as many as have room beside each other

constexpr TextStyle kNote{8, Weight::Regular, kNotes};

/// The report being drawn, section by section, in the order in which it is read.
class TrendDrawing {
 public:
  TrendDrawing(const TrendReport& report, const Look& look, Pages& pages)
      : report_(report), heading_(report.heading), look_(look), pages_(pages), canvas_(pages.canvas()) {}

  void title() {
    canvas_.bookmark(std::string(text("trend.summary", locale())), 0);
    const Paragraph title(canvas_, {{heading_.title, Weight::Semibold}}, 19, 24, pages_.width(), 2);
    title.draw(canvas_, {pages_.left(), pages_.y});
    pages_.y += title.height() + 14;
    canvas_.text({pages_.left(), pages_.y}, format_period(heading_.period, locale()),
                 {10, Weight::Regular, kNotes});
    pages_.say_if_late();
    pages_.y += 17;
    const Paragraph answer(canvas_, trend_answer(report_), 11.5, 16.5, pages_.width(), 8);
    answer.draw(canvas_, {pages_.left(), pages_.y});
    pages_.y += answer.height() + 10;
  }

  void tiles() {
    const Grid grid{pages_.left(), pages_.width(), report_.kpis.size()};
    for (std::size_t i = 0; i < report_.kpis.size(); ++i) {
      if (i % grid.columns() == 0) begin_row(i, kTileHeight);
      draw_tile(canvas_, grid.cell(i, pages_.y, kTileHeight), report_.kpis[i], heading_, kpi_color(look_, i));
    }
    pages_.y += kTileHeight;
  }

  void course() {
    std::size_t most = 0;
    for (const KpiFigures& kpi : report_.kpis) most = std::max(most, kpi.course.size());
    if (most == 0) return;
    if (most < 2)
      section(std::string(text("trend.first", locale())),
              course_note() + " · " + std::string(text("trend.first_point", locale())), kChartHeight);
    else
      section(say_kind("trend.course", {format_count(static_cast<std::int64_t>(most), locale())}),
              course_note(), kChartHeight);
    const Grid grid{pages_.left(), pages_.width(), report_.kpis.size()};
    for (std::size_t i = 0; i < report_.kpis.size(); ++i) {
      if (i % grid.columns() == 0) begin_row(i, kChartHeight);
      draw_line_chart(canvas_, grid.cell(i, pages_.y, kChartHeight),
                      line_chart(report_.kpis[i], heading_, kpi_color(look_, i)));
    }
    pages_.y += kChartHeight;
  }

  void changes() {
    const bool counted = std::ranges::any_of(
        report_.kpis, [](const KpiFigures& k) { return k.previous || (k.now && k.now->total > 0); });
    if (!counted) return;
    const Table table = changes_table(report_, look_);
    section(std::string(has_previous(report_) ? text("trend.changed", heading_.period.kind, locale())
                                              : text("trend.composition", locale())),
            changes_note(),
            kTableStart + kRowHeight * static_cast<double>(std::min<std::size_t>(table.rows.size(), 6)));
    draw_table(pages_, table);
  }

  void where() {
    const auto kpi =
        std::ranges::find_if(report_.kpis, [](const KpiFigures& k) { return k.now && k.now->total > 0; });
    if (kpi == report_.kpis.end() || report_.axes.empty() || report_.axes[0].segments.empty()) return;
    const auto index = static_cast<std::size_t>(kpi - report_.kpis.begin());
    const WhereTable where = where_table(report_, report_.axes[0], index, kpi_color(look_, index));
    const KpiTexts* texts = kpi_texts(kpi->id, locale());
    const std::string what = texts != nullptr ? std::string(texts->attribute) : in_running_text(kpi->title);
    const double height = kRowHeight * static_cast<double>(where.table.rows.size()) + 24;
    section(say("trend.where", locale(), {what}),
            kpi->now->flagged == 0 ? std::string(text("detail.nothing", locale())) : where.note, height);
    draw_table(pages_, where.table);
  }

  void axes() {
    for (const AxisFigures& axis : report_.axes) {
      if (axis.segments.empty()) continue;
      // Seven KPIs are tables of four and three, not of six and one.
      const std::size_t tables = (report_.kpis.size() + kKpisATable - 1) / kKpisATable;
      for (std::size_t i = 0; i < tables; ++i) {
        const std::size_t first = i * report_.kpis.size() / tables,
                          last = (i + 1) * report_.kpis.size() / tables;
        section(say("trend.by_axis", locale(), {in_running_text(axis.title)}),
                say("trend.axis_note", locale(), {noun(heading_.noun, 2, locale())}), kTableStart);
        draw_table(pages_, axis_table(report_, axis, first, last));
      }
    }
  }

  void meaning() {
    pages_.next();
    section(std::string(text("trend.meaning", locale())), "", 60);
    for (std::size_t i = 0; i < report_.kpis.size(); ++i) meaning_of(report_.kpis[i], kpi_color(look_, i));
    if (heading_.replaced > 0) {
      pages_.y += 12;
      paragraph({{say_count("page.replaced", heading_.replaced, locale(),
                            {format_count(heading_.replaced, locale())}) +
                      ".",
                  Weight::Regular, kNotes}});
    }
    if (heading_.recipients.empty()) return;
    section(std::string(text("trend.recipients", locale())), "", 40);
    std::string names;
    for (const std::string& name : heading_.recipients)
      names += (names.empty() ? "" : " · ") + canvas_.shown(name, {}, 200);
    paragraph({{names}});
  }

 private:
  Locale locale() const { return heading_.locale; }

  std::string say_kind(std::string_view key, std::initializer_list<std::string_view> values) const {
    static constexpr const char* kinds[] = {".daily", ".weekly", ".monthly", ".yearly"};
    return say(std::string(key) + kinds[static_cast<int>(heading_.period.kind)], locale(), values);
  }

  /// A new row of tiles or charts; the first one stands where the section begins.
  void begin_row(std::size_t i, double height) {
    if (i > 0) pages_.y += height + kRowGap;
    pages_.need(height);
  }

  /// A title with its note; on a new page unless it has that much room below.
  void section(const std::string& title, const std::string& note, double room) {
    if (!pages_.at_top()) pages_.y += 24;
    pages_.need(room + 30);
    canvas_.bookmark(title, pages_.y - 12);
    pages_.y += 6;
    canvas_.text({pages_.left(), pages_.y}, title, {11, Weight::Semibold, kInk}, Anchor::Start,
                 pages_.width());
    if (!note.empty())
      canvas_.text({pages_.left(), pages_.y + 14}, note, kNote, Anchor::Start, pages_.width());
    pages_.y += note.empty() ? 12 : 24;
  }

  std::string course_note() const {
    std::string note = say_kind("trend.course_note", {noun(heading_.noun, 2, locale())});
    if (std::ranges::any_of(report_.kpis, [](const KpiFigures& kpi) { return kpi.target.has_value(); }))
      note += " · " + std::string(text("trend.legend_target", locale()));
    if (std::ranges::any_of(report_.kpis, [](const KpiFigures& kpi) { return kpi.year_ago.has_value(); }))
      note += " · " + std::string(text("trend.legend_year", locale()));
    return note;
  }

  std::string changes_note() const {
    std::string note(text(has_previous(report_) ? "trend.changed_note" : "trend.changed_first", locale()));
    if (std::ranges::any_of(report_.kpis, [](const KpiFigures& kpi) { return kpi.declined != 0; }))
      note.append("; ").append(text("trend.changed_declined", locale()));
    return note;
  }

  void paragraph(const std::vector<Span>& spans) {
    const Paragraph text(canvas_, spans, 8.5, 12.5, pages_.width());
    pages_.need(text.height());
    text.draw(canvas_, {pages_.left(), pages_.y});
    pages_.y += text.height();
  }

  void meaning_of(const KpiFigures& kpi, Color color) {
    const KpiTexts* texts = kpi_texts(kpi.id, locale());
    pages_.y += 12;
    pages_.need(54);
    const TextStyle style{9, Weight::Semibold, kInk};
    canvas_.rectangle({pages_.left(), pages_.y + 3, 5, 5}, color);
    const double x = pages_.left() + 9;
    canvas_.text({x, pages_.y + 8.5}, kpi.title, style, Anchor::Start, pages_.width() - 120);
    const double end = x + canvas_.width(canvas_.shown(kpi.title, style, pages_.width() - 120), style);
    if (texts != nullptr)
      canvas_.text({end + 3, pages_.y + 8.5}, "· " + std::string(texts->module), kNote, Anchor::Start, 110);
    pages_.y += 15;
    if (texts == nullptr) {
      paragraph({{std::string(text("trend.own_kpi", locale())), Weight::Regular, kNotes}});
      return;
    }
    paragraph({{std::string(texts->description)}});
    paragraph({{std::string(text("trend.purpose", locale())) + ": " + std::string(texts->purpose),
                Weight::Regular, kNotes}});
  }

  const TrendReport& report_;
  const Heading& heading_;
  const Look& look_;
  Pages& pages_;
  PdfCanvas& canvas_;
};

}  // namespace

void write_trend_pdf(const TrendReport& report, const Look& look, Sink& sink) {
  const Fonts fonts(look);
  PdfCanvas canvas(fonts, Pages::kA4Short, Pages::kA4Long);
  canvas.describe(report.heading, report.heading.title);
  Pages pages(canvas, report.heading);
  TrendDrawing drawing(report, look, pages);
  drawing.title();
  drawing.tiles();
  drawing.course();
  drawing.changes();
  drawing.where();
  drawing.axes();
  drawing.meaning();
  pages.finish();
  canvas.save(sink);
}

}  // namespace boletim
