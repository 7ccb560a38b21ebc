#include "reports/pdf/trend_pdf.h"

#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reports/charts/chart_png.h"
#include "tests/support/a_trend_report.h"

namespace boletim {
namespace {

StringSink trend_pdf(const TrendReport& report) {
  StringSink sink;
  write_trend_pdf(report, default_look(), sink);
  return sink;
}

TEST(TrendPdf, IsAPdfOfTheSmallestNumberOfPages) {
  const StringSink pdf = trend_pdf(a_trend_report());
  EXPECT_THAT(pdf.bytes, ::testing::StartsWith("%PDF-1."));
  EXPECT_EQ(pdf.pages(), 3);
}

TEST(TrendPdf, EqualReportsGiveEqualBytes) {
  EXPECT_EQ(trend_pdf(a_trend_report()).bytes, trend_pdf(a_trend_report()).bytes);
  EXPECT_NE(trend_pdf(a_trend_report()).bytes, trend_pdf(a_trend_report(Locale::En)).bytes);
}

TEST(TrendPdf, CarriesTheDateOfTheDataAndEmbedsItsFonts) {
  const std::string pdf = trend_pdf(a_trend_report()).bytes;
  EXPECT_THAT(pdf, ::testing::HasSubstr("/CreationDate (D:20261116073000"));
  EXPECT_THAT(pdf, ::testing::HasSubstr("/FontFile2"));
  EXPECT_THAT(pdf, ::testing::HasSubstr("/Outlines"));
}

TEST(TrendPdf, ADateThatIsNoneIsLeftOut) {
  TrendReport report = a_trend_report();
  report.heading.taken_on = {2026, 2, 30};
  EXPECT_THAT(trend_pdf(report).bytes, ::testing::Not(::testing::HasSubstr("/CreationDate")));
}

TEST(TrendPdf, OfAFirstReadingDrawsNoCourseOfSegments) {
  TrendReport first = a_trend_report();
  for (KpiFigures& kpi : first.kpis) kpi.course.erase(kpi.course.begin(), kpi.course.end() - 1);
  TrendReport without = first;
  for (const SegmentFigures& row : first.axes[0].segments)
    first.segment_courses.push_back({row.value, first.kpis[0].course});
  without.segment_courses.clear();
  EXPECT_EQ(trend_pdf(first).bytes, trend_pdf(without).bytes);
}

TEST(TrendPdf, FortyFiveSegmentsFlowOverPages) {
  TrendReport report = a_trend_report();
  for (int i = 0; i < 45; ++i)
    report.axes[0].segments.push_back(
        {"Segmento com um nome bastante longo " + std::to_string(i), 10, {1, 2}, {1, 2}});
  EXPECT_EQ(trend_pdf(report).pages(), 4);
}

TEST(TrendPdf, ManyKpisTakeMoreRowsOfTiles) {
  TrendReport report = a_trend_report();
  while (report.kpis.size() < 14) report.kpis.push_back(report.kpis.back());
  EXPECT_GT(trend_pdf(report).pages(), 4);
}

TEST(TrendPdf, OfAnEmptyRegistryAndOfNothingAtAllIsStillAReport) {
  TrendReport report = a_trend_report();
  report.axes.clear();
  for (KpiFigures& kpi : report.kpis) {
    kpi.now = Share{0, 0};
    kpi.previous.reset();
    kpi.year_ago.reset();
    kpi.composition = {};
    kpi.course.clear();
  }
  EXPECT_EQ(trend_pdf(report).pages(), 2);
  EXPECT_EQ(trend_pdf(TrendReport{}).pages(), 2);
}

TEST(TrendPdf, TakesHostileText) {
  const std::vector<std::string> hostile = {std::string(1'000'000, 'x'),
                                            "\xFF\xFE\xC0",
                                            "a\nb\tc\x01\x7F",
                                            "🚗🚙 漢字",
                                            "(a) \\ <b> % )",
                                            std::string("a\0b", 3),
                                            std::string(70'000, ' '),
                                            ""};
  for (const std::string& text : hostile) {
    TrendReport report = a_trend_report();
    report.heading.organization = report.heading.title = report.heading.place = text;
    report.heading.recipients = {text, text};
    report.kpis[0].title = report.kpis[1].title = text;
    report.kpis[1].id = text;
    report.axes[0].title = report.axes[0].segments[0].value = text;
    EXPECT_GE(trend_pdf(report).pages(), 3);
    EXPECT_FALSE(chart_pngs(report, default_look()).empty());
  }
}

TEST(TrendPdf, TakesVectorsShorterThanItsKpis) {
  TrendReport report = a_trend_report();
  report.axes[0].segments[0].flagged.clear();
  report.axes[0].segments[1].previous.clear();
  EXPECT_EQ(trend_pdf(report).pages(), 3);
}

TEST(TrendPdf, WithEverythingThatCanBeSaidIsEqualTwice) {
  TrendReport report = a_followed_up_report();
  report.kpis[0].changed = true;
  report.kpis[0].course[2].changed = CivilDate{2026, 11, 16};
  report.kpis[0].impacts = {{ImpactFigures::Kind::Revenue, "BRL", 100, 1, 100, 1}};
  for (int i = 0; i < 25; ++i) report.suspects.push_back({"E-mail", "a***@b.com", 12});
  report.axes[0].many = true;
  EXPECT_EQ(trend_pdf(report).bytes, trend_pdf(report).bytes);
  EXPECT_GT(trend_pdf(report).pages(), 3);
  EXPECT_FALSE(chart_pngs(report, default_look()).empty());
}

TEST(TrendPdf, NamesTheFontThatIsAbsent) {
  Look look = default_look();
  look.semibold_font = "/nowhere/Semibold.ttf";
  StringSink sink;
  try {
    write_trend_pdf(a_trend_report(), look, sink);
    FAIL();
  } catch (const std::runtime_error& error) {
    EXPECT_THAT(error.what(), ::testing::HasSubstr("/nowhere/Semibold.ttf"));
  }
  EXPECT_EQ(sink.bytes, "");
}

}  // namespace
}  // namespace boletim
