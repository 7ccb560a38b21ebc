#include "reports/pdf/follow_up_pdf.h"

#include <gtest/gtest.h>

#include "reports/pdf/flow_tables.h"
#include "reports/pdf/history_pdf.h"
#include "tests/support/a_follow_up.h"

namespace boletim {
namespace {

StringSink follow_up_pdf(const FollowUpReport& report, std::size_t times = 1) {
  StringSink sink;
  ListedFollowUp rows(follow_up_rows_of_a_week(), times);
  write_follow_up_pdf(report, rows, default_look(), sink);
  return sink;
}

StringSink history_pdf(const HistoryReport& report, const HistoryRow& row, std::size_t times) {
  StringSink sink;
  ListedHistory rows({row}, times);
  write_history_pdf(report, rows, default_look(), sink);
  return sink;
}

TEST(FollowUpPdf, GrowsByPagesAndGivesEqualBytesForEqualValues) {
  EXPECT_LE(follow_up_pdf(a_follow_up_report()).pages(), 4);
  EXPECT_GT(follow_up_pdf(a_follow_up_report(), 1000).pages(), 70);
  EXPECT_EQ(follow_up_pdf(a_follow_up_report(), 30).bytes, follow_up_pdf(a_follow_up_report(), 30).bytes);
}

TEST(FollowUpPdf, ShowsNoRowsToWhoSeesTotals) {
  FollowUpReport report = a_follow_up_report();
  const int all = follow_up_pdf(report, 1000).pages();
  report.has_rows = false;
  EXPECT_LT(follow_up_pdf(report, 1000).pages(), all);
}

TEST(FollowUpPdf, TakesAFirstReportNoDataAndHostileText) {
  FollowUpReport report = a_follow_up_report();
  report.since.reset();
  for (KpiFigures& kpi : report.kpis) kpi.flows.reset();
  EXPECT_GE(follow_up_pdf(report).pages(), 2);
  report.owners.reset();
  report.axes.clear();
  report.heading.title = std::string(100'000, 'W');
  report.heading.recipients = {std::string("\xFF\xFE a\0b", 6)};
  EXPECT_GE(follow_up_pdf(report).pages(), 2);
  report.kpis.clear();
  EXPECT_GE(follow_up_pdf(report).pages(), 1);
}

TEST(FollowedByAxis, SaysNewOnesTogetherDaysAndAsManyRowsAsAskedFor) {
  TrendReport report = a_followed_up_report();
  AxisFigures owners = *report.owners;
  owners.segments[0].flows = {FlowFigures{321, 9, 1, 3, 28, 6, 0, 0, 0}};
  const Table table = followed_by_axis(report, owners, 0, 8);
  EXPECT_EQ(table.columns[2].head, "+ novos");
  EXPECT_EQ(table.rows[0][2].text, "10");
  EXPECT_EQ(table.columns.back().head, "dias até corrigir");
  owners.segments.resize(30, owners.segments[0]);
  EXPECT_EQ(followed_by_axis(report, owners, 0, 40).rows.size(), 31U);
  EXPECT_EQ(followed_by_axis(report, owners, 0, 8).rows.size(), 10U);
}

TEST(HistoryPdf, GrowsByPagesAndGivesEqualBytesForEqualValues) {
  EXPECT_EQ(history_pdf(a_history_report(), a_history_row(), 0).pages(), 1);
  EXPECT_GT(history_pdf(a_history_report(), a_history_row(), 1000).pages(), 40);
  EXPECT_EQ(history_pdf(a_history_report(), a_history_row(), 50).bytes,
            history_pdf(a_history_report(), a_history_row(), 50).bytes);
}

TEST(HistoryPdf, TakesHostileText) {
  HistoryRow row = a_history_row();
  row.name = row.subject = row.detail = std::string(100'000, 'W');
  row.to = std::string("\xFF\xFE\0", 3);
  row.documents = {std::string(1000, 'x')};
  EXPECT_EQ(history_pdf(a_history_report(), row, 2).pages(), 1);
}

}  // namespace
}  // namespace boletim
