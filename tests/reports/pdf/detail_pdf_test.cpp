#include "reports/pdf/detail_pdf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reports/pdf/detail_columns.h"
#include "tests/support/a_trend_report.h"

namespace boletim {
namespace {

using ::testing::ElementsAre;
using Verdict = ContactCell::Verdict;

/// As many equal rows as asked for, each made when it is read.
class RepeatedRows : public DetailRows {
 public:
  RepeatedRows(DetailRow row, int count) : row_(std::move(row)), left_(count) {}
  bool next(DetailRow& row) override {
    if (left_-- <= 0) return false;
    row = row_;
    return true;
  }

 private:
  DetailRow row_;
  int left_;
};

DetailRow a_row() {
  DetailRow row;
  row.id = "10203";
  row.name = "Ana Rodrigues Auto Peças Ltda";
  row.email = {Verdict::Missing, "", ""};
  row.mobile = {Verdict::Correctable, "(27) 9***-3903", "(27) 99***-3903"};
  row.axes = {"Varejo"};
  row.flagged = {true};
  return row;
}

DetailReport a_detail_report(int rows) {
  DetailReport report;
  report.heading = a_trend_report().heading;
  report.kpis = {"Sem e-mail"};
  report.axes = {"Segmento"};
  report.has_email = report.has_mobile = true;
  report.flagged = report.shown = rows;
  report.groups = {{"Varejo", rows, rows}};
  return report;
}

/// Each part by itself.
std::vector<StringSink> detail_parts(const DetailReport& report, const DetailRow& row, int count) {
  std::vector<StringSink> sinks;
  RepeatedRows rows(row, count);
  write_detail_pdf(report, rows, default_look(), [&](std::size_t part, std::size_t parts) -> Sink& {
    sinks.reserve(parts);
    EXPECT_EQ(part, sinks.size() + 1);
    return sinks.emplace_back();
  });
  return sinks;
}

StringSink detail_pdf(const DetailReport& report, const DetailRow& row, int count) {
  return detail_parts(report, row, count).at(0);
}

TEST(DetailPdf, GrowsByPages) {
  EXPECT_EQ(detail_pdf(a_detail_report(1), a_row(), 1).pages(), 1);
  EXPECT_EQ(detail_pdf(a_detail_report(200), a_row(), 200).pages(), 9);
}

TEST(DetailPdf, EqualRowsGiveEqualBytes) {
  EXPECT_EQ(detail_pdf(a_detail_report(30), a_row(), 30).bytes,
            detail_pdf(a_detail_report(30), a_row(), 30).bytes);
}

TEST(DetailPdf, OfNoRowsIsOnePageThatSaysSo) {
  EXPECT_EQ(detail_pdf(a_detail_report(0), a_row(), 0).pages(), 1);
}

TEST(DetailPdf, TakesHostileText) {
  for (const std::string& text :
       {std::string(1'000'000, 'W'), std::string("\xFF\xFE\xC0\x80"), std::string("a\nb\x01"),
        std::string("🚗 漢"), std::string("a\0b", 3), std::string()}) {
    DetailRow row = a_row();
    row.id = row.name = row.owner = row.email.value = row.mobile.suggestion = text;
    row.email.verdict = Verdict::Malformed;
    row.axes = {text};
    DetailReport report = a_detail_report(2);
    report.groups = {{text, 2, 2}};
    report.heading.organization = report.heading.title = report.heading.part = report.all_in = text;
    report.heading.recipients = {text, text};
    EXPECT_EQ(detail_pdf(report, row, 2).pages(), 1);
  }
}

TEST(DetailPdf, RefusesRowsThatWereNotAnnounced) {
  DetailRow row = a_row();
  EXPECT_THROW(detail_pdf(a_detail_report(3), row, 2), std::runtime_error);
  row.axes = {"Governo"};
  EXPECT_THROW(detail_pdf(a_detail_report(2), row, 2), std::runtime_error);
  row.axes.clear();
  EXPECT_THROW(detail_pdf(a_detail_report(2), row, 2), std::runtime_error);
}

TEST(DetailPdf, PutsWhatIsMoreThanItsPagesIntoPartsOfTheirOwn) {
  DetailReport report = a_detail_report(60);
  report.heading.recipients.clear();
  report.pages = 1;
  const std::vector<StringSink> parts = detail_parts(report, a_row(), 60);
  ASSERT_EQ(parts.size(), 3U);
  for (const StringSink& part : parts) {
    EXPECT_EQ(part.pages(), 1);
    EXPECT_TRUE(part.bytes.starts_with("%PDF-") && part.bytes.ends_with("%%EOF\n"));
  }
  EXPECT_NE(parts[0].bytes, parts[1].bytes);
}

TEST(DetailPdf, LinksEachRowIntoTheErp) {
  DetailRow row = a_row();
  row.link = "https://erp.example/partner/a%2Fb%28c%29";
  const std::string bytes = detail_pdf(a_detail_report(3), row, 3).bytes;
  const std::string_view written = "erp.example\\057partner\\057a\\0452Fb\\04528c\\04529)";
  std::size_t links = 0;
  for (std::size_t at = bytes.find(written); at != std::string::npos; at = bytes.find(written, at + 1))
    ++links;
  EXPECT_EQ(links, 3U);
  EXPECT_EQ(detail_pdf(a_detail_report(3), a_row(), 3).bytes.find("/URI"), std::string::npos);
}

TEST(DetailPdf, LeadsFromItsContentsAndBookmarksToTheGroups) {
  DetailReport report = a_detail_report(400);
  report.groups = {{"Varejo", 300, 300}, {"Varejo", 100, 100}};
  const std::string bytes = detail_pdf(report, a_row(), 400).bytes;
  EXPECT_NE(bytes.find("/PageMode /UseOutlines"), std::string::npos);
  EXPECT_NE(bytes.find("/Subtype /Link"), std::string::npos);
  EXPECT_NE(bytes.find("/FitH"), std::string::npos);
}

TEST(DetailPdf, RowsPastThoseReadAheadAreDrawnAsTheyCome) {
  EXPECT_EQ(detail_pdf(a_detail_report(5000), a_row(), 5000).pages(), 218);
}

TEST(DetailColumns, AreOnlyThoseThatTheRegistryHas) {
  const Fonts fonts(default_look());
  const RecordingCanvas canvas(fonts);
  const auto heads = [&](const DetailReport& report) {
    std::vector<std::string> all;
    for (const DetailColumn& column : detail_columns(canvas, report, {a_row()}, 45, 750))
      all.push_back(column.head);
    return all;
  };
  DetailReport report = a_detail_report(1);
  EXPECT_THAT(heads(report), ElementsAre("Código", "Cliente", "E-mail", "Celular"));
  report.has_tax_id = report.has_phone = report.has_owner = report.has_since = true;
  EXPECT_THAT(heads(report), ElementsAre("Código", "Cliente", "CPF/CNPJ", "E-mail", "Telefone", "Celular",
                                         "Dias", "Responsável"));
}

TEST(DetailColumns, FillTheWidthAndNeverPassIt) {
  const Fonts fonts(default_look());
  const RecordingCanvas canvas(fonts);
  DetailRow row = a_row();
  for (const std::size_t length : {5u, 500u}) {
    row.name = row.id = std::string(length, 'm');
    const auto columns = detail_columns(canvas, a_detail_report(1), {row}, 45, 750);
    EXPECT_EQ(columns.front().left, 45);
    EXPECT_NEAR(columns.back().left + columns.back().width, 795, 0.01);
  }
}

TEST(DetailColumns, CutAFewLongTextsBeforeOthersGiveWay) {
  const Fonts fonts(default_look());
  const RecordingCanvas canvas(fonts);
  std::vector<DetailRow> rows(100, a_row());
  rows[7].email = {Verdict::Malformed, std::string(300, 'x'), ""};
  const auto columns = detail_columns(canvas, a_detail_report(1), rows, 45, 750);
  const TextStyle style{8.5, Weight::Regular, kInk};
  EXPECT_GE(columns[1].width, canvas.width(a_row().name, style));
  EXPECT_GE(columns[3].width, canvas.width(contact_words(a_row().mobile, Locale::PtBr).text, style));
}

TEST(ContactWords, SayWhatIsWrongInInkAndTheRestInTheColourOfNotes) {
  const auto words = [](Verdict verdict) {
    return contact_words({verdict, "não tem", "(27) 99***-3903"}, Locale::PtBr);
  };
  EXPECT_EQ(words(Verdict::Good), (DetailCell{"não tem", kNotes}));
  EXPECT_EQ(words(Verdict::Missing), (DetailCell{"não informado", kNotes}));
  EXPECT_EQ(words(Verdict::Placeholder), (DetailCell{"fictício: “não tem”", kInk}));
  EXPECT_EQ(words(Verdict::Malformed), (DetailCell{"inválido: não tem", kInk}));
  EXPECT_EQ(words(Verdict::Landline), (DetailCell{"é fixo: não tem", kInk}));
  EXPECT_EQ(words(Verdict::Correctable), (DetailCell{"falta o 9: (27) 99***-3903?", kInk}));
}

}  // namespace
}  // namespace boletim
