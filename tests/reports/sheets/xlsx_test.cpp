#include "reports/sheets/xlsx.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/a_detail_report.h"
#include "tests/support/a_follow_up.h"
#include "tests/support/a_trend_report.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/unzipped.h"

namespace boletim {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

using Files = std::map<std::string, std::string>;

Files trend(const TrendReport& report) {
  const TemporaryDirectory scratch;
  StringSink sink;
  write_trend_xlsx(report, default_look(), scratch.path(), sink);
  return unzipped(sink.bytes);
}

Files detail(const DetailReport& report, std::vector<DetailRow> given) {
  const TemporaryDirectory scratch;
  StringSink sink;
  GivenRows rows(std::move(given));
  write_detail_xlsx(report, rows, default_look(), scratch.path(), sink);
  return unzipped(sink.bytes);
}

std::string names_of_sheets(const Files& files) {
  const std::string& book = files.at("xl/workbook.xml");
  std::string names;
  const std::string mark = "<sheet name=\"";
  for (std::size_t at = book.find(mark); at != std::string::npos; at = book.find(mark, at + 1))
    names += book.substr(at + mark.size(), book.find('"', at + mark.size()) - at - mark.size()) + ";";
  return names;
}

TEST(TrendXlsx, HasASheetForEachTable) {
  EXPECT_EQ(names_of_sheets(trend(a_followed_up_report())),
            "Resumo;Evolução;Segmento;Responsável;Movimento;Indicadores;");
  EXPECT_EQ(names_of_sheets(trend(a_trend_report(Locale::En))), "Summary;Course;Segmento;Indicators;");
}

TEST(TrendXlsx, SaysTheNumbersOfTheReport) {
  const Files files = trend(a_trend_report());
  const std::string& summary = files.at("xl/worksheets/sheet1.xml");
  EXPECT_THAT(summary, HasSubstr("<t>Qualidade do cadastro de clientes</t>"));
  EXPECT_THAT(summary, HasSubstr("<t>Sem e-mail</t>"));
  EXPECT_THAT(summary, HasSubstr("<v>1284</v>"));
  EXPECT_THAT(summary, HasSubstr("<v>-37</v>"));  // than before
  const std::string& segments = files.at("xl/worksheets/sheet3.xml");
  EXPECT_THAT(segments, HasSubstr("<t>(sem segmento)</t>"));
  EXPECT_THAT(segments, HasSubstr("<v>1101</v>"));
  EXPECT_THAT(files.at("xl/worksheets/sheet4.xml"),
              HasSubstr("Quem recebe este boletim: Ana Lima, Bruno Reis."));
}

TEST(TrendXlsx, WhatWasNotCountedIsBlank) {
  TrendReport report = a_trend_report();
  report.kpis.erase(report.kpis.begin());
  report.kpis[0].now.reset();
  const Files files = trend(report);
  EXPECT_THAT(files.at("xl/worksheets/sheet1.xml"), Not(HasSubstr("<v>2305</v>")));
  EXPECT_THAT(files.at("xl/worksheets/sheet1.xml"), Not(HasSubstr("<v>0</v>")));
}

TEST(TrendXlsx, HeadsOfAKpiHaveItsColour) {
  EXPECT_THAT(trend(a_trend_report()).at("xl/styles.xml"), HasSubstr("rgb=\"FF0068A8\""));
}

TEST(DetailXlsx, HasTheCellsOfTheCsvAndLinksIntoTheErp) {
  DetailRow row = a_detail_row();
  row.id = "000123";
  row.link = "https://erp.example/partner/000123";
  const Files files = detail(a_detail_report(), {row});
  EXPECT_EQ(names_of_sheets(files), "Clientes a completar;Sobre este arquivo;");
  const std::string& sheet = files.at("xl/worksheets/sheet1.xml");
  for (const char* cell : {"000123", "Ana Rodrigues; Auto Peças", "***.317.862-**", "Varejo", "não informado",
                           "(27) 9***-3903", "falta o 9", "(27) 99***-3903", "Ana Lima", "sim"})
    EXPECT_THAT(sheet, HasSubstr("<t>" + std::string(cell) + "</t>"));
  EXPECT_THAT(sheet, HasSubstr("<v>46330</v>"));
  EXPECT_THAT(files.at("xl/worksheets/_rels/sheet1.xml.rels"),
              HasSubstr("https://erp.example/partner/000123"));
}

TEST(DetailXlsx, SaysALimitBelowTheRowsAndInItsLastSheet) {
  DetailReport report = a_detail_report();
  report.flagged = 2940;
  report.all_in = "detalhe.csv";
  const Files files = detail(report, {a_detail_row()});
  for (const char* sheet : {"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"})
    EXPECT_THAT(files.at(sheet), HasSubstr("A pendência mais antiga de 2.940; todas estão em detalhe.csv"));
  EXPECT_THAT(files.at("xl/worksheets/sheet1.xml"), HasSubstr("<autoFilter ref=\"A1:N2\"/>"));
}

TEST(DetailXlsx, SaysWhatIsHiddenAndWhatWasCut) {
  DetailRow row = a_detail_row();
  row.name = std::string(70'000, 'x');
  const Files files = detail(a_detail_report(), {row});
  EXPECT_THAT(files.at("xl/worksheets/sheet2.xml"), HasSubstr("dados pessoais ocultos"));
  EXPECT_THAT(files.at("xl/worksheets/sheet2.xml"), HasSubstr("1 texto com mais de 32.767 caracteres"));
  EXPECT_THAT(files.at("xl/worksheets/sheet1.xml"), HasSubstr("1 texto com mais de 32.767 caracteres"));
}

TEST(DetailXlsx, WithoutRowsIsAHeadAndWhatTheFileIs) {
  DetailReport report = a_detail_report();
  report.flagged = report.shown = 0;
  EXPECT_THAT(detail(report, {}).at("xl/worksheets/sheet1.xml"), HasSubstr("<autoFilter ref=\"A1:N1\"/>"));
}

Files follow_up(const FollowUpReport& report) {
  const TemporaryDirectory scratch;
  StringSink sink;
  ListedFollowUp rows(follow_up_rows_of_a_week());
  write_follow_up_xlsx(report, rows, default_look(), scratch.path(), sink);
  return unzipped(sink.bytes);
}

Files history(const HistoryReport& report) {
  const TemporaryDirectory scratch;
  StringSink sink;
  ListedHistory rows({a_history_row()});
  write_history_xlsx(report, rows, scratch.path(), sink);
  return unzipped(sink.bytes);
}

TEST(FollowUpXlsx, SaysWhatHappenedToWhichRecordAndWhatIsNotShown) {
  const Files files = follow_up(a_follow_up_report());
  EXPECT_EQ(names_of_sheets(files), "Resumo;Movimento;Registros;Sobre este arquivo;");
  EXPECT_THAT(files.at("xl/worksheets/sheet1.xml"), HasSubstr("<v>1284</v>"));
  const std::string& rows = files.at("xl/worksheets/sheet3.xml");
  for (const char* cell : {"corrigido", "10203", "Ana Rodrigues Auto Peças Ltda", "Varejo", "=cmd()"})
    EXPECT_THAT(rows, HasSubstr("<t>" + std::string(cell) + "</t>"));
  EXPECT_THAT(rows, HasSubstr("em aberto: o mais antigo de 1.284; todos estão em acompanhamento.csv"));
}

TEST(FollowUpXlsx, OfTotalsHasNoRecords) {
  FollowUpReport report = a_follow_up_report();
  report.has_rows = false;
  const Files files = follow_up(report);
  EXPECT_EQ(names_of_sheets(files), "Resumo;Movimento;Sobre este arquivo;");
  for (const auto& [name, text] : files) EXPECT_THAT(text, Not(HasSubstr("10203"))) << name;
}

TEST(HistoryXlsx, CountsMessagesByStatusAndListsThem) {
  const Files files = history(a_history_report());
  EXPECT_EQ(names_of_sheets(files), "Resumo;Mensagens;");
  EXPECT_THAT(files.at("xl/worksheets/sheet1.xml"), HasSubstr("<v>12</v>"));
  EXPECT_THAT(files.at("xl/worksheets/sheet2.xml"), HasSubstr("<t>tendencia.pdf, detalhe.csv</t>"));
  EXPECT_THAT(files.at("xl/worksheets/sheet2.xml"), HasSubstr("<t>a***@oficina.example</t>"));
}

TEST(HistoryXlsx, OfTotalsNamesNobody) {
  HistoryReport report = a_history_report();
  report.has_rows = false;
  for (const auto& [name, text] : history(report)) EXPECT_THAT(text, Not(HasSubstr("a***@"))) << name;
}

}  // namespace
}  // namespace boletim
