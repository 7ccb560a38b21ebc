#include "reports/charts/line_chart.h"

#include <gtest/gtest.h>

#include "reports/charts/chart_png.h"
#include "tests/support/a_trend_report.h"

namespace boletim {
namespace {

constexpr Box kBox{0, 0, 160, 108};

class LineChartTest : public ::testing::Test {
 protected:
  Fonts fonts_{default_look()};
  RecordingCanvas canvas_{fonts_};

  void draw(const KpiFigures& kpi, Locale locale = Locale::PtBr) {
    draw_line_chart(canvas_, kBox, line_chart(kpi, a_trend_report(locale).heading, {}));
  }
  /// Pieces of the course: what is neither a hairline, the target nor the mark of a year ago.
  std::vector<std::size_t> pieces() const {
    std::vector<std::size_t> sizes;
    for (const auto& line : canvas_.lines)
      if (line.size() != 2 || line[0].y != line[1].y) sizes.push_back(line.size());
    return sizes;
  }
};

TEST_F(LineChartTest, SaysTitleScaleTargetDaysAndTheLastValue) {
  draw(an_email_kpi());
  for (const char* text : {"Sem e-mail", "0%", "10%", "20%", "meta 10%", "01/11", "15/11", "15,3%"})
    EXPECT_TRUE(canvas_.says(text)) << text;
  EXPECT_FALSE(canvas_.texts_collide());
}

TEST_F(LineChartTest, LabelsDoNotCollideWhereverTheLineRuns) {
  for (const double target : {0.0, 0.3, 1.0, 15.0, 15.3, 20.0, 60.0, 100.0}) {
    canvas_.texts.clear();
    KpiFigures kpi = an_email_kpi();
    kpi.target = target;
    draw(kpi, Locale::En);
    EXPECT_FALSE(canvas_.texts_collide()) << target;
  }
}

TEST_F(LineChartTest, BreaksTheLineWhereNothingWasCounted) {
  KpiFigures kpi = an_email_kpi();
  kpi.course.insert(kpi.course.begin(),
                    {{{2026, 10, 18}, Share{1400, 8400}}, {{2026, 10, 25}, std::nullopt}});
  draw(kpi);
  EXPECT_EQ(pieces(), (std::vector<std::size_t>{1, 3}));
  EXPECT_EQ(canvas_.discs, 2);  // the lone point, and the end of the line
}

TEST_F(LineChartTest, AnEmptyRegistryIsAGapToo) {
  KpiFigures kpi = an_email_kpi();
  kpi.course[1].share = Share{0, 0};
  draw(kpi);
  EXPECT_EQ(pieces(), (std::vector<std::size_t>{1, 1}));
}

TEST_F(LineChartTest, BreaksWithAMarkWhereOtherRulesCameToCount) {
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

TEST_F(LineChartTest, OnePointIsADot) {
  KpiFigures kpi = an_email_kpi();
  kpi.course.erase(kpi.course.begin(), kpi.course.begin() + 2);
  draw(kpi);
  EXPECT_GE(canvas_.discs, 1);
  EXPECT_TRUE(canvas_.says("15,3%"));
}

TEST_F(LineChartTest, WithoutAnyPointItSaysSo) {
  KpiFigures kpi = an_email_kpi();
  kpi.course.clear();
  kpi.now.reset();
  draw(kpi);
  EXPECT_TRUE(canvas_.says("sem dados"));
  EXPECT_FALSE(canvas_.says("meta 10%"));
}

TEST_F(LineChartTest, StaysInItsBox) {
  KpiFigures kpi = an_email_kpi();
  kpi.title = std::string(500, 'W');
  draw(kpi);
  for (const auto& text : canvas_.texts) {
    EXPECT_GE(text.x, kBox.x) << text.text;
    EXPECT_LE(text.x + canvas_.width(text.text, text.style), kBox.right()) << text.text;
    EXPECT_LE(text.y, kBox.bottom()) << text.text;
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

}  // namespace
}  // namespace boletim
