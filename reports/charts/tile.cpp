#include "reports/charts/tile.h"

#include <algorithm>

#include "reports/drawing/paragraph.h"
#include "reports/words/format.h"
#include "reports/words/target.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

constexpr double kPadding = 12;
constexpr TextStyle kNote{8.5, Weight::Regular, kNotes};

std::string share_line(const Canvas& canvas, const KpiFigures& kpi, Locale locale, double room) {
  const std::string percent = format_percent(*kpi.now->percent(), locale);
  std::string target;
  if (kpi.target) {
    const std::int64_t left = above_target(*kpi.now, *kpi.target);
    const std::string goal = format_percent_short(*kpi.target, locale);
    target = " · " + (left == 0 ? say("trend.target_met", locale, {goal})
                                : say_count("trend.target_missing", left, locale,
                                            {goal, format_count(left, locale)}));
  }
  // The base stands in the foot of every page; here too where it has room.
  const std::string with_base =
      say("trend.of", locale, {percent, format_count(kpi.now->total, locale)}) + target;
  return canvas.width(with_base, kNote) <= room ? with_base : percent + target;
}

/// "▼ 37 (−0,4 pp) na semana": fewer is better.
void draw_change(Canvas& canvas, Point at, const Share& now, const Share& then, std::string_view when,
                 bool with_points, const Box& box, Locale locale) {
  const TextStyle plain{8, Weight::Regular, kInk};
  const std::int64_t change = now.flagged - then.flagged;
  const double end = box.right() - kPadding;
  if (change == 0) {
    canvas.text(at, say("change.same_when", locale, {when}), {8, Weight::Regular, kNotes}, Anchor::Start,
                end - at.x);
    return;
  }
  const Color color = change < 0 ? kBetter : kWorse;
  at.x += draw_triangle(canvas, at, change > 0, 8, color);
  std::string figure = format_count(std::abs(change), locale);
  if (with_points && now.percent() && then.percent())
    figure += " (" + format_points(*now.percent() - *then.percent(), locale) + ")";
  const TextStyle colored{8, Weight::Regular, color};
  canvas.text(at, figure, colored, Anchor::Start, end - at.x);
  at.x += canvas.width(figure, colored) + 2.5;
  canvas.text(at, when, plain, Anchor::Start, std::max(0.0, end - at.x));
}

}  // namespace

bool is_first(const KpiFigures& kpi) {
  if (kpi.changed) return false;
  const auto counted =
      std::ranges::count_if(kpi.course, [](const TrendPoint& point) { return point.share.has_value(); });
  return !kpi.previous && !kpi.year_ago && counted <= 1;
}

void draw_tile(Canvas& canvas, const Box& box, const KpiFigures& kpi, const Heading& heading, Color color) {
  const Locale locale = heading.locale;
  canvas.rectangle(box, kTile);
  canvas.rectangle({box.x, box.y, box.width, 2}, color);
  const double x = box.x + kPadding, room = box.width - 2 * kPadding;
  canvas.text({x, box.y + 20}, kpi.title, {8.5, Weight::Semibold, kInk}, Anchor::Start, room);
  if (!kpi.now || !kpi.now->percent()) {
    const std::string why = kpi.now ? say("none.no_records", locale, {noun(heading.noun, 1, locale)})
                                    : std::string(text("none.not_mapped", locale));
    Paragraph(canvas, {{why, Weight::Regular, kNotes}}, 8.5, 12, room, 4).draw(canvas, {x, box.y + 30});
    return;
  }
  canvas.text({x, box.y + 47}, format_count(kpi.now->flagged, locale), {25, Weight::Semibold, kInk},
              Anchor::Start, room);
  canvas.text({x, box.y + 61}, share_line(canvas, kpi, locale, room), kNote, Anchor::Start, room);
  // A number that was counted by other rules is no measure of what got better or worse.
  const auto say_changed = [&](double y, std::string_view when) {
    canvas.text({x, y}, say("change.rule_when", locale, {when}), {8, Weight::Regular, kNotes}, Anchor::Start,
                room);
  };
  double y = box.y + 77;
  const std::string_view in_period = text("change.in_period", heading.period.kind, locale);
  if (kpi.changed)
    say_changed(y, in_period);
  else if (kpi.previous)
    draw_change(canvas, {x, y}, *kpi.now, *kpi.previous, in_period, true, box, locale);
  else if (is_first(kpi))
    canvas.text({x, y}, text("change.first", locale), {8, Weight::Regular, kNotes}, Anchor::Start, room);
  if (kpi.changed || kpi.previous) y += 12;
  if (kpi.changed_in_year && !kpi.changed)
    say_changed(y, text("change.in_a_year", locale));
  else if (kpi.year_ago)
    draw_change(canvas, {x, y}, *kpi.now, *kpi.year_ago, text("change.in_a_year", locale), false, box,
                locale);
}

}  // namespace boletim
