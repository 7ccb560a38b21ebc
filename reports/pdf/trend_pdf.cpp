#include "reports/pdf/trend_pdf.h"

#include <algorithm>
#include <optional>

#include "reports/charts/course_chart.h"
#include "reports/charts/tile.h"
#include "reports/drawing/grid.h"
#include "reports/drawing/pages.h"
#include "reports/pdf/first_page.h"
#include "reports/pdf/flow_tables.h"
#include "reports/pdf/impact_table.h"
#include "reports/pdf/section.h"
#include "reports/pdf/trend_answer.h"
#include "reports/pdf/trend_tables.h"
#include "reports/pdf/where_table.h"
#include "reports/words/flow_words.h"
#include "reports/words/format.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

constexpr double kRowGap = 12, kAboveBreaks = 6;
constexpr std::size_t kMostPlaces = 8, kLeastPlaces = 2;  // rows of where to act first
constexpr std::size_t kKpisATable = 6;                    // as many as have room beside each other

/// The report being drawn, section by section, in the order in which it is read.
class TrendDrawing {
 public:
  TrendDrawing(const TrendReport& report, const Look& look, Pages& pages)
      : report_(report), heading_(report.heading), look_(look), pages_(pages), canvas_(pages.canvas()) {}

  void title() {
    pages_.mark(std::string(text("trend.summary", locale())), 0);
    draw_opening(pages_, heading_, format_period(heading_.period, locale()), trend_answer(report_));
    pages_.y += 10;
  }

  void tiles() {
    const Grid grid{pages_.left(), pages_.width(), report_.kpis.size()};
    for (std::size_t i = 0; i < report_.kpis.size(); ++i) {
      if (i % grid.columns() == 0) begin_row(i, kTileHeight);
      draw_tile(canvas_, grid.cell(i, pages_.y, kTileHeight), report_.kpis[i], heading_, kpi_color(look_, i));
    }
    pages_.y += kTileHeight;
  }

  /// The course of each KPI, what changed, and where to act: as page one has room for them.
  void news() {
    const std::optional<TableSection> changes = this->changes(), where = this->where(kLeastPlaces);
    const Course course = this->course();
    const FirstPage page =
        share_out({pages_.room(), course.charts.empty() ? 0 : course.grid.rows(), course.around,
                   changes ? height_of(pages_, *changes) : 0, where ? height_of(pages_, *where) : 0});
    if (!course.charts.empty()) draw(course, page.chart_height);
    if (changes && !page.where_first) draw_section(pages_, *changes);
    if (where) draw_where();
    if (changes && page.where_first) draw_section(pages_, *changes);
  }

  /// One small chart a segment, all of one scale, so that they compare at a glance; of a first reading the
  /// table by the axis says as much.
  void segment_courses() {
    constexpr std::size_t columns = 4;
    constexpr double height = 84;
    if (report_.segment_courses.size() < 2 || report_.segment_kpi >= report_.kpis.size() ||
        report_.axes.empty())
      return;
    const KpiFigures& kpi = report_.kpis[report_.segment_kpi];
    if (kpi.course.size() < 2) return;
    draw_section(
        pages_,
        say("trend.segments", locale(), {in_running_text(report_.axes[0].title), in_title(kpi, locale())}),
        std::string(text("trend.segments_note", locale())), height);
    const AxisScale scale = common_scale(report_);
    const double labels = scale_width(canvas_, scale, locale());
    const double across = (pages_.width() - labels - kRowGap * (columns - 1)) / columns;
    for (std::size_t i = 0; i < report_.segment_courses.size(); ++i) {
      if (i % columns == 0) begin_row(i, height);
      CourseChart chart =
          segment_chart(report_.segment_courses[i], report_, kpi_color(look_, report_.segment_kpi), scale);
      chart.scale_width = i % columns == 0 ? labels : 0.0;
      const double x = pages_.left() + static_cast<double>(i % columns) * (across + kRowGap) +
                       (i % columns == 0 ? 0 : labels);
      draw_course_chart(canvas_, {x, pages_.y, across + (i % columns == 0 ? labels : 0), height}, chart);
    }
    pages_.y += height;
  }

  /// What is wrong, where the table of changes does not say it.
  void composition() {
    if (!has_flows(report_) || !has_composition(report_)) return;
    std::string words(text("trend.changed_first", locale()));
    if (has_declined()) words.append("; ").append(text("trend.changed_declined", locale()));
    draw_section(pages_, {std::string(text("trend.composition", locale())), words,
                          changes_table(report_, look_, false)});
  }

  void days() {
    const Table table = days_table(report_, look_);
    if (table.rows.empty()) return;
    draw_section(pages_, {std::string(text("trend.days", locale())),
                          std::string(text("trend.days_note", locale())), table});
  }

  void impacts() {
    for (std::size_t i = 0; i < report_.kpis.size(); ++i) {
      const KpiFigures& kpi = report_.kpis[i];
      const Table table = impact_table(report_, i);
      if (table.rows.empty() || !has_records(kpi)) continue;
      const std::string which = kpi_attribute(kpi.id, kpi.title, locale());
      draw_section(pages_, {say("trend.impact", locale(), {in_title(kpi, locale())}),
                            which.empty() ? std::string(text("trend.impact_note_own", locale()))
                                          : say("trend.impact_note", locale(), {which}),
                            table});
    }
  }

  void owners() {
    for (std::size_t i = 0; i < report_.kpis.size(); ++i) {
      const Table table = owners_table(report_, i);
      if (table.rows.empty()) continue;
      draw_section(pages_, {say("trend.owners", locale(), {in_title(report_.kpis[i], locale())}),
                            std::string(text("trend.owners_note", locale())), table});
    }
  }

  /// Of the axis that says where to act.
  void changes_by_axis() {
    if (report_.axes.empty()) return;
    const AxisFigures& axis = report_.axes[0];
    for (std::size_t i = 0; i < report_.kpis.size(); ++i) {
      const Table table = flows_by_axis(report_, axis, i);
      if (table.rows.empty()) continue;
      std::string words(text("trend.flows_note", locale()));
      words.append("; ").append(text("trend.flows_moved_note", locale()));
      if (axis.many) words.append("; ").append(text("trend.many_note", locale()));
      draw_section(pages_, {say("trend.flows_by", locale(),
                                {in_running_text(axis.title), in_title(report_.kpis[i], locale())}),
                            words, table});
    }
  }

  void axes() {
    for (const AxisFigures& axis : report_.axes) {
      if (axis.segments.empty()) continue;
      // Seven KPIs are tables of four and three, not of six and one.
      const std::size_t tables = (report_.kpis.size() + kKpisATable - 1) / kKpisATable;
      for (std::size_t i = 0; i < tables; ++i) {
        const std::size_t first = i * report_.kpis.size() / tables,
                          last = (i + 1) * report_.kpis.size() / tables;
        std::string words = say("trend.axis_note", locale(), {noun(heading_.noun, 2, locale())});
        if (axis.many) words.append("; ").append(text("trend.many_note", locale()));
        draw_section(pages_, say("trend.by_axis", locale(), {in_running_text(axis.title)}), words,
                     kTableStart);
        draw_table(pages_, axis_table(report_, axis, first, last));
      }
    }
  }

  void meaning() {
    pages_.next();
    draw_meanings(pages_, report_.kpis, look_, locale());
    if (heading_.replaced > 0) {
      pages_.y += 12;
      draw_words(pages_, {{say_count("page.replaced", heading_.replaced, locale(),
                                     {format_count(heading_.replaced, locale())}) +
                               ".",
                           Weight::Regular, kNotes}});
    }
    suspects();
    draw_recipients(pages_, heading_);
  }

 private:
  /// The charts of the course before they are drawn.
  struct Course {
    Grid grid;
    std::vector<CourseChart> charts;  ///< none: no KPI has a number
    std::string title, note;
    double legend = 0;  ///< height below each chart
    double around = 0;  ///< all that the section takes but the charts themselves
    std::vector<std::string> breaks;
  };

  Locale locale() const { return heading_.locale; }

  static bool has_records(const KpiFigures& kpi) { return kpi.now && kpi.now->total > 0; }

  Course course() const {
    Course course;
    course.grid = {pages_.left(), pages_.width(), report_.kpis.size()};
    course.note = course_note();
    std::size_t most = 0;
    for (const KpiFigures& kpi : report_.kpis) most = std::max(most, kpi.course.size());
    if (most == 0) return course;
    for (std::size_t i = 0; i < report_.kpis.size(); ++i)
      course.charts.push_back(course_chart(report_.kpis[i], report_, kpi_color(look_, i)));
    course.legend = most_legend(canvas_, course.charts, course.grid.cell(0, 0, 0).width);
    if (most < 2) {
      course.title = text("trend.first", locale());
      course.note.append(" · ").append(text("trend.first_point", locale()));
    } else {
      const bool weekly = heading_.period.kind == ReportPeriod::Kind::Weekly;
      course.title =
          say_kind("trend.course", {format_count_word(static_cast<std::int64_t>(most), weekly, locale())});
    }
    course.breaks = break_words(report_);
    const auto rows = static_cast<double>(course.grid.rows());
    course.around = title_height(pages_, course.note) + rows * course.legend + (rows - 1) * kRowGap;
    if (!course.breaks.empty()) course.around += kAboveBreaks;
    for (const std::string& sentence : course.breaks) course.around += words_height(pages_, {{sentence}});
    return course;
  }

  void draw(const Course& course, double chart_height) {
    const double height = chart_height + course.legend;
    draw_section(pages_, course.title, course.note, height);
    for (std::size_t i = 0; i < course.charts.size(); ++i) {
      if (i % course.grid.columns() == 0) begin_row(i, height);
      draw_course_chart(canvas_, course.grid.cell(i, pages_.y, height), course.charts[i]);
    }
    pages_.y += height;
    if (!course.breaks.empty()) pages_.y += kAboveBreaks;
    for (const std::string& sentence : course.breaks) note(sentence);
  }

  std::optional<TableSection> changes() const {
    if (has_flows(report_)) {
      TableSection section{{}, {}, flows_table(report_, look_)};
      section.title = report_.flows_since ? say("trend.flows_since", locale(),
                                                {format_moment(*report_.flows_since, locale())})
                                          : std::string(text("trend.flows", heading_.period.kind, locale()));
      section.note = flows_note(section.table);
      return section;
    }
    const bool counted = std::ranges::any_of(
        report_.kpis, [](const KpiFigures& kpi) { return kpi.previous || has_records(kpi); });
    if (!counted) return std::nullopt;
    return TableSection{
        std::string(has_previous(report_) ? text("trend.changed", heading_.period.kind, locale())
                                          : text("trend.composition", locale())),
        changes_note(), changes_table(report_, look_)};
  }

  /// Of the first KPI that has a number; at most `most` values have a row of their own.
  std::optional<TableSection> where(std::size_t most) const {
    const auto kpi = std::ranges::find_if(report_.kpis, has_records);
    if (kpi == report_.kpis.end() || report_.axes.empty() || report_.axes[0].segments.empty())
      return std::nullopt;
    const auto index = static_cast<std::size_t>(kpi - report_.kpis.begin());
    WhereTable where = where_table(report_, report_.axes[0], index, kpi_color(look_, index), most);
    std::string words = kpi->now->flagged == 0 ? std::string(text("detail.nothing", locale())) : where.note;
    if (report_.axes[0].many) words.append("; ").append(text("trend.many_note", locale()));
    return TableSection{say("trend.where", locale(), {in_title(*kpi, locale())}), words,
                        std::move(where.table)};
  }

  /// With as many rows as this page has room for, or all on the next one.
  void draw_where() {
    std::size_t most = kMostPlaces;
    while (most > kLeastPlaces && height_of(pages_, *where(most)) > pages_.room()) --most;
    const bool fits = height_of(pages_, *where(most)) <= pages_.room();
    draw_section(pages_, *where(fits ? most : kMostPlaces));
  }

  bool has_declined() const {
    return std::ranges::any_of(report_.kpis, [](const KpiFigures& kpi) { return kpi.declined != 0; });
  }

  void note(const std::string& words) { draw_words(pages_, {{words, Weight::Regular, kNotes}}); }

  void suspects() {
    constexpr std::size_t most = 10;
    if (report_.suspects.empty()) return;
    draw_section(pages_, std::string(text("trend.suspects", locale())),
                 std::string(text("trend.suspects_note", locale())), 60);
    for (std::size_t i = 0; i < std::min(most, report_.suspects.size()); ++i) {
      const SuspectFigures& suspect = report_.suspects[i];
      draw_words(pages_, {{say("trend.suspect", locale(),
                               {suspect.column, canvas_.shown(suspect.value, {}, 200),
                                counted_noun(heading_.noun, suspect.records, locale())})}});
    }
    if (report_.suspects.size() <= most) return;
    const auto more = static_cast<std::int64_t>(report_.suspects.size() - most);
    note(say_count("trend.suspects_more", more, locale(), {format_count(more, locale())}));
  }

  std::string say_kind(std::string_view key, std::initializer_list<std::string_view> values) const {
    static constexpr const char* kinds[] = {".daily", ".weekly", ".monthly", ".yearly"};
    return say(std::string(key) + kinds[static_cast<int>(heading_.period.kind)], locale(), values);
  }

  /// A new row of tiles or charts; the first one stands where the section begins.
  void begin_row(std::size_t i, double height) {
    if (i > 0) pages_.y += height + kRowGap;
    pages_.need(height);
  }

  std::string course_note() const {
    std::string note = say_kind("trend.course_note", {noun(heading_.noun, 2, locale())});
    if (std::ranges::any_of(report_.kpis, [](const KpiFigures& kpi) { return kpi.target.has_value(); }))
      note += " · " + std::string(text("trend.legend_target", locale()));
    if (std::ranges::any_of(report_.kpis, [](const KpiFigures& kpi) { return kpi.year_ago.has_value(); }))
      note += " · " + std::string(text("trend.legend_year", locale()));
    if (!break_words(report_).empty()) note += " · " + std::string(text("trend.legend_rule", locale()));
    return note;
  }

  std::string flows_note(const Table& table) const {
    const std::string base = base_words(report_);
    std::string note = base.empty() ? std::string(text("trend.flows_note", locale())) : base;
    if (table.columns.back().head == text("column.days_to_correct", locale()))
      note.append("; ").append(text("trend.flows_note_days", locale()));
    if (std::ranges::any_of(report_.kpis, [](const KpiFigures& kpi) {
          return kpi.changed || (kpi.flows && kpi.flows->reclassified != 0);
        }))
      note.append("; ").append(text("trend.flows_note_rules", locale()));
    return note;
  }

  std::string changes_note() const {
    std::string note(text(has_previous(report_) ? "trend.changed_note" : "trend.changed_first", locale()));
    if (has_declined()) note.append("; ").append(text("trend.changed_declined", locale()));
    return note;
  }

  const TrendReport& report_;
  const Heading& heading_;
  const Look& look_;
  Pages& pages_;
  PdfCanvas& canvas_;
};

}  // namespace

std::size_t write_trend_pdf(const TrendReport& report, const Look& look, Sink& sink) {
  const Fonts fonts(look);
  PdfCanvas canvas(fonts, Pages::kA4Short, Pages::kA4Long);
  canvas.describe(report.heading, report.heading.title);
  Pages pages(canvas, report.heading, {}, look.logo.get());
  TrendDrawing drawing(report, look, pages);
  drawing.title();
  drawing.tiles();
  drawing.news();
  drawing.composition();
  drawing.days();
  drawing.impacts();
  drawing.owners();
  drawing.segment_courses();
  drawing.changes_by_axis();
  drawing.axes();
  drawing.meaning();
  pages.finish();
  canvas.save(sink);
  return canvas.pages();
}

}  // namespace boletim
