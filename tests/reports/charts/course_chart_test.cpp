#include "reports/charts/course_chart.h"

#include <gtest/gtest.h>

#include "reports/charts/chart_png.h"
#include "reports/charts/shades.h"
#include "tests/support/a_trend_report.h"

namespace boletim {
namespace {

constexpr Box kBox{0, 0, 160, 108};

class CourseChartTest : public ::testing::Test {
 protected:
  Fonts fonts_{default_look()};
  RecordingCanvas canvas_{fonts_};
  ChartKind kind_ = ChartKind::Line;

  void draw(const KpiFigures& kpi, Locale locale = Locale::PtBr) {
    TrendReport report = a_trend_report(locale);
    report.chart = kind_;
    draw_course_chart(canvas_, kBox, course_chart(kpi, report, {}));
  }
  /// Pieces of the course: what is neither a hairline, the target nor the mark of a year ago.
  std::vector<std::size_t> pieces() const {
    std::vector<std::size_t> sizes;
    for (const auto& line : canvas_.lines)
      if (line.size() != 2 || line[0].y != line[1].y) sizes.push_back(line.size());
    return sizes;
  }
};

TEST_F(CourseChartTest, SaysTitleScaleTargetDaysAndTheLastValue) {
  draw(an_email_kpi());
  for (const char* text : {"Sem e-mail", "0%", "10%", "20%", "meta 10%", "01/11", "15/11", "15,3%"})
    EXPECT_TRUE(canvas_.says(text)) << text;
  EXPECT_FALSE(canvas_.texts_collide());
}

TEST_F(CourseChartTest, LabelsDoNotCollideWhereverTheLineRuns) {
  for (const double target : {0.0, 0.3, 1.0, 15.0, 15.3, 20.0, 60.0, 100.0}) {
    canvas_.texts.clear();
    KpiFigures kpi = an_email_kpi();
    kpi.target = target;
    draw(kpi, Locale::En);
    EXPECT_FALSE(canvas_.texts_collide()) << target;
  }
}

TEST_F(CourseChartTest, BreaksTheLineWhereNothingWasCounted) {
  KpiFigures kpi = an_email_kpi();
  kpi.course.insert(kpi.course.begin(),
                    {{{2026, 10, 18}, Share{1400, 8400}}, {{2026, 10, 25}, std::nullopt}});
  draw(kpi);
  EXPECT_EQ(pieces(), (std::vector<std::size_t>{1, 3}));
  EXPECT_EQ(canvas_.discs, 2);  // the lone point, and the end of the line
}

TEST_F(CourseChartTest, AnEmptyRegistryIsAGapToo) {
  KpiFigures kpi = an_email_kpi();
  kpi.course[1].share = Share{0, 0};
  draw(kpi);
  EXPECT_EQ(pieces(), (std::vector<std::size_t>{1, 1}));
}

TEST_F(CourseChartTest, BreaksWithAMarkWhereOtherRulesCameToCount) {
  KpiFigures kpi = an_email_kpi();
  kpi.target.reset();
  draw(kpi);
  EXPECT_EQ(pieces(), (std::vector<std::size_t>{3}));
  const auto lines = canvas_.lines.size();
  canvas_.lines.clear();
  kpi.course[2].changed = CivilDate{2026, 11, 16};
  draw(kpi);
  EXPECT_EQ(pieces(), (std::vector<std::size_t>{2, 2, 1}));  // the mark, and what it parts
  EXPECT_EQ(canvas_.lines.size(), lines + 2);
}

TEST_F(CourseChartTest, OnePointIsADot) {
  KpiFigures kpi = an_email_kpi();
  kpi.course.erase(kpi.course.begin(), kpi.course.begin() + 2);
  draw(kpi);
  EXPECT_GE(canvas_.discs, 1);
  EXPECT_TRUE(canvas_.says("15,3%"));
}

TEST_F(CourseChartTest, WithoutAnyPointItSaysSo) {
  KpiFigures kpi = an_email_kpi();
  kpi.course.clear();
  kpi.now.reset();
  draw(kpi);
  EXPECT_TRUE(canvas_.says("sem dados"));
  EXPECT_FALSE(canvas_.says("meta 10%"));
}

TEST_F(CourseChartTest, StaysInItsBox) {
  KpiFigures kpi = an_email_kpi();
  kpi.title = std::string(500, 'W');
  draw(kpi);
  for (const auto& text : canvas_.texts) {
    EXPECT_GE(text.x, kBox.x) << text.text;
    EXPECT_LE(text.x + canvas_.width(text.text, text.style), kBox.right()) << text.text;
    EXPECT_LE(text.y, kBox.bottom()) << text.text;
  }
}

TEST_F(CourseChartTest, BarsStandOnZeroOneAPeriod) {
  kind_ = ChartKind::Bar;
  draw(an_email_kpi());
  ASSERT_EQ(canvas_.boxes.size(), 3U);
  for (const Box& bar : canvas_.boxes) EXPECT_NEAR(bar.bottom(), canvas_.boxes[0].bottom(), 1e-6);
  EXPECT_NEAR(canvas_.boxes[0].height / canvas_.boxes[2].height, (1340.0 / 8390) / (1284.0 / 8412), 1e-6);
  EXPECT_TRUE(canvas_.says("15,3%"));
}

TEST_F(CourseChartTest, BarsAreStackedByWhatIsWrongAndSaySo) {
  kind_ = ChartKind::Bar;
  KpiFigures kpi = an_email_kpi();
  kpi.course = {{{2026, 11, 15}, kpi.now, {}, kpi.composition}};
  draw(kpi);
  ASSERT_EQ(canvas_.boxes.size(), 6U);  // three parts, three keys of the legend
  EXPECT_NEAR(canvas_.boxes[0].height / canvas_.boxes[1].height, 1000.0 / 200, 1e-6);
  EXPECT_NEAR(canvas_.boxes[1].bottom(), canvas_.boxes[0].y, 1e-6);
  for (const char* state : {"não informado", "fictício", "inválido"})
    EXPECT_TRUE(canvas_.says(state)) << state;
  EXPECT_FALSE(canvas_.says("telefone fixo"));
}

TEST_F(CourseChartTest, PartsThatDoNotAddUpAreNotDrawn) {
  kind_ = ChartKind::Bar;
  KpiFigures kpi = an_email_kpi();
  kpi.course = {{{2026, 11, 15}, kpi.now, {}, Composition{1, 2, 3, 0, 0}}};
  draw(kpi);
  EXPECT_EQ(canvas_.boxes.size(), 1U);
}

TEST_F(CourseChartTest, LabelsOfBarsDoNotCollideWhereverTheTargetLies) {
  kind_ = ChartKind::Bar;
  for (const double target : {0.0, 0.3, 1.0, 15.0, 15.3, 16.0, 20.0, 60.0, 100.0}) {
    canvas_.texts.clear();
    KpiFigures kpi = an_email_kpi();
    kpi.target = target;
    draw(kpi);
    EXPECT_FALSE(canvas_.texts_collide()) << target;
    for (const auto& text : canvas_.texts)
      EXPECT_LE(text.x + canvas_.width(text.text, text.style), kBox.right() + 0.5) << text.text;
  }
}

TEST(Shades, AreToldApartInGrey) {
  for (const Color& color : default_look().colors) {
    double before = -100;
    for (const StateShade& state : kStateShades) {
      const Color c = shade(color, state.white);
      const double grey = 0.299 * c.red + 0.587 * c.green + 0.114 * c.blue;
      EXPECT_GT(grey - before, 12);
      before = grey;
    }
  }
}

TEST(ChartPngs, AreAPictureAKpiAndEqualTwice) {
  const std::vector<std::string> pngs = chart_pngs(a_trend_report(), default_look());
  ASSERT_EQ(pngs.size(), 2u);
  for (const std::string& png : pngs) EXPECT_EQ(png.substr(0, 8), "\x89PNG\r\n\x1A\n");
  EXPECT_EQ(pngs, chart_pngs(a_trend_report(), default_look()));
  EXPECT_TRUE(chart_pngs(TrendReport{}, default_look()).empty());
}

TEST(ChartPngs, AreAsWideAsTheirNumberLeavesRoom) {
  const auto width = [](std::size_t kpis) {
    TrendReport report = a_trend_report();
    report.kpis.resize(kpis, report.kpis.front());
    const std::string png = chart_pngs(report, default_look()).back();
    return static_cast<unsigned char>(png[18]) * 256 + static_cast<unsigned char>(png[19]);
  };
  EXPECT_EQ(width(1), 900);
  EXPECT_EQ(width(2), 648);
  EXPECT_EQ(width(3), 408);
  EXPECT_EQ(width(4), 648);
}

TEST(SegmentCharts, HaveAScaleThatTheTargetLiesOn) {
  TrendReport report;
  report.kpis.resize(1);
  report.kpis[0].target = 50;
  report.segment_courses = {{"Varejo", {{{2026, 11, 15}, Share{4, 100}}}}};
  const AxisScale scale = common_scale(report);
  EXPECT_LE(scale.share(50), 1);
  EXPECT_EQ(segment_chart(report.segment_courses[0], report, kInk, scale).target, 50);
}

}  // namespace
}  // namespace boletim
