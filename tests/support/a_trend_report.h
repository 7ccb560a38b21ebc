#pragma once
// A trend report of a workshop, and the sinks and canvases that reports are drawn to in tests.

#include <algorithm>
#include <string>
#include <vector>

#include "reports/drawing/canvas.h"
#include "reports/sink.h"
#include "reports/trend.h"

namespace boletim {

inline KpiFigures an_email_kpi() {
  KpiFigures kpi;
  kpi.id = "no_email";
  kpi.title = "Sem e-mail";
  kpi.now = Share{1284, 8412};
  kpi.previous = Share{1321, 8398};
  kpi.year_ago = Share{1686, 8300};
  kpi.target = 10;
  kpi.declined = 12;
  kpi.composition = {1000, 200, 84, 0, 0};
  kpi.course = {
      {{2026, 11, 1}, Share{1340, 8390}}, {{2026, 11, 8}, Share{1321, 8398}}, {{2026, 11, 15}, kpi.now}};
  return kpi;
}

inline KpiFigures a_mobile_kpi() {
  KpiFigures kpi;
  kpi.id = "no_mobile";
  kpi.title = "Sem celular";
  kpi.now = Share{2305, 8412};
  kpi.previous = Share{2301, 8398};
  kpi.target = 20;
  kpi.composition = {2000, 0, 105, 150, 50};
  kpi.course = {{{2026, 11, 8}, kpi.previous}, {{2026, 11, 15}, kpi.now}};
  return kpi;
}

inline TrendReport a_trend_report(Locale locale = Locale::PtBr) {
  TrendReport report;
  report.heading = {"Oficina Modelo Ltda",
                    "Qualidade do cadastro de clientes",
                    locale,
                    Noun::Customers,
                    {},
                    {2026, 11, 16},
                    7,
                    30,
                    "Brasília",
                    8412,
                    0,
                    {"Ana Lima", "Bruno Reis"},
                    {}};
  report.heading.period = {ReportPeriod::Kind::Weekly, {2026, 11, 9}, {2026, 11, 15}};
  report.kpis = {an_email_kpi(), a_mobile_kpi()};
  report.axes = {{"Segmento",
                  {{"Atacado", 3884, {171, 500}, {177, 498}},
                   {"Varejo", 4120, {1101, 1505}, {1130, 1500}},
                   {"", 408, {12, 300}, {14, 303}}}}};
  return report;
}

/// The same with what is known from the second reading on.
inline TrendReport a_followed_up_report(Locale locale = Locale::PtBr) {
  TrendReport report = a_trend_report(locale);
  report.kpis[0].flows = FlowFigures{1321, 19, 5, 3, 58, 6, 0, 0, 0};
  report.kpis[0].days_to_correct = DayFigures{17.333, 11, 47};
  report.kpis[0].days_open = DayFigures{88.2, 41, 301.5};
  report.kpis[1].flows = FlowFigures{2301, 31, 6, 2, 29, 6, 0, 0, 0};
  report.registered = 31;
  std::vector<SegmentFigures>& rows = report.axes[0].segments;
  rows[0].flows = {FlowFigures{177, 3, 0, 0, 9, 0, 0, 0, 0}, {}};
  rows[1].flows = {FlowFigures{1130, 14, 5, 3, 47, 6, 2, 0, 0}, {}};
  rows[2].flows = {FlowFigures{14, 2, 0, 0, 2, 0, 0, 2, 0}, {}};
  report.owners = AxisFigures{"Responsável",
                              {{"Ana Lima", 5000, {300, 1000}, {}}, {"Bruno Reis", 3412, {984, 1305}, {}}}};
  report.owners->segments[1].flows = {FlowFigures{1000, 10, 4, 0, 30, 0, 0, 0, 0}};
  report.owners->segments[1].days_to_correct = {DayFigures{20, 12, 50}};
  return report;
}

struct StringSink : Sink {
  std::string bytes;
  void write(std::string_view more) override { bytes += more; }
  /// Pages of a PDF whose page objects are not compressed (libharu's are not).
  int pages() const {
    int count = 0;
    for (std::size_t at = bytes.find("/Type /Page"); at != std::string::npos;
         at = bytes.find("/Type /Page", at + 1))
      count += bytes[at + std::string_view("/Type /Page").size()] != 's';
    return count;
  }
};

/// Notes what is drawn.
struct RecordingCanvas : Canvas {
  struct Text {
    double x, y;
    std::string text;
    TextStyle style;
  };
  std::vector<Text> texts;
  std::vector<std::vector<Point>> lines;
  std::vector<Box> boxes;
  int polygons = 0, discs = 0, rectangles = 0;

  using Canvas::Canvas;
  void polyline(const std::vector<Point>& points, const Stroke&) override { lines.push_back(points); }
  void polygon(const std::vector<Point>&, Color) override { ++polygons; }
  void rectangle(const Box& box, Color) override {
    boxes.push_back(box);
    ++rectangles;
  }
  void disc(Point, double, Color) override { ++discs; }

  bool says(const std::string& text) const {
    return std::ranges::any_of(texts, [&](const Text& drawn) { return drawn.text == text; });
  }
  /// Whether any two texts lie over each other.
  bool texts_collide() const {
    for (std::size_t i = 0; i < texts.size(); ++i)
      for (std::size_t j = i + 1; j < texts.size(); ++j) {
        const Text &a = texts[i], &b = texts[j];
        const bool beside = a.x + width(a.text, a.style) <= b.x || b.x + width(b.text, b.style) <= a.x;
        const bool above = a.y <= b.y - b.style.size * 0.8 || b.y <= a.y - a.style.size * 0.8;
        if (!beside && !above) return true;
      }
    return false;
  }

 private:
  void draw_text(Point at, const std::string& text, const TextStyle& style) override {
    texts.push_back({at.x, at.y, text, style});
  }
};

}  // namespace boletim
