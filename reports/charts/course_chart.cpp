#include "reports/charts/course_chart.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "reports/charts/shades.h"
#include "reports/words/format.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

constexpr TextStyle kTitle{8.5, Weight::Semibold, kInk};
constexpr TextStyle kLabel{7.5, Weight::Regular, kNotes};
constexpr TextStyle kTarget{7, Weight::Regular, kInk};
constexpr TextStyle kLegend{7, Weight::Regular, kNotes};
constexpr double kTitleHeight = 22, kFootHeight = 15, kGap = 6, kDot = 2.2, kKey = 5, kLegendLine = 10;

std::optional<double> percent(const TrendPoint& point) {
  return point.share ? point.share->percent() : std::nullopt;
}

/// Where values lie on the page.
struct Plot {
  Box box;
  AxisScale scale;
  std::size_t points = 0;
  bool bars = false;

  double slot() const { return box.width / static_cast<double>(std::max<std::size_t>(points, 1)); }
  /// One point alone lies at the end, where the next ones will be; bars have a slot each.
  double x(std::size_t i) const {
    if (bars) return box.x + slot() * (static_cast<double>(i) + 0.5);
    if (points < 2) return box.right();
    return box.x + box.width * static_cast<double>(i) / static_cast<double>(points - 1);
  }
  double y(double value) const {
    return box.bottom() - box.height * std::clamp(scale.share(value), 0.0, 1.0);
  }
};

double highest(const CourseChart& chart) {
  double most = std::max(chart.target.value_or(0), chart.year_ago.value_or(0));
  for (const TrendPoint& point : chart.points) most = std::max(most, percent(point).value_or(0));
  return most;
}

std::string target_words(const CourseChart& chart) {
  return say("trend.target", chart.locale, {format_percent_short(*chart.target, chart.locale)});
}

Plot lay_out(const Canvas& canvas, const Box& box, const CourseChart& chart) {
  const bool bars = chart.kind == ChartKind::Bar;
  Plot plot{box, chart.scale.value_or(percent_scale(highest(chart))), chart.points.size(), bars};
  const double left = chart.scale_width.value_or(scale_width(canvas, plot.scale, chart.locale));
  // As wide for all charts of a page: the widest value a line may end with.
  const TextStyle end{7.5, Weight::Semibold, chart.color};
  double right = canvas.width(format_percent(88.8, chart.locale), end) + kGap + kDot;
  if (const auto value = chart.points.empty() ? std::nullopt : percent(chart.points.back()))
    right = std::max(right, canvas.width(format_percent(*value, chart.locale), end) + kDot + 4.5);
  if (bars && chart.target) right = std::max(right, canvas.width(target_words(chart), kTarget) + kDot + 4.5);
  plot.box.x += left;
  plot.box.width -= left + right;
  plot.box.y += kTitleHeight;
  plot.box.height -= kTitleHeight + kFootHeight + legend_height(canvas, chart, box.width);
  return plot;
}

void draw_scale(Canvas& canvas, const Plot& plot, const CourseChart& chart) {
  for (const double tick : plot.scale.ticks) {
    const double y = plot.y(tick);
    const Stroke stroke = tick == 0 ? Stroke{kInk, 0.8} : Stroke{kHairline, 0.6};
    canvas.line({plot.box.x, y}, {plot.box.right(), y}, stroke);
    if (chart.scale_width && *chart.scale_width == 0) continue;
    canvas.text({plot.box.x - kGap, y + 2.7}, format_percent_short(tick, chart.locale), kLabel, Anchor::End);
  }
}

std::string day_label(const CourseChart& chart, CivilDate day) {
  if (chart.period == ReportPeriod::Kind::Yearly) return std::to_string(day.year);
  if (chart.period != ReportPeriod::Kind::Monthly) return format_day(day, chart.locale);
  return fmt::format("{:02}/{}", day.month, day.year);
}

/// First and last period, and the one in the middle if it has room.
void draw_days(Canvas& canvas, const Plot& plot, const CourseChart& chart) {
  if (chart.points.empty()) return;
  const double y = plot.box.bottom() + 13;
  const std::size_t last = chart.points.size() - 1, middle = last / 2;
  const auto label = [&](std::size_t i) { return day_label(chart, chart.points[i].end); };
  const auto put = [&](std::size_t i, Anchor anchor) {
    canvas.text({plot.x(i), y}, label(i), kLabel, anchor);
  };
  put(last, Anchor::Middle);
  if (last == 0) return;
  put(0, Anchor::Start);
  const double half = canvas.width(label(middle), kLabel) / 2;
  const double from = plot.x(0) + canvas.width(label(0), kLabel) + kGap + half;
  const double to = plot.x(last) - canvas.width(label(last), kLabel) / 2 - kGap - half;
  if (middle > 0 && plot.x(middle) >= from && plot.x(middle) <= to) put(middle, Anchor::Middle);
}

/// The line in pieces, broken where nothing was counted or other rules came to count.
std::vector<std::vector<Point>> pieces(const Plot& plot, const CourseChart& chart) {
  std::vector<std::vector<Point>> all(1);
  for (std::size_t i = 0; i < chart.points.size(); ++i) {
    if (chart.points[i].changed && !all.back().empty()) all.emplace_back();
    if (const auto value = percent(chart.points[i]))
      all.back().push_back({plot.x(i), plot.y(*value)});
    else if (!all.back().empty())
      all.emplace_back();
  }
  if (all.back().empty()) all.pop_back();
  return all;
}

/// A bar's outline and what it is stacked of; none where nothing was counted.
struct ChartBar {
  Box box;
  std::optional<Composition> parts;
  std::int64_t flagged = 0;
};

std::vector<ChartBar> bars_of(const Plot& plot, const CourseChart& chart) {
  constexpr double share = 0.64, least = 0.6;  // of a slot; points
  std::vector<ChartBar> bars;
  for (std::size_t i = 0; i < chart.points.size(); ++i) {
    const auto value = percent(chart.points[i]);
    if (!value) continue;
    const double width = std::max(std::min(plot.slot() * share, 28.0), least), top = plot.y(*value);
    bars.push_back({{plot.x(i) - width / 2, top, width, plot.box.bottom() - top},
                    stack_of(chart.points[i]),
                    chart.points[i].share->flagged});
  }
  return bars;
}

/// From the foot up in the order of the states; what has no parts is of one colour.
void draw_bar(Canvas& canvas, const ChartBar& bar, Color color) {
  if (!bar.parts || bar.flagged <= 0) {
    canvas.rectangle(bar.box, color);
    return;
  }
  std::int64_t sum = 0;
  const auto y = [&](std::int64_t count) {
    return bar.box.bottom() - bar.box.height * static_cast<double>(count) / static_cast<double>(bar.flagged);
  };
  for (const StateShade& state : kStateShades) {
    const std::int64_t count = (*bar.parts).*state.count;
    if (count <= 0) continue;
    const double low = y(sum), high = y(sum + count);
    canvas.rectangle({bar.box.x, high, bar.box.width, low - high}, shade(color, state.white));
    sum += count;
  }
}

/// The lines round bars, as what labels must not cross.
std::vector<std::vector<Point>> outlines(const std::vector<ChartBar>& bars) {
  std::vector<std::vector<Point>> lines;
  for (const ChartBar& bar : bars) {
    const Box& b = bar.box;
    for (double x = b.x; x < b.right() + 4; x += 4) {  // closer than any label is wide
      const double at = std::min(x, b.right());
      lines.push_back({{at, b.bottom()}, {at, b.y}});
    }
  }
  return lines;
}

bool crosses(const std::vector<std::vector<Point>>& lines, const Box& label) {
  for (const auto& line : lines) {
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
      const Point a = line[i], b = line[i + 1];
      const double from = std::max(a.x, label.x), to = std::min(b.x, label.right());
      if (from > to) continue;
      const auto at = [&](double x) {
        return b.x == a.x ? a.y : a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x);
      };
      const auto [high, low] = a.x == b.x ? std::minmax({a.y, b.y}) : std::minmax({at(from), at(to)});
      if (low >= label.y && high <= label.bottom()) return true;
    }
    const auto inside = [&](Point p) {
      return p.x >= label.x && p.x <= label.right() && p.y >= label.y && p.y <= label.bottom();
    };
    if (std::ranges::any_of(line, inside)) return true;
  }
  return false;
}

/// Where the last value's label lies; nothing where there is none.
std::optional<Point> end_label(const Plot& plot, const CourseChart& chart) {
  const auto value = chart.points.empty() ? std::nullopt : percent(chart.points.back());
  if (!value) return std::nullopt;
  const double x = plot.bars ? plot.box.right() : plot.x(chart.points.size() - 1) + kDot + 2;
  return Point{x + 2, std::min(plot.y(*value) + 2.7, plot.box.bottom() - 1)};
}

/// The target's dashes, and its label where it crosses nothing; behind the last value if there is no such
/// place.
void draw_target(Canvas& canvas, const Plot& plot, const CourseChart& chart,
                 const std::vector<std::vector<Point>>& lines) {
  const Color color = plot.bars ? kInk : chart.color;
  const double y = plot.y(*chart.target);
  canvas.line({plot.box.x, y}, {plot.box.right(), y}, {color, 0.8, 3});
  const TextStyle style{kTarget.size, kTarget.weight, color};
  const std::string label = target_words(chart);
  const double width = canvas.width(label, style), height = 8;
  const double left = plot.box.x + 2, right = plot.box.right() - width - kGap;
  const double above = y - height - 1.5, below = y + 1.5;
  for (const Point corner : {Point{left, above},
                             {left, below},
                             {right, above},
                             {right, below},
                             {(left + right) / 2, above},
                             {(left + right) / 2, below}}) {
    const Box box{corner.x, corner.y, width, height};
    const bool inside = box.y >= plot.box.y - height && box.bottom() <= plot.box.bottom();
    if (!inside || crosses(lines, box)) continue;
    canvas.text({box.x, box.bottom() - 1.8}, label, style);
    return;
  }
  const auto end = end_label(plot, chart);
  double base = y + 2.5;
  constexpr double apart = 9;
  if (end && std::abs(base - end->y) < apart) base = end->y + (base < end->y ? -apart : apart);
  if (base > plot.box.bottom() + 4 && end) base = end->y - apart;
  canvas.text({plot.box.right() + kDot + 4, base}, label, style);
}

/// Marks between the last point by the old rules and the first by the new ones.
std::vector<std::vector<Point>> breaks(const Plot& plot, const CourseChart& chart) {
  std::vector<std::vector<Point>> marks;
  std::optional<std::size_t> before;
  for (std::size_t i = 0; i < chart.points.size(); ++i) {
    if (!percent(chart.points[i])) continue;
    if (chart.points[i].changed && before) {
      const double x = (plot.x(*before) + plot.x(i)) / 2;
      marks.push_back({{x, plot.box.y}, {x, plot.box.bottom()}});
    }
    before = i;
  }
  return marks;
}

void draw_end(Canvas& canvas, const Plot& plot, const CourseChart& chart) {
  const auto at = end_label(plot, chart);
  if (!at) return;
  const double value = *percent(chart.points.back());
  if (!plot.bars) canvas.disc({plot.x(chart.points.size() - 1), plot.y(value)}, kDot, chart.color);
  canvas.text(*at, format_percent(value, chart.locale), {7.5, Weight::Semibold, chart.color});
}

/// "■ não informado ■ fictício": where each entry lies, from the left edge and the first line's top.
struct LegendEntry {
  Point at;
  std::string text;
  Color color;
};

std::vector<LegendEntry> legend(const Canvas& canvas, const CourseChart& chart, double width) {
  std::vector<LegendEntry> entries;
  if (chart.kind != ChartKind::Bar) return entries;
  Point at;
  for (const StateShade& state : kStateShades) {
    const bool occurs = std::ranges::any_of(chart.points, [&](const TrendPoint& point) {
      const auto parts = stack_of(point);
      return parts && (*parts).*state.count > 0;
    });
    if (!occurs) continue;
    const std::string name(text(state.key, chart.locale));
    const double wide = kKey + 3 + canvas.width(name, kLegend);
    if (at.x > 0 && at.x + wide > width) at = {0, at.y + kLegendLine};
    entries.push_back({at, name, shade(chart.color, state.white)});
    at.x += wide + 7;
  }
  return entries;
}

void draw_legend(Canvas& canvas, const Box& box, const CourseChart& chart) {
  const double top = box.bottom() - legend_height(canvas, chart, box.width) + 2;
  for (const LegendEntry& entry : legend(canvas, chart, box.width)) {
    const Point at{box.x + entry.at.x, top + entry.at.y};
    canvas.rectangle({at.x, at.y + 2.5, kKey, kKey}, entry.color);
    canvas.text({at.x + kKey + 3, at.y + 7.5}, entry.text, kLegend);
  }
}

void draw_bars(Canvas& canvas, const Plot& plot, const CourseChart& chart) {
  const auto bars = bars_of(plot, chart);
  for (const ChartBar& bar : bars) draw_bar(canvas, bar, chart.color);
  const auto marks = breaks(plot, chart);
  for (const auto& mark : marks) canvas.polyline(mark, {kNotes, 0.8, 2});
  auto obstacles = outlines(bars);
  obstacles.insert(obstacles.end(), marks.begin(), marks.end());
  if (chart.target) draw_target(canvas, plot, chart, obstacles);
}

void draw_lines(Canvas& canvas, const Plot& plot, const CourseChart& chart) {
  const auto lines = pieces(plot, chart);
  const auto marks = breaks(plot, chart);
  for (const auto& mark : marks) canvas.polyline(mark, {kNotes, 0.8, 2});
  auto obstacles = lines;
  obstacles.insert(obstacles.end(), marks.begin(), marks.end());
  if (chart.target) draw_target(canvas, plot, chart, obstacles);
  for (const auto& line : lines) {
    canvas.polyline(line, {chart.color, 1.6});
    if (line.size() == 1) canvas.disc(line[0], 1.4, chart.color);
  }
}

std::optional<double> segment_target(const TrendReport& report) {
  return report.segment_kpi < report.kpis.size() ? report.kpis[report.segment_kpi].target : std::nullopt;
}

}  // namespace

CourseChart course_chart(const KpiFigures& kpi, const TrendReport& report, Color color) {
  const Heading& heading = report.heading;
  CourseChart chart{kpi.title, color, kpi.course, kpi.target, {}, {}, heading.locale, heading.period.kind};
  if (kpi.year_ago) chart.year_ago = kpi.year_ago->percent();
  chart.nothing = text("none.short", heading.locale);
  chart.kind = report.chart;
  return chart;
}

CourseChart segment_chart(const SegmentCourse& course, const TrendReport& report, Color color,
                          const AxisScale& scale) {
  KpiFigures kpi;
  const std::string axis = report.axes.empty() ? std::string() : report.axes[0].title;
  kpi.title = segment_name(course.value, axis, report.heading.locale);
  kpi.course = course.points;
  kpi.target = segment_target(report);
  for (TrendPoint& point : kpi.course) point.parts.reset();  // too small for shades
  CourseChart chart = course_chart(kpi, report, color);
  chart.scale = scale;
  return chart;
}

AxisScale common_scale(const TrendReport& report) {
  double most = segment_target(report).value_or(0);
  for (const SegmentCourse& course : report.segment_courses)
    for (const TrendPoint& point : course.points) most = std::max(most, percent(point).value_or(0));
  return percent_scale(most);
}

double scale_width(const Canvas& canvas, const AxisScale& scale, Locale locale) {
  double widest = 0;
  for (const double tick : scale.ticks)
    widest = std::max(widest, canvas.width(format_percent_short(tick, locale), kLabel));
  return widest + 0.5 + kGap;  // no letter touches the edge of a picture
}

double legend_height(const Canvas& canvas, const CourseChart& chart, double width) {
  const auto entries = legend(canvas, chart, width);
  return entries.empty() ? 0 : entries.back().at.y + kLegendLine + 2;
}

double most_legend(const Canvas& canvas, const std::vector<CourseChart>& charts, double width) {
  double most = 0;
  for (const CourseChart& chart : charts) most = std::max(most, legend_height(canvas, chart, width));
  return most;
}

void draw_course_chart(Canvas& canvas, const Box& box, const CourseChart& chart) {
  canvas.text({box.x, box.y + 9}, chart.title, kTitle, Anchor::Start, box.width - kGap);
  const Plot plot = lay_out(canvas, box, chart);
  if (std::ranges::none_of(chart.points, [](const TrendPoint& p) { return percent(p).has_value(); })) {
    canvas.line({plot.box.x, plot.box.bottom()}, {plot.box.right(), plot.box.bottom()}, {kInk, 0.8});
    canvas.text({plot.box.x, plot.box.bottom() - 6}, chart.nothing, kLabel, Anchor::Start, plot.box.width);
    return;
  }
  draw_scale(canvas, plot, chart);
  draw_days(canvas, plot, chart);
  if (plot.bars)
    draw_bars(canvas, plot, chart);
  else
    draw_lines(canvas, plot, chart);
  if (chart.year_ago) {
    const double y = plot.y(*chart.year_ago);
    canvas.line({plot.box.right() - 3.5, y}, {plot.box.right() + 3.5, y}, {kNotes, 2});
  }
  draw_end(canvas, plot, chart);
  draw_legend(canvas, box, chart);
}

}  // namespace boletim
