#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/a_configuration.h"

namespace boletim {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;

SharedList<ReportSpec> reports(const std::string& text) {
  return a_configuration().job("reports", text).job("deliver", "").good_job().reports;
}
std::vector<std::string> report_errors(const std::string& text) {
  return a_configuration().job("reports", text).job("deliver", "").errors();
}

TEST(Reports, HaveShortAndLongForms) {
  const ReportSpec trend_pdf{ReportKind::Trend, Format::Pdf, {}, {}},
      trend_csv{ReportKind::Trend, Format::Csv, {}, {}};
  EXPECT_THAT(reports("{ trend: pdf }"), ElementsAre(trend_pdf));
  EXPECT_THAT(reports("{ trend: [pdf, csv] }"), ElementsAre(trend_pdf, trend_csv));
  EXPECT_THAT(reports("{ trend: { pdf, csv } }"), ElementsAre(trend_pdf, trend_csv));
  EXPECT_THAT(reports("{ trend: { csv: {}, pdf: {} } }"), ElementsAre(trend_csv, trend_pdf));
}

TEST(Reports, ADetailPdfHasALimitUnlessToldOtherwise) {
  EXPECT_EQ(reports("{ detail: pdf }").at(0).limit, 200);
  EXPECT_EQ(reports("{ detail: { pdf: { limit: 500 } } }").at(0).limit, 500);
  EXPECT_EQ(reports("{ detail: { pdf: { limit: none } } }").at(0).limit, std::nullopt);
  EXPECT_EQ(reports("{ detail: csv }").at(0).limit, std::nullopt);
  EXPECT_EQ(reports("{ detail: pdf }").at(0).pages, 1000);
  EXPECT_EQ(reports("{ detail: { pdf: { pages: 500 } } }").at(0).pages, 500);
}

TEST(Reports, AFollowUpPdfHasLimitsUnlessToldOtherwise) {
  EXPECT_EQ(reports("{ follow_up: pdf }").at(0).limit, 200);
  EXPECT_EQ(reports("{ follow_up: pdf }").at(0).oldest, 20);
  EXPECT_EQ(reports("{ follow_up: { pdf: { limit: none, oldest: 50 } } }").at(0).limit, std::nullopt);
  EXPECT_EQ(reports("{ follow_up: { pdf: { limit: none, oldest: 50 } } }").at(0).oldest, 50);
  EXPECT_EQ(reports("{ follow_up: csv }").at(0).oldest, std::nullopt);
  EXPECT_THAT(report_errors("{ follow_up: { pdf: { oldest: 0 } } }"),
              ElementsAre(HasSubstr("expected a whole number from 1 to 1000000")));
}

TEST(Reports, AHistoryHasNothingToSet) {
  EXPECT_EQ(reports("{ history: [pdf, csv] }").at(1).kind, ReportKind::History);
  EXPECT_THAT(report_errors("{ history: { pdf: { limit: 5 } } }"),
              ElementsAre(HasSubstr("unknown key 'limit'")));
}

TEST(Reports, ACsvTakesWhatItDoesNotSayFromTheLanguage) {
  EXPECT_EQ(reports("{ detail: { csv: { bom: false } } }").at(0).dialect, (CsvDialect{';', ',', false}));
  EXPECT_EQ(reports("{ detail: { csv: { separator: \",\", decimal: \".\" } } }").at(0).dialect,
            (CsvDialect{',', '.', true}));
  EXPECT_EQ(reports("{ detail: { csv: { separator: tab } } }").at(0).dialect, (CsvDialect{'\t', ',', true}));
  EXPECT_THAT(report_errors("{ detail: { csv: { separator: \",\" } } }"),
              ElementsAre(HasSubstr("separator and decimal are equal")));
  EXPECT_THAT(report_errors("{ detail: { csv: { separator: x } } }"),
              ElementsAre(HasSubstr("'separator' is 'x'")));
}

TEST(Reports, AWorkbookHasAllRowsUnlessItIsLimited) {
  EXPECT_THAT(reports("{ trend: [pdf, csv, xlsx] }"),
              ElementsAre(Field(&ReportSpec::format, Format::Pdf), Field(&ReportSpec::format, Format::Csv),
                          Field(&ReportSpec::format, Format::Xlsx)));
  EXPECT_EQ(reports("{ detail: xlsx }").at(0), (ReportSpec{ReportKind::Detail, Format::Xlsx, {}, {}}));
  EXPECT_EQ(reports("{ detail: { csv: {}, xlsx: { limit: 5000 } } }").at(1).limit, 5000);
  EXPECT_EQ(reports("{ detail: { xlsx: { limit: none } } }").at(0).limit, std::nullopt);
  EXPECT_EQ(reports("{ follow_up: xlsx }").at(0).limit, std::nullopt);
  EXPECT_EQ(reports("{ follow_up: { xlsx: { limit: 10, oldest: 5 } } }").at(0).oldest, 5);
  EXPECT_EQ(reports("{ history: [csv, xlsx] }").at(1).format, Format::Xlsx);
  EXPECT_THAT(report_errors("{ trend: { xlsx: { limit: 5 } } }"), ElementsAre("unknown key 'limit'"));
  EXPECT_THAT(report_errors("{ detail: { xlsx: { limit: 0 } } }"),
              ElementsAre(HasSubstr("from 1 to 1000000")));
}

TEST(Reports, UnknownAndDoubledFormatsAreErrors) {
  EXPECT_THAT(report_errors("{ trend: [pfd] }"), ElementsAre("unknown format 'pfd'; did you mean 'pdf'?"));
  EXPECT_THAT(report_errors("{ trend: [pdf, pdf] }"), ElementsAre("format 'pdf' is given twice"));
  EXPECT_THAT(report_errors("{ trend: { pdf: { limit: 5 } } }"), ElementsAre("unknown key 'limit'"));
  EXPECT_THAT(report_errors("{ detail: { pdf: { limit: 0 } } }"),
              ElementsAre(HasSubstr("from 1 to 1000000")));
  EXPECT_THAT(report_errors("pdf"),
              ElementsAre("a single value; expected a mapping with keys such as 'trend'"));
}

}  // namespace
}  // namespace boletim
