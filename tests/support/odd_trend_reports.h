#pragma once
// Trend reports of all kinds that a job may come to: what the pages must look well with.

#include <string>
#include <utility>
#include <vector>

#include "reports/drawing/logo.h"
#include "tests/support/a_logo.h"
#include "tests/support/a_trend_report.h"

namespace boletim {

struct OddTrendReport {
  std::string name;
  TrendReport report;
  Look look;
};

/// A course of twelve weeks that ends with `now`.
inline std::vector<TrendPoint> a_course(Share now, Composition parts, double fall) {
  std::vector<TrendPoint> course;
  for (int i = 11; i >= 0; --i) {
    const double more = 1 + fall * i;
    Composition then = parts;
    then.missing = static_cast<std::int64_t>(static_cast<double>(parts.missing) * more);
    const auto flagged = then.missing + then.placeholder + then.malformed + then.landline + then.correctable;
    const int day = 15 - 7 * i;
    const CivilDate end = day > 0     ? CivilDate{2026, 11, day}
                          : day > -31 ? CivilDate{2026, 10, day + 31}
                          : day > -61 ? CivilDate{2026, 9, day + 61}
                                      : CivilDate{2026, 8, day + 92};
    course.push_back({end, Share{flagged, std::max(now.total, flagged)}, {}, then});
  }
  return course;
}

/// What a busy workshop's report holds: three KPIs with all that is known of them.
inline TrendReport a_full_report(Locale locale) {
  TrendReport report = a_followed_up_report(locale);
  KpiFigures contact = report.kpis[0];
  contact.id = "no_contact";
  contact.title = locale == Locale::PtBr ? "Sem contato algum" : "No contact at all";
  contact.now = Share{186, 8412};
  contact.previous = Share{195, 8398};
  contact.year_ago = Share{257, 8300};
  contact.target = 2;
  contact.composition = {140, 30, 16, 0, 0};
  contact.flows = FlowFigures{195, 4, 1, 0, 13, 1, 0, 0, 0};
  contact.days_to_correct = DayFigures{9.1, 8, 31};
  contact.impacts = {{ImpactFigures::Kind::Revenue, "BRL", 21248000, 186, 912345600, 8226},
                     {ImpactFigures::Kind::ReachableByMobile, "", 0, 186, 610700, 8226}};
  report.kpis.insert(report.kpis.begin() + 1, contact);
  report.kpis[2].days_to_correct = DayFigures{30.5, 23, 96};
  for (KpiFigures& kpi : report.kpis) kpi.course = a_course(*kpi.now, kpi.composition, 0.02);
  for (AxisFigures* axis : {&report.axes[0], &*report.owners})
    for (SegmentFigures& row : axis->segments) {
      row.flagged.insert(row.flagged.begin() + 1,
                         row.flagged[0] ? std::optional(*row.flagged[0] / 7) : std::nullopt);
      if (!row.previous.empty()) row.previous.insert(row.previous.begin() + 1, row.flagged[1]);
      row.flows.resize(1);
    }
  for (const SegmentFigures& row : report.axes[0].segments)
    report.segment_courses.push_back(
        {row.value, a_course(Share{*row.flagged[0], row.total}, {*row.flagged[0], 0, 0, 0, 0}, 0.02)});
  report.suspects = {{"E-mail", "v***@oficina.example", 41}};
  return report;
}

inline void repeat_segments(TrendReport& report, std::size_t count, const std::string& name) {
  std::vector<SegmentFigures>& rows = report.axes[0].segments;
  const std::vector<SegmentFigures> made = rows;
  rows.clear();
  report.segment_courses.clear();
  for (std::size_t i = 0; i < count; ++i) {
    rows.push_back(made[i % made.size()]);
    rows.back().value = name + " " + std::to_string(i + 1);
    if (i < 12)
      report.segment_courses.push_back(
          {rows.back().value,
           a_course(Share{*rows.back().flagged[0], rows.back().total}, {*rows.back().flagged[0], 0, 0, 0, 0},
                    0.01 * static_cast<double>(i))});
  }
}

inline void make_first(TrendReport& report) {
  for (KpiFigures& kpi : report.kpis) {
    kpi.previous.reset();
    kpi.year_ago.reset();
    kpi.flows.reset();
    kpi.days_to_correct.reset();
    kpi.course.erase(kpi.course.begin(), kpi.course.end() - 1);
  }
  report.registered.reset();
  report.segment_courses.clear();
  for (SegmentFigures& row : report.axes[0].segments) {
    row.previous.clear();
    row.flows.clear();
  }
}

inline void scale(TrendReport& report, std::int64_t flagged, std::int64_t total) {
  report.heading.records = total;
  for (KpiFigures& kpi : report.kpis) {
    kpi.now = Share{flagged, total};
    kpi.composition = {flagged, 0, 0, 0, 0};
    kpi.previous = Share{flagged, total};
    kpi.year_ago = Share{flagged / 2, total};
    kpi.flows = FlowFigures{flagged, flagged / 9, 0, 0, flagged / 9, 0, 0, 0, 0};
    kpi.course = a_course(*kpi.now, kpi.composition, 0);
  }
  for (SegmentFigures& row : report.axes[0].segments) {
    row.total = total / 3;
    for (auto* counts : {&row.flagged, &row.previous})
      for (auto& count : *counts) count = flagged / 3;
  }
  for (SegmentCourse& course : report.segment_courses)
    course.points = a_course(Share{flagged / 3, total / 3}, {flagged / 3, 0, 0, 0, 0}, 0);
}

inline std::vector<OddTrendReport> odd_trend_reports() {
  const std::string long_name =
      "Companhia Intercontinental de Manutenção e Reparação de Veículos Pesados Ltda";
  std::vector<OddTrendReport> all;
  for (const Locale locale : {Locale::PtBr, Locale::En}) {
    const std::string language = locale == Locale::PtBr ? "pt-" : "en-";
    const auto add = [&](const std::string& name, auto change, Look look = default_look()) {
      TrendReport report = a_full_report(locale);
      change(report);
      all.push_back({language + name, std::move(report), std::move(look)});
    };
    add("full", [](TrendReport&) {});
    add("bars", [](TrendReport& r) { r.chart = ChartKind::Bar; });
    add("none", [](TrendReport& r) {
      scale(r, 0, 0);
      r.axes.clear();
      r.segment_courses.clear();
    });
    add("first", make_first);
    add("first-bar", [](TrendReport& r) {
      make_first(r);
      r.chart = ChartKind::Bar;
    });
    add("one-kpi", [](TrendReport& r) { r.kpis.resize(1); });
    add("six-kpis", [](TrendReport& r) {
      for (std::size_t i = 0; i < 3; ++i) r.kpis.push_back(r.kpis[i]);
      r.chart = ChartKind::Bar;
    });
    add("four-kpis", [](TrendReport& r) { r.kpis.push_back(r.kpis[0]); });
    add("five-kpis", [&](TrendReport& r) {
      for (std::size_t i = 0; i < 2; ++i) r.kpis.push_back(r.kpis[i]);
      repeat_segments(r, 12, "Segmento");
    });
    add("one-segment", [](TrendReport& r) { r.axes[0].segments.resize(1); });
    add("forty-segments", [](TrendReport& r) { repeat_segments(r, 40, "Segmento"); });
    add("long", [&](TrendReport& r) {
      repeat_segments(r, 14, long_name);
      r.heading.organization = r.heading.title = r.heading.place = long_name;
      r.heading.part = long_name + ", " + long_name;
      for (KpiFigures& kpi : r.kpis) kpi.title = long_name;
      r.axes[0].title = long_name;
      for (SegmentFigures& owner : r.owners->segments) owner.value = long_name;
      r.heading.recipients = std::vector<std::string>(30, long_name);
    });
    add("huge", [](TrendReport& r) { scale(r, 12'345'678, 98'765'432); });
    add("tiny", [](TrendReport& r) { scale(r, 1, 98'765'432); });
    add("all-flagged", [](TrendReport& r) { scale(r, 8412, 8412); });
    add("none-flagged", [](TrendReport& r) { scale(r, 0, 8412); });
    add("rule-changed", [](TrendReport& r) {
      for (KpiFigures& kpi : r.kpis) {
        kpi.changed = true;
        kpi.previous.reset();
        kpi.course.back().changed = CivilDate{2026, 11, 16};
        kpi.course[4].changed = CivilDate{2026, 9, 28};
      }
      r.kpis[1].course[5].share.reset();
    });
    add("late", [](TrendReport& r) {
      r.heading.late_since = CivilTime{{2026, 11, 15}, 7, 30};
      r.flows_since = CivilTime{{2026, 11, 1}, 7, 30};
    });
    Look with_logo = default_look();
    with_logo.logo = read_logo(a_logo_png(600, 200));
    add(
        "part", [](TrendReport& r) { r.heading.part = "Campinas"; }, with_logo);
  }
  return all;
}

}  // namespace boletim
