#include "reports/charts/line_chart.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "reports/charts/axis_scale.h"
#include "reports/words/format.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

constexpr TextStyle kTitle{8.5, Weight::Semibold, kInk};
constexpr TextStyle kLabel{7.5, Weight::Regular, kNotes};
constexpr double kTitleHeight = 22, kFootHeight = 15, kGap = 6, kDot = 2.2;

std::optional<double> percent(const TrendPoint& point) {
  return point.share ? point.share->percent() : std::nullopt;
}

/// Where values lie on the page.
struct Plot {
  Box box;
  AxisScale scale;
  std::size_t points = 0;

  /// One point alone lies at the end, where the next ones will be.
  double x(std::size_t i) const {
    if (points < 2) return box.right();
    return box.x + box.width * static_cast<double>(i) / static_cast<double>(points - 1);
  }
  double y(double value) const {
    return box.bottom() - box.height * std::clamp(scale.share(value), 0.0, 1.0);
  }
};

double highest(const LineChart& chart) {
  double most = std::max(chart.target.value_or(0), chart.year_ago.value_or(0));
  for (const TrendPoint& point : chart.points) most = std::max(most, percent(point).value_or(0));
  return most;
}

Plot lay_out(const Canvas& canvas, const Box& box, const LineChart& chart) {
  Plot plot{box, percent_scale(highest(chart)), chart.points.size()};
  double left = 0;
  for (const double tick : plot.scale.ticks)
    left = std::max(left, canvas.width(format_percent_short(tick, chart.locale), kLabel));
  // As wide for all charts of a page: the widest value a line may end with.
  const TextStyle end{7.5, Weight::Semibold, chart.color};
  const double right = canvas.width(format_percent(88.8, chart.locale), end) + kGap + kDot;
  left += 0.5;  // no letter touches the edge of a picture
  plot.box.x += left + kGap;
  plot.box.width -= left + kGap + right;
  plot.box.y += kTitleHeight;
  plot.box.height -= kTitleHeight + kFootHeight;
  return plot;
}

void draw_scale(Canvas& canvas, const Plot& plot, Locale locale) {
  for (const double tick : plot.scale.ticks) {
    const double y = plot.y(tick);
    const Stroke stroke = tick == 0 ? Stroke{kInk, 0.8} : Stroke{kHairline, 0.6};
    canvas.line({plot.box.x, y}, {plot.box.right(), y}, stroke);
    canvas.text({plot.box.x - kGap, y + 2.7}, format_percent_short(tick, locale), kLabel, Anchor::End);
  }
}

std::string day_label(const LineChart& chart, CivilDate day) {
  if (chart.kind == ReportPeriod::Kind::Yearly) return std::to_string(day.year);
  if (chart.kind != ReportPeriod::Kind::Monthly) return format_day(day, chart.locale);
  return fmt::format("{:02}/{}", day.month, day.year);
}

/// First and last period, and the one in the middle if it has room.
void draw_days(Canvas& canvas, const Plot& plot, const LineChart& chart) {
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
std::vector<std::vector<Point>> pieces(const Plot& plot, const LineChart& chart) {
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

bool crosses(const std::vector<std::vector<Point>>& lines, const Box& label) {
  for (const auto& line : lines) {
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
      const Point a = line[i], b = line[i + 1];
      const double from = std::max(a.x, label.x), to = std::min(b.x, label.right());
      if (from > to) continue;
      const auto at = [&](double x) {
        return b.x == a.x ? a.y : a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x);
      };
      const auto [high, low] = std::minmax({at(from), at(to)});  // values: both are temporary
      if (low >= label.y && high <= label.bottom()) return true;
    }
    const auto inside = [&](Point p) {
      return p.x >= label.x && p.x <= label.right() && p.y >= label.y && p.y <= label.bottom();
    };
    if (std::ranges::any_of(line, inside)) return true;
  }
  return false;
}

void draw_target(Canvas& canvas, const Plot& plot, const LineChart& chart,
                 const std::vector<std::vector<Point>>& lines) {
  const double y = plot.y(*chart.target);
  canvas.line({plot.box.x, y}, {plot.box.right(), y}, {chart.color, 0.8, 3});
  const TextStyle style{7, Weight::Regular, chart.color};
  const std::string label =
      say("trend.target", chart.locale, {format_percent_short(*chart.target, chart.locale)});
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
  }  // no free place: the legend above the charts says what is dashed, and the tile how high the target is
}

/// Marks between the last point by the old rules and the first by the new ones.
std::vector<std::vector<Point>> breaks(const Plot& plot, const LineChart& chart) {
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

void draw_end(Canvas& canvas, const Plot& plot, const LineChart& chart) {
  const auto value = chart.points.empty() ? std::nullopt : percent(chart.points.back());
  if (!value) return;
  const Point end{plot.x(chart.points.size() - 1), plot.y(*value)};
  canvas.disc(end, kDot, chart.color);
  const double y = std::min(end.y + 2.7, plot.box.bottom() - 1);
  canvas.text({end.x + kDot + 4, y}, format_percent(*value, chart.locale),
              {7.5, Weight::Semibold, chart.color});
}

}  // namespace

LineChart line_chart(const KpiFigures& kpi, const Heading& heading, Color color) {
  LineChart chart{kpi.title, color, kpi.course, kpi.target, {}, {}, heading.locale, heading.period.kind};
  if (kpi.year_ago) chart.year_ago = kpi.year_ago->percent();
  chart.nothing = text("none.short", heading.locale);
  return chart;
}

void draw_line_chart(Canvas& canvas, const Box& box, const LineChart& chart) {
  canvas.text({box.x, box.y + 9}, chart.title, kTitle, Anchor::Start, box.width - kGap);
  const Plot plot = lay_out(canvas, box, chart);
  const auto lines = pieces(plot, chart);
  if (lines.empty()) {
    canvas.line({plot.box.x, plot.box.bottom()}, {plot.box.right(), plot.box.bottom()}, {kInk, 0.8});
    canvas.text({plot.box.x, plot.box.bottom() - 6}, chart.nothing, kLabel, Anchor::Start, plot.box.width);
    return;
  }
  draw_scale(canvas, plot, chart.locale);
  draw_days(canvas, plot, chart);
  const auto marks = breaks(plot, chart);
  for (const auto& mark : marks) canvas.polyline(mark, {kNotes, 0.8, 2});
  auto obstacles = lines;
  obstacles.insert(obstacles.end(), marks.begin(), marks.end());
  if (chart.target) draw_target(canvas, plot, chart, obstacles);
  if (chart.year_ago) {
    const double y = plot.y(*chart.year_ago);
    canvas.line({plot.box.right() - 3.5, y}, {plot.box.right() + 3.5, y}, {kNotes, 2});
  }
  for (const auto& line : lines) {
    canvas.polyline(line, {chart.color, 1.6});
    if (line.size() == 1) canvas.disc(line[0], 1.4, chart.color);
  }
  draw_end(canvas, plot, chart);
}

}  // namespace boletim
