#include "reports/sheets/csv.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reports/sheets/csv_writer.h"
#include "tests/support/a_detail_report.h"

namespace boletim {
namespace {

using ::testing::_;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

struct Bytes : Sink {
  std::string all;
  std::size_t writes = 0;
  void write(std::string_view bytes) override {
    all += bytes;
    ++writes;
  }
};

std::string text_cell(std::string_view value, CsvDialect dialect = dialect_of(Locale::PtBr)) {
  dialect.bom = false;
  Bytes bytes;
  CsvWriter writer(dialect, Locale::PtBr, bytes);
  writer.text(value);
  writer.finish();
  return bytes.all;
}

TEST(CsvDialect, FollowsTheSpreadsheetsOfTheLanguage) {
  EXPECT_EQ(dialect_of(Locale::PtBr), (CsvDialect{';', ',', true}));
  EXPECT_EQ(dialect_of(Locale::En), (CsvDialect{',', '.', false}));
}

TEST(CsvText, IsQuotedOnlyWhereItMustBe) {
  EXPECT_EQ(text_cell("Ana, Souza"), "Ana, Souza");
  EXPECT_EQ(text_cell("Ana; Souza"), "\"Ana; Souza\"");
  EXPECT_EQ(text_cell("Oficina \"Modelo\""), "\"Oficina \"\"Modelo\"\"\"");
  EXPECT_EQ(text_cell("a\nb"), "\"a\nb\"");
  EXPECT_EQ(text_cell("a\r\nb"), "\"a\r\nb\"");
  EXPECT_EQ(text_cell("Ana, Souza", {',', '.', false}), "\"Ana, Souza\"");
  EXPECT_EQ(text_cell(""), "");
}

TEST(CsvText, WhatASpreadsheetWouldRunIsMadeText) {
  for (const std::string value : {"=1+1", "+55 11 98765-4321", "-2", "@SUM(A1)", " =1", "\u00A0=1",
                                  "\u3000@x", "＝1", "＋1", "－1", "＠x", "\uFEFF=1"})
    EXPECT_EQ(text_cell(value), "'" + value);
  EXPECT_EQ(text_cell("\t=1"), "' =1");
  EXPECT_EQ(text_cell("\r=1"), "\"'\r=1\"");
  EXPECT_EQ(text_cell("\n=1"), "\"'\n=1\"");
  EXPECT_EQ(text_cell("=cmd;\"x\""), "\"'=cmd;\"\"x\"\"\"");
}

TEST(CsvText, WhatIsNoFormulaIsLeftAlone) {
  for (const char* value : {"a=1", "***.456.789-**", "(11) 9****-4321", "ﾠ", "€", "'", "–"})
    EXPECT_EQ(text_cell(value), value);
}

TEST(CsvText, ControlCharactersAreReplacedAndLineBreaksKept) {
  EXPECT_EQ(text_cell(std::string_view("a\0b", 3)), "a\uFFFDb");
  EXPECT_EQ(text_cell("a\x1B[31mb\x7F"), "a\uFFFD[31mb\uFFFD");
  EXPECT_EQ(text_cell("a\tb"), "a b");
}

TEST(CsvText, BytesThatAreNoTextAreReplaced) {
  EXPECT_EQ(text_cell("Jo\xE3o"), "Jo\uFFFDo");
  EXPECT_EQ(text_cell("\xEF\xBC"), "\uFFFD\uFFFD");
  EXPECT_EQ(text_cell("a\xED\xA0\x80z"), "a\uFFFD\uFFFD\uFFFDz");  // half of a pair
  EXPECT_EQ(text_cell("\uFFFE;\u0085"), "\"\uFFFD\uFFFD\uFFFD;\uFFFD\uFFFD\"");
  EXPECT_EQ(text_cell("José 🙂"), "José 🙂");
}

TEST(CsvText, ATabMayBeTheSeparator) {
  EXPECT_EQ(text_cell("a\tb", {'\t', '.', false}), "\"a\tb\"");
}

std::string numbers(const CsvDialect& dialect, Locale locale) {
  Bytes bytes;
  CsvWriter writer(dialect, locale, bytes);
  writer.number(-37);
  writer.decimal(-15.255);
  writer.decimal(0.004);
  writer.decimal(1.0 / 0.0);
  writer.date({2026, 11, 5});
  writer.blank();
  writer.end_row();
  writer.finish();
  return bytes.all;
}

TEST(CsvNumbers, StayNumbersAlsoWhenNegative) {
  EXPECT_EQ(numbers({';', ',', true}, Locale::PtBr), "\uFEFF-37;-15,26;0,00;;05/11/2026;\r\n");
  EXPECT_EQ(numbers({',', '.', false}, Locale::En), "-37,-15.26,0.00,,2026-11-05,\r\n");
}

TEST(CsvNumbers, AreQuotedWhereTheirMarkIsTheSeparator) {
  EXPECT_EQ(numbers({',', ',', false}, Locale::En), "-37,\"-15,26\",\"0,00\",,2026-11-05,\r\n");
}

TEST(CsvWriter, WritesInBlocks) {
  Bytes bytes;
  CsvWriter writer({';', ',', false}, Locale::PtBr, bytes);
  for (int row = 0; row < 20000; ++row) {
    writer.text("sixteen bytes...");
    writer.end_row();
  }
  writer.finish();
  EXPECT_EQ(bytes.all.size(), 20000u * 18u);
  EXPECT_LE(bytes.writes, 6u);
}

KpiFigures a_kpi(std::string id, std::string title, std::optional<Share> now) {
  KpiFigures kpi;
  kpi.id = std::move(id);
  kpi.title = std::move(title);
  kpi.now = now;
  return kpi;
}

TrendReport a_trend(Locale locale) {
  TrendReport report;
  report.heading.locale = locale;
  report.heading.period = {ReportPeriod::Kind::Weekly, {2026, 11, 9}, {2026, 11, 15}};
  report.heading.records = 8412;
  KpiFigures email = a_kpi("no_email", "Sem e-mail", Share{1284, 8412});
  email.previous = Share{1321, 8400};
  email.year_ago = Share{1686, 8000};
  email.target = 10;
  email.declined = 5;
  email.composition = {1000, 200, 84, 0, 0};
  email.course = {
      {{2026, 11, 1}, std::nullopt}, {{2026, 11, 8}, Share{1321, 8400}}, {{2026, 11, 15}, Share{1284, 8412}}};
  report.kpis = {email, a_kpi("no_mobile", "Sem celular", std::nullopt)};
  report.axes = {
      {"Segmento",
       {{"Varejo", 4120, {803, std::nullopt}, {825, std::nullopt}}, {"", 408, {12, std::nullopt}, {}}}}};
  return report;
}

std::vector<std::string> lines_of(const std::string& bytes) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  for (std::size_t end = bytes.find("\r\n"); end != std::string::npos; end = bytes.find("\r\n", begin)) {
    lines.push_back(bytes.substr(begin, end - begin));
    begin = end + 2;
  }
  EXPECT_EQ(begin, bytes.size()) << "the last line ends, too";
  return lines;
}

/// Lines of the file, less the blank cells at their ends.
std::vector<std::string> said_lines_of(const std::string& bytes) {
  std::vector<std::string> lines = lines_of(bytes);
  for (std::string& line : lines) line.erase(line.find_last_not_of(';') + 1);
  return lines;
}

TEST(TrendCsv, SaysEachNumberOnALineThatNamesIt) {
  Bytes bytes;
  write_trend_csv(a_trend(Locale::PtBr), dialect_of(Locale::PtBr), bytes);
  EXPECT_THAT(
      said_lines_of(bytes.all),
      ::testing::ElementsAre(
          "\uFEFFseção;indicador;eixo;valor;fim do período;total;quantidade;percentual;meta;total anterior;"
          "quantidade anterior;total há um ano;quantidade há um ano;não têm ou recusam;não "
          "informado;fictício;"
          "inválido;telefone fixo;falta o 9;saldo anterior;cadastrados assim;perderam;reabertos;corrigidos;"
          "removidos;transferidos para cá;transferidos daqui;reclassificados;dias até corrigir: média;"
          "dias até corrigir: mediana;dias até corrigir: p90;dias em aberto: média;dias em aberto: mediana;"
          "dias em aberto: p90;regra mudou;soma dos apontados;apontados com valor;soma dos demais;"
          "demais com valor",
          "resumo;Sem e-mail;;;15/11/2026;8412;1284;15,26;10,00;8400;1321;8000;1686;5;1000;200;84;0;0",
          "resumo;Sem celular;;;15/11/2026", "histórico;Sem e-mail;;;01/11/2026",
          "histórico;Sem e-mail;;;08/11/2026;8400;1321;15,73;10,00",
          "histórico;Sem e-mail;;;15/11/2026;8412;1284;15,26;10,00",
          "segmento;Sem e-mail;Segmento;Varejo;15/11/2026;4120;803;19,49;;;825",
          "segmento;Sem celular;Segmento;Varejo;15/11/2026;4120",
          "segmento;Sem e-mail;Segmento;(sem segmento);15/11/2026;408;12;2,94",
          "segmento;Sem celular;Segmento;(sem segmento);15/11/2026;408",
          "controle;Sem e-mail;;;15/11/2026;8412;1284;15,26", "controle;Sem celular;;;15/11/2026",
          "controle;todos;;;15/11/2026;8412"));
}

TEST(TrendCsv, EveryLineHasAsManyCellsAsTheHead) {
  Bytes bytes;
  write_trend_csv(a_trend(Locale::PtBr), dialect_of(Locale::PtBr), bytes);
  const std::vector<std::string> lines = lines_of(bytes.all);
  for (const std::string& line : lines)
    EXPECT_EQ(std::ranges::count(line, ';'), std::ranges::count(lines[0], ';')) << line;
}

TEST(TrendCsv, SaysFlowsDaysBreaksOwnersImpactAndSharedValues) {
  TrendReport report = a_trend(Locale::PtBr);
  report.kpis.resize(1);
  KpiFigures& kpi = report.kpis[0];
  kpi.course = {{{2026, 11, 15}, kpi.now, CivilDate{2026, 11, 16}}};
  kpi.flows = FlowFigures{1321, 19, 5, 3, 58, 6, 0, 0, 0};
  kpi.days_to_correct = DayFigures{17.333, 11, 47};
  kpi.impacts = {{ImpactFigures::Kind::Revenue, "BRL", 21'248'050, 1200, 100, 7000}};
  report.axes.clear();
  report.owners = AxisFigures{"Responsável", {{"Ana", 700, {100}, {}}}};
  report.owners->segments[0].days_open = {DayFigures{30, 25, 90}};
  report.registered = 31;
  report.suspects = {{"E-mail", "c***@contador.com.br", 31}};
  Bytes bytes;
  write_trend_csv(report, dialect_of(Locale::PtBr), bytes);
  EXPECT_THAT(said_lines_of(bytes.all),
              ::testing::ElementsAre(
                  _,
                  "resumo;Sem "
                  "e-mail;;;15/11/2026;8412;1284;15,26;10,00;8400;1321;8000;1686;5;1000;200;84;0;0;1321;19;5;"
                  "3;58;6;0;0;0;17,33;11,00;47,00",
                  "histórico;Sem e-mail;;;15/11/2026;8412;1284;15,26;10,00;;;;;;;;;;;;;;;;;;;;;;;;;;sim",
                  "responsável;Sem "
                  "e-mail;Responsável;Ana;15/11/2026;700;100;14,29;;;;;;;;;;;;;;;;;;;;;;;;30,00;25,00;"
                  "90,00",
                  "impacto;Sem e-mail;Faturamento em 12 "
                  "meses;BRL;15/11/2026;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;212480,50;1200;"
                  "1,00;7000",
                  "valor repetido;;E-mail;c***@contador.com.br;15/11/2026;;31",
                  "cadastrados no período;todos;;;15/11/2026;;31",
                  "controle;Sem e-mail;;;15/11/2026;8412;1284;15,26", "controle;todos;;;15/11/2026;8412"));
}

TEST(TrendCsv, InEnglishHasPointsCommasAndNoByteOrderMark) {
  Bytes bytes;
  write_trend_csv(a_trend(Locale::En), dialect_of(Locale::En), bytes);
  EXPECT_THAT(bytes.all, StartsWith("section,indicator,axis,value,period end,total,count,percent,target,"));
  EXPECT_THAT(bytes.all, HasSubstr("summary,Sem e-mail,,,2026-11-15,8412,1284,15.26,10.00,8400,1321,"));
}

TEST(TrendCsv, AnEmptyRegistryHasNoPercent) {
  TrendReport report = a_trend(Locale::PtBr);
  report.kpis = {a_kpi("no_email", "Sem e-mail", Share{0, 0})};
  report.axes.clear();
  report.heading.records = 0;
  Bytes bytes;
  write_trend_csv(report, dialect_of(Locale::PtBr), bytes);
  EXPECT_EQ(said_lines_of(bytes.all)[1], "resumo;Sem e-mail;;;15/11/2026;0;0;;;;;;;0;0;0;0;0;0");
}

TEST(DetailCsv, SaysOfEachContactWhatIsWrong) {
  GivenRows rows({a_detail_row()});
  Bytes bytes;
  write_detail_csv(a_detail_report(), rows, dialect_of(Locale::PtBr), bytes);
  EXPECT_THAT(
      lines_of(bytes.all),
      ::testing::ElementsAre("\uFEFFCódigo;Cliente;CPF/CNPJ;Segmento;E-mail;Situação do e-mail;Celular;"
                             "Situação do celular;Celular provável;Desde;Dias;Responsável;"
                             "Sem e-mail;Sem celular",
                             "10203;\"Ana Rodrigues; Auto Peças\";***.317.862-**;Varejo;;não informado;"
                             "(27) 9***-3903;falta o 9;(27) 99***-3903;04/11/2026;12;Ana Lima;sim;sim"));
}

TEST(DetailCsv, LinksEachRowInAColumnOfItsOwn) {
  DetailReport report = a_detail_report();
  report.has_link = true;
  DetailRow row = a_detail_row();
  row.link = "https://erp.example/partner/10203";
  GivenRows rows({row});
  Bytes bytes;
  write_detail_csv(report, rows, dialect_of(Locale::PtBr), bytes);
  EXPECT_THAT(lines_of(bytes.all)[0], EndsWith(";Sem celular;Link"));
  EXPECT_THAT(lines_of(bytes.all)[1], EndsWith(";sim;https://erp.example/partner/10203"));
}

TEST(DetailCsv, CallsABandAsTheTrendDoes) {
  DetailRow row = a_detail_row();
  row.axes = {"1000 – 9999.99"};
  GivenRows rows({row});
  Bytes bytes;
  write_detail_csv(a_detail_report(), rows, dialect_of(Locale::PtBr), bytes);
  EXPECT_THAT(lines_of(bytes.all)[1], HasSubstr(";de 1.000 a 9.999,99;"));
}

TEST(DetailCsv, ARowWithLessThanTheReportAnnouncesIsFilledUp) {
  DetailRow row = a_detail_row();
  row.axes.clear();
  row.flagged.clear();
  row.since.reset();
  row.days.reset();
  GivenRows rows({row});
  Bytes bytes;
  write_detail_csv(a_detail_report(), rows, dialect_of(Locale::PtBr), bytes);
  EXPECT_THAT(lines_of(bytes.all)[1], EndsWith(";;;Ana Lima;não;não"));
  EXPECT_THAT(lines_of(bytes.all)[1], HasSubstr("***.317.862-**;;;não informado"));
}

TEST(DetailCsv, HostileContactsAreTextAndSafe) {
  DetailRow row = a_detail_row();
  row.name = "=HYPERLINK(\"http://x\";\"y\")";
  row.mobile = {ContactCell::Verdict::Good, "+55 11 98765-4321", ""};
  row.days = -3;
  GivenRows rows({row});
  Bytes bytes;
  write_detail_csv(a_detail_report(), rows, dialect_of(Locale::PtBr), bytes);
  EXPECT_THAT(bytes.all, HasSubstr(";\"'=HYPERLINK(\"\"http://x\"\";\"\"y\"\")\";"));
  EXPECT_THAT(bytes.all, HasSubstr(";'+55 11 98765-4321;utilizável;"));
  EXPECT_THAT(bytes.all, HasSubstr(";04/11/2026;-3;"));
}

TEST(DetailCsv, OnlyALimitAddsALineThatSaysSo) {
  DetailReport report = a_detail_report();
  GivenRows all({a_detail_row()});
  Bytes whole;
  write_detail_csv(report, all, dialect_of(Locale::PtBr), whole);
  EXPECT_THAT(whole.all, Not(HasSubstr("mais antiga")));

  report.flagged = 2940;
  GivenRows some({a_detail_row()});
  Bytes limited;
  write_detail_csv(report, some, dialect_of(Locale::PtBr), limited);
  EXPECT_EQ(lines_of(limited.all).size(), 3u);
  EXPECT_THAT(lines_of(limited.all)[2], HasSubstr("A pendência mais antiga de 2.940"));
}

}  // namespace
}  // namespace boletim
