// No page of any trend report has text over text, text that is cut by the page's edge, or a title alone.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reports/pdf/trend_pdf.h"
#include "tests/support/odd_trend_reports.h"
#include "tests/support/page_layout.h"

namespace boletim {
namespace {

using ::testing::IsEmpty;

TEST(Layout, OfEveryTrendReportIsSound) {
  for (const OddTrendReport& odd : odd_trend_reports()) {
    StringSink pdf;
    write_trend_pdf(odd.report, odd.look, pdf);
    EXPECT_THAT(layout_faults(pages_of(pdf.bytes)), IsEmpty()) << odd.name;
  }
}

TEST(Layout, FaultsAreSeen) {
  const PlacedWord first{100, 100, 150, 112, "a"}, over{140, 104, 180, 116, "b"},
      out{560, 300, 590, 312, "c"}, title{60, 700, 100, 715, "d"};
  EXPECT_EQ(layout_faults({{595, 842, {first, over}}}).size(), 1U);
  EXPECT_EQ(layout_faults({{595, 842, {first, out}}}).size(), 1U);
  EXPECT_EQ(layout_faults({{595, 842, {first, title}}}).size(), 1U);
  EXPECT_THAT(layout_faults({{595, 842, {first, {60, 780, 100, 790, "e"}}}}), IsEmpty());
}

}  // namespace
}  // namespace boletim
