// What changed, in words and tables: every line adds up.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reports/mail/mail_body.h"
#include "reports/pdf/flow_tables.h"
#include "reports/pdf/impact_table.h"
#include "reports/pdf/trend_answer.h"
#include "reports/pdf/trend_tables.h"
#include "reports/pdf/where_table.h"
#include "reports/words/flow_words.h"
#include "reports/words/segment_rows.h"
#include "tests/support/a_trend_report.h"

namespace boletim {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

std::vector<std::string> texts(const std::vector<TableCell>& row) {
  std::vector<std::string> all;
  for (const TableCell& cell : row) all.push_back(cell.text);
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

MailBody mail_of(const TrendReport& report) {
  MailValues values;
  values.report = report;
  MailBody body = write_mail_body(values, default_look());
  std::ranges::replace(body.text, '\n', ' ');
  return body;
}

TrendReport a_broken_report(Locale locale = Locale::PtBr) {
  TrendReport report = a_followed_up_report(locale);
  KpiFigures& kpi = report.kpis[0];
  kpi.changed = true;
  kpi.previous.reset();
  kpi.course.back().changed = CivilDate{2026, 11, 16};
  kpi.flows->reclassified = -37;
  return report;
}

TEST(FlowWords, SayWhatLeftAndWhatCameIn) {
  EXPECT_EQ(flow_words(FlowFigures{1321, 19, 5, 3, 58, 6, 0, 0, 0}, Locale::PtBr),
            "saíram 64 (58 corrigidos, 6 removidos), entraram 27 (24 novos, 3 reabertos)");
  EXPECT_EQ(flow_words(FlowFigures{1, 0, 0, 0, 1, 0, 1, 0, -4}, Locale::PtBr),
            "saiu 1 (1 corrigido), entrou 1 (1 transferido), reclassificados: −4");
  EXPECT_EQ(flow_words(FlowFigures{5, 1, 0, 0, 0, 0, 0, 2, 0}, Locale::En),
            "2 left (2 moved), 1 came in (1 new)");
  EXPECT_EQ(flow_words(FlowFigures{5, 0, 0, 0, 0, 0, 0, 0, 0}, Locale::En), "");
}

TEST(TrendAnswer, SaysWhatCameAndWentAndOfHowManyRegistered) {
  EXPECT_EQ(
      said(a_followed_up_report()),
      "1.284 de 8.412 clientes (15,3%) não têm e-mail utilizável, 37 a menos que na semana anterior: saíram "
      "64 (58 corrigidos, 6 removidos), entraram 27 (24 novos, 3 reabertos). De 31 clientes cadastrados no "
      "período, 19 sem e-mail. 2.305 (27,4%) não têm celular utilizável.");
  EXPECT_THAT(said(a_followed_up_report(Locale::En)),
              HasSubstr("Of 31 customers registered in the period, 19 without e-mail."));
}

TEST(TrendAnswer, ExplainsAChangeByFlowsOnlyWhereTheyBeginAtTheSameNumber) {
  TrendReport report = a_followed_up_report();
  report.kpis[0].flows->previous = 1300;
  report.flows_since = CivilTime{{2026, 11, 12}, 7, 30};
  EXPECT_THAT(said(report), HasSubstr("37 a menos que na semana anterior: 1.000 não informados"));
  EXPECT_THAT(said(report), HasSubstr("De 31 clientes cadastrados desde 12/11/2026 07:30, 19 sem e-mail."));
}

TEST(TrendAnswer, NeverCallsARuleThatChangedAnImprovement) {
  const std::string answer = said(a_broken_report());
  EXPECT_THAT(answer, HasSubstr("regra ou consulta mudou, e o número anterior não se compara"));
  EXPECT_THAT(answer, Not(HasSubstr("a menos")));
}

TEST(TrendAnswer, EndsWithTheRevenueOfThoseItSpokeOfLastUnlessItIsOfSeveralCurrencies) {
  TrendReport report = a_followed_up_report();
  report.kpis[1].impacts = {{ImpactFigures::Kind::Revenue, "BRL", 21'248'000, 150, 100, 900}};
  EXPECT_THAT(said(report),
              ::testing::EndsWith("celular utilizável; eles compraram R$\u00A0212.480 em 12 meses."));
  report.kpis[1].impacts.push_back({ImpactFigures::Kind::Revenue, "EUR", 100, 1, 100, 1});
  EXPECT_THAT(said(report), ::testing::EndsWith("celular utilizável."));
}

TEST(BaseWords, SayOfTheNewRecordsHowManyCameInWithout) {
  TrendReport report = a_followed_up_report();
  EXPECT_EQ(base_words(report),
            "de 31 clientes cadastrados na semana, 19 entraram sem e-mail (61,3%), 31 sem celular (100,0%)");
  report.heading.locale = Locale::En;
  EXPECT_THAT(base_words(report),
              HasSubstr("of 31 customers registered in the week, 19 came in without e-mail"));
  report.registered = 0;
  EXPECT_EQ(base_words(report), "");
}

TEST(RegisteredWords, TakeOneNoneAndAnIndicatorOfOnesOwn) {
  TrendReport report = a_followed_up_report();
  report.registered = 1;
  report.kpis[0].flows->registered = 0;
  EXPECT_EQ(registered_words(report, report.kpis[0]),
            "De 1 cliente cadastrado no período, nenhum sem e-mail.");
  report.kpis[0].id = "velho";
  report.kpis[0].title = "Cadastro velho";
  EXPECT_EQ(registered_words(report, report.kpis[0]),
            "De 1 cliente cadastrado no período, nenhum em “Cadastro velho”.");
  report.registered = 0;
  EXPECT_EQ(registered_words(report, report.kpis[0]), "");
  report.registered = 31;
  report.kpis[0].flows.reset();
  EXPECT_EQ(registered_words(report, report.kpis[0]), "");
}

TEST(FlowsTable, HasALineAKpiThatAddsUp) {
  const Table table = flows_table(a_followed_up_report(), default_look());
  EXPECT_THAT(heads(table), ElementsAre("", "antes", "+ cadastrados assim", "+ perderam", "+ reabertos",
                                        "− corrigidos", "− removidos", "agora", "dias até corrigir"));
  EXPECT_THAT(texts(table.rows[0]),
              ElementsAre("Sem e-mail", "1.321", "19", "5", "3", "58", "6", "1.284", "11 (p90 47)"));
  EXPECT_THAT(texts(table.rows[1]),
              ElementsAre("Sem celular", "2.301", "31", "6", "2", "29", "6", "2.305", "–"));
}

TEST(FlowsTable, PrintsWhatWasReclassifiedAndLeavesTheDaysToTheirOwnTable) {
  TrendReport report = a_broken_report();
  report.kpis[1].flows->moved_in = 1;
  report.kpis[0].flows->moved_out = 1;
  const Table table = flows_table(report, default_look());
  EXPECT_THAT(heads(table),
              ElementsAre("", "antes", "+ cadastrados assim", "+ perderam", "+ reabertos", "+ vindos",
                          "− corrigidos", "− removidos", "− idos", "± regra", "agora"));
  EXPECT_EQ(table.rows[0][9].text, "−37");
  EXPECT_EQ(table.rows[1][9].text, "0");
}

TEST(FlowsTable, AKpiThatIsNewHasOnlyItsNumberOfNow) {
  TrendReport report = a_followed_up_report();
  report.kpis[1].flows.reset();
  EXPECT_THAT(texts(flows_table(report, default_look()).rows[1]),
              ElementsAre("Sem celular", "–", "–", "–", "–", "–", "–", "2.305", "–"));
}

TEST(FlowsByAxis, HasALineAValueAndTheTotal) {
  const TrendReport report = a_followed_up_report();
  const Table table = flows_by_axis(report, report.axes[0], 0);
  ASSERT_EQ(table.rows.size(), 4u);
  EXPECT_THAT(texts(table.rows[1]),
              ElementsAre("Varejo", "1.130", "14", "5", "3", "2", "47", "6", "0", "1.101"));
  EXPECT_THAT(texts(table.rows[2]),
              ElementsAre("(sem segmento)", "14", "2", "0", "0", "0", "2", "0", "2", "12"));
  EXPECT_THAT(texts(table.rows[3]),
              ElementsAre("Total", "1.321", "19", "5", "3", "0", "58", "6", "0", "1.284"));
  EXPECT_TRUE(flows_by_axis(report, report.axes[0], 1).rows.empty());  // no flows are known
}

TEST(DaysTable, HasWhatIsKnown) {
  const Table table = days_table(a_followed_up_report(), default_look());
  ASSERT_EQ(table.rows.size(), 1u);
  EXPECT_THAT(texts(table.rows[0]), ElementsAre("Sem e-mail", "58", "17,3", "11", "47", "88,2", "41", "302"));
  EXPECT_TRUE(days_table(a_trend_report(), default_look()).rows.empty());
}

TEST(OwnersTable, HasMostToCorrectFirstAndTheTotal) {
  const Table table = owners_table(a_followed_up_report(), 0);
  ASSERT_EQ(table.rows.size(), 3u);
  EXPECT_THAT(texts(table.rows[0]),
              ElementsAre("Bruno Reis", "3.412", "984", "28,8%", "14", "30", "12", "–"));
  EXPECT_THAT(texts(table.rows[1]), ElementsAre("Ana Lima", "5.000", "300", "6,0%", "–", "–", "–", "–"));
  EXPECT_THAT(texts(table.rows[2]), ElementsAre("Total", "8.412", "1.284", "15,3%", "24", "58", "11", "41"));
  EXPECT_TRUE(owners_table(a_trend_report(), 0).rows.empty());
}

TEST(CompositionTable, HasNoLineForWhatIsNotToldApart) {
  TrendReport report = a_followed_up_report();
  report.kpis[1].stated = false;
  const Table table = changes_table(report, default_look(), false);
  ASSERT_EQ(table.rows.size(), 1u);
  EXPECT_EQ(table.rows[0][0].text, "Sem e-mail");
  EXPECT_EQ(heads(table)[1], "agora");
}

TEST(Largest, KeepsTheOrderAndAddsUpTheOthers) {
  std::vector<SegmentFigures> rows;
  for (int i = 0; i < 5; ++i) {
    rows.push_back({std::string(1, static_cast<char>('a' + i)), 10 * ((i * 3) % 5), {i, std::nullopt}, {i}});
    rows.back().flows = {FlowFigures{i, 1, 0, 0, 0, 0, 0, 0, 0}};
  }
  const auto kept = largest(rows, 2, [](const SegmentFigures& row) { return row.total; });
  ASSERT_EQ(kept.size(), 3u);
  EXPECT_EQ(kept[0].value, "b");  // 30
  EXPECT_EQ(kept[1].value, "d");  // 40
  EXPECT_EQ(row_name(kept[2], "Cidade", Locale::PtBr), "outros (3)");
  EXPECT_EQ(kept[2].total, 0 + 10 + 20);
  EXPECT_EQ(kept[2].flagged, (std::vector<std::optional<std::int64_t>>{0 + 2 + 4, std::nullopt}));
  EXPECT_EQ(kept[2].flows[0]->registered, 3);
  EXPECT_EQ(largest(rows, 5, [](const SegmentFigures& row) { return row.total; }), rows);
}

TEST(Largest, CountsTheOthersWithinTheOthers) {
  std::vector<SegmentFigures> rows = {{"a", 9, {1}, {1}}, {"b", 8, {1}, {1}}, {"", 100, {5}, {5}}};
  rows[2].others = 12;
  const auto kept = largest(rows, 1, [](const SegmentFigures& row) { return row.total; });
  ASSERT_EQ(kept.size(), 2u);
  EXPECT_EQ(kept[0].value, "a");
  EXPECT_EQ(row_name(kept[1], "", Locale::En), "others (13)");
}

TEST(AxisTable, OfManyValuesARecordHasATotalThatCountsItOnce) {
  TrendReport report = a_followed_up_report();
  report.axes[0].many = true;
  report.axes[0].segments[0].total = 9000;
  const Table table = axis_table(report, report.axes[0], 0, 2);
  EXPECT_THAT(texts(table.rows.back()), ElementsAre("Total", "8.412", "1.284", "15,3%", "2.305", "27,4%"));
  const Table where = where_table(report, report.axes[0], 0, {}).table;
  EXPECT_EQ(where.rows.back()[1].text, "8.412");
}

TEST(ImpactTable, SetsTheFlaggedAgainstTheRestAndNeverAddsCurrencies) {
  using Kind = ImpactFigures::Kind;
  TrendReport report = a_trend_report();
  report.kpis[0].impacts = {{Kind::ReachableByMobile, "", 60'000, 1000, 90'000, 1000},
                            {Kind::Revenue, "BRL", 10'000'000, 900, 30'000'000, 6000},
                            {Kind::Revenue, "EUR", 5'000, 2, 5'000, 3},
                            {Kind::ServiceDays, "", 1'050, 5, 900, 3},
                            {Kind::ContactsMade, "", 5'000, 50, 0, 0},
                            {Kind::ContactsAnswered, "", 1'900, 50, 0, 0},
                            {Kind::Overdue1To30, "BRL", 0, 0, 0, 0},
                            {Kind::OverdueUndated, "BRL", 0, 0, 0, 0}};
  const Table table = impact_table(report, 0);
  ASSERT_EQ(table.rows.size(), 6u);
  EXPECT_THAT(texts(table.rows[0]), ElementsAre("Com celular utilizável e sem recusa", "60,0% (600 de 1.000)",
                                                "90,0% (900 de 1.000)"));
  EXPECT_THAT(texts(table.rows[1]), ElementsAre("Faturamento em 12 meses, BRL", "R$\u00A0100.000 (25,0%)",
                                                "R$\u00A0300.000 (75,0%)"));
  EXPECT_THAT(texts(table.rows[2]),
              ElementsAre("Faturamento em 12 meses, EUR", "€\u00A050 (50,0%)", "€\u00A050 (50,0%)"));
  EXPECT_THAT(texts(table.rows[3]), ElementsAre("Dias de atendimento, em média", "2,1", "3"));
  EXPECT_THAT(texts(table.rows[4]), ElementsAre("Respondem aos contatos", "38,0% (19 de 50)", "sem dados"));
  EXPECT_THAT(texts(table.rows[5]), ElementsAre("Vencido há 1–30 dias, BRL", "R$\u00A00", "R$\u00A00"));
  EXPECT_TRUE(impact_table(report, 1).rows.empty());
}

TEST(Mail, SaysWhatCameAndWent) {
  const std::string text = mail_of(a_followed_up_report()).text;
  EXPECT_THAT(text, HasSubstr("Sem e-mail, na semana: saíram 64 (58 corrigidos, 6 removidos), entraram 27"));
  EXPECT_THAT(text, HasSubstr("De 31 clientes cadastrados no período, 19 sem e-mail."));
  EXPECT_THAT(text, HasSubstr("Metade das correções levou até 11 dias."));
}

TEST(Mail, NeverCallsARuleThatChangedAnImprovement) {
  const MailBody mail = mail_of(a_broken_report());
  EXPECT_EQ(mail.subject, "1.284 clientes sem e-mail, regra mudou · semana de 9 a 15/11");
  EXPECT_THAT(mail.text,
              HasSubstr("Sem e-mail: regra ou consulta mudou em 16/11/2026; valores antes e depois "));
  EXPECT_THAT(mail.text, Not(HasSubstr("a menos")));
  EXPECT_THAT(mail.text, Not(HasSubstr("primeira medição")));
  EXPECT_THAT(mail.html, Not(HasSubstr("de 16,0% em")));  // the picture's text compares neither
  EXPECT_THAT(mail.html, HasSubstr("Sem e-mail: 15,3% em 15/11; regra ou consulta mudou em 16/11/2026."));
}

TEST(BreakWords, SayItOnceOfAllThatBrokeThatDay) {
  TrendReport report = a_broken_report();
  EXPECT_THAT(break_words(report),
              ElementsAre("Sem e-mail: regra ou consulta mudou em 16/11/2026; valores antes e "
                          "depois não se comparam."));
  report.kpis[1].course.back().changed = CivilDate{2026, 11, 16};
  EXPECT_THAT(break_words(report),
              ElementsAre("Regra ou consulta mudou em 16/11/2026; valores antes e depois não "
                          "se comparam."));
  EXPECT_TRUE(break_words(a_trend_report()).empty());
}

}  // namespace
}  // namespace boletim
