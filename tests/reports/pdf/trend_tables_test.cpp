#include "reports/pdf/trend_tables.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reports/pdf/trend_answer.h"
#include "reports/pdf/where_table.h"
#include "tests/support/a_trend_report.h"

namespace boletim {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> texts(const std::vector<TableCell>& row) {
  std::vector<std::string> all;
  for (const TableCell& cell : row) all.push_back(cell.bar ? cell.bar->label : cell.text);
  return all;
}

std::vector<std::string> heads(const Table& table) {
  std::vector<std::string> all;
  for (const TableColumn& column : table.columns) all.push_back(column.head);
  return all;
}

std::string said(const TrendReport& report) {
  std::string all;
  for (const Span& span : trend_answer(report)) all += span.text;
  return all;
}

TEST(TrendAnswer, SaysTheNewsWithPartsThatAddUp) {
  EXPECT_EQ(said(a_trend_report()),
            "1.284 de 8.412 clientes (15,3%) não têm e-mail utilizável, 37 a menos que na semana anterior: "
            "1.000 não informados, 200 fictícios, 84 inválidos. 2.305 (27,4%) não têm celular utilizável.");
}

TEST(TrendAnswer, SaysItInEnglish) {
  EXPECT_EQ(said(a_trend_report(Locale::En)),
            "1,284 of 8,412 customers (15.3%) have no usable e-mail, 37 fewer than the week before: "
            "1,000 not given, 200 made up, 84 invalid. 2,305 (27.4%) have no usable mobile number.");
}

TEST(TrendAnswer, OmitsPartsThatDoNotAddUp) {
  TrendReport report = a_trend_report();
  report.kpis.resize(1);
  report.kpis[0].composition.missing = 1;
  EXPECT_EQ(said(report),
            "1.284 de 8.412 clientes (15,3%) não têm e-mail utilizável, 37 a menos que na semana anterior.");
}

TEST(TrendAnswer, SaysThatItIsTheFirstReading) {
  TrendReport report = a_trend_report();
  report.kpis.resize(1);
  KpiFigures& kpi = report.kpis[0];
  kpi.previous.reset();
  kpi.year_ago.reset();
  kpi.composition = {};
  kpi.course = {kpi.course.back()};
  EXPECT_EQ(said(report), "1.284 de 8.412 clientes (15,3%) não têm e-mail utilizável, na primeira medição.");
}

TEST(TrendAnswer, PassesOverWhatIsNotMapped) {
  TrendReport report = a_trend_report();
  report.kpis[0].now.reset();
  EXPECT_THAT(said(report), ::testing::StartsWith("2.305 de 8.412 clientes"));
  report.kpis[1].now.reset();
  EXPECT_EQ(said(report), "Sem dados: o cadastro não traz os campos dos indicadores.");
}

TEST(TrendAnswer, OfAnEmptyRegistryIsNoShare) {
  TrendReport report = a_trend_report();
  for (KpiFigures& kpi : report.kpis) kpi.now = Share{0, 0};
  EXPECT_EQ(said(report), "Sem dados: nenhum cliente ativo.");
  EXPECT_EQ(said(TrendReport{}), "Sem dados: nenhum cliente ativo.");
}

TEST(ChangesTable, AddsUpFromBeforeToNowAndOverTheStates) {
  const Table table = changes_table(a_trend_report(), default_look());
  EXPECT_THAT(heads(table), ElementsAre("", "antes", "mudança", "agora", "não informado", "fictício",
                                        "inválido", "telefone fixo", "falta o 9", "(recusou)"));
  EXPECT_THAT(texts(table.rows[0]),
              ElementsAre("Sem e-mail", "1.321", "−37", "1.284", "1.000", "200", "84", "0", "0", "12"));
  EXPECT_THAT(texts(table.rows[1]),
              ElementsAre("Sem celular", "2.301", "+4", "2.305", "2.000", "0", "105", "150", "50", "0"));
}

TEST(ChangesTable, LeavesOutWhatNobodyHas) {
  TrendReport report = a_trend_report();
  report.kpis.resize(1);
  report.kpis[0].declined = 0;
  report.kpis[0].previous.reset();
  EXPECT_THAT(heads(changes_table(report, default_look())),
              ElementsAre("", "agora", "não informado", "fictício", "inválido"));
}

TEST(WhereTable, SortsByWhatIsAboveTheTarget) {
  const TrendReport report = a_trend_report();
  const Table table = where_table(report, report.axes[0], 0, {}).table;
  EXPECT_THAT(heads(table), ElementsAre("Segmento", "Clientes", "Sem e-mail", "acima da meta",
                                        "% de cada um (escala até 30%)", "na semana"));
  EXPECT_THAT(texts(table.rows[0]), ElementsAre("Varejo", "4.120", "1.101", "689", "26,7%", "−29"));
  EXPECT_THAT(texts(table.rows[1]), ElementsAre("Atacado", "3.884", "171", "–", "4,4%", "−6"));
  EXPECT_THAT(texts(table.rows[2]), ElementsAre("(sem segmento)", "408", "12", "–", "2,9%", "−2"));
  EXPECT_THAT(texts(table.rows[3]),
              ElementsAre("Total", "8.412", "1.284", "443", "traço = meta 10%; em todos, 15,3%", "−37"));
}

TEST(WhereTable, SortsByCountWithoutATarget) {
  TrendReport report = a_trend_report();
  report.kpis[1].target.reset();
  const Table table = where_table(report, report.axes[0], 1, {}).table;
  EXPECT_EQ(table.columns.size(), 5u);
  EXPECT_EQ(table.rows[0][0].text, "Varejo");
  EXPECT_EQ(table.rows[2][0].text, "(sem segmento)");
}

TEST(WhereTable, PutsTheLessUrgentTogetherSoThatItStillAddsUp) {
  TrendReport report = a_trend_report();
  report.axes[0].segments.clear();
  for (int i = 0; i < 45; ++i)
    report.axes[0].segments.push_back({"S" + std::to_string(i), 100, {i, 0}, {i, 0}});
  const Table table = where_table(report, report.axes[0], 0, {}).table;
  ASSERT_EQ(table.rows.size(), 10u);
  EXPECT_EQ(table.rows[0][0].text, "S44");
  EXPECT_EQ(table.rows[8][0].text, "outros (37)");
  EXPECT_EQ(table.rows[8][2].text, "666");  // 0 + 1 + … + 36
  EXPECT_EQ(table.rows[9][2].text, "990");
}

TEST(AxisTable, HasCountAndShareOfEachKpiAndTheTotal) {
  TrendReport report = a_trend_report();
  report.axes[0].segments[0].flagged[1].reset();
  report.axes[0].segments[2].total = 0;
  const Table table = axis_table(report, report.axes[0], 0, 2);
  EXPECT_THAT(texts(table.rows[0]), ElementsAre("Atacado", "3.884", "171", "4,4%", "–", "–"));
  EXPECT_THAT(texts(table.rows[2]), ElementsAre("(sem segmento)", "0", "12", "–", "300", "–"));
  EXPECT_THAT(texts(table.rows[3]), ElementsAre("Total", "8.004", "1.284", "16,0%", "1.805", "22,6%"));
}

}  // namespace
}  // namespace boletim
