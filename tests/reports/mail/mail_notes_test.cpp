#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/a_mail_body.h"

namespace boletim {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(MailStart, WithoutATargetIsWhereMostAre) {
  MailValues values = a_week();
  values.report.kpis[0].target.reset();
  EXPECT_THAT(body_of(values).text, HasSubstr("Comece por Varejo: 803 clientes sem e-mail."));
}

TEST(MailStart, OfAnOwnKpiCountsWithoutRepeatingItsTitle) {
  MailValues values = a_week();
  values.report.kpis[0].target.reset();
  values.report.kpis[0].id = "own";
  values.report.kpis[0].title = "Cadastro antigo";
  EXPECT_THAT(body_of(values).text, HasSubstr("Comece por Varejo: 803 clientes.\n"));
}

TEST(MailStart, IsNotSaidWhereThereIsNothingToDo) {
  MailValues values = a_week();
  values.report.axes = {
      {"Segmento", {{"Varejo", 10, {0, 0}, {}}, {"", 5, {5, 5}, {}}, {"Governo", 3, {}, {}}}}};
  EXPECT_THAT(body_of(values).text, Not(HasSubstr("Comece por")));
}

TEST(MailNotes, SayALimitWithoutARowCountAndLeaveOutWhatIsUnknown) {
  MailValues values = a_week();
  values.attachments = {{"detalhe.pdf", -1, 200}};
  values.why.clear();
  values.ask.clear();
  values.masked = false;
  const std::string text = body_of(values).text;
  EXPECT_THAT(text, HasSubstr("Anexo: detalhe.pdf (as 200 pendências mais antigas).\n"));
  EXPECT_THAT(text, EndsWith("\nVocê recebe este boletim porque seu endereço está na lista de envio.\n"));
  values.attachments.clear();
  EXPECT_THAT(body_of(values).text, Not(HasSubstr("Anexo")));
}

TEST(MailStart, NamesWhoHasMostToCorrect) {
  MailValues values = a_week();
  values.report.owners = AxisFigures{
      "Responsável", {{"", 9, {900}, {}}, {"Ana Lima", 5000, {300}, {}}, {"Bruno Reis", 3412, {684}, {}}}};
  EXPECT_THAT(body_of(values).text,
              HasSubstr("Comece por Varejo: 391 acima da meta. Com mais pendências: Bruno Reis (684).\n"));
  EXPECT_THAT(body_of(values).html, HasSubstr("<strong>Comece por Varejo: 391 acima da meta.</strong> Com"));
}

TEST(MailNotes, NamePartsOfADocumentAsARange) {
  MailValues values = a_week();
  values.attachments = {{"detalhe-1.pdf", 2940, -1, 1000, 1},
                        {"detalhe-2.pdf", 2940, -1, 1000, 2},
                        {"detalhe-3.pdf", 2940, -1, 1, 3},
                        {"outro-1.pdf", -1, -1, 1, 1}};
  EXPECT_THAT(body_of(values).text,
              HasSubstr("Anexos: detalhe-1.pdf a detalhe-3.pdf (2.001 páginas, 2.940 clientes),\n"
                        "outro-1.pdf (1 página). Totais iguais aos daqui."));
}

TEST(MailNotes, SayHowMuchOfAFollowUpIsShown) {
  MailValues values = a_week();
  values.attachments = {{"acompanhamento.pdf", 1284, 400, 9, 0, true},
                        {"acompanhamento.csv", 1284, -1, 0, 0, true}};
  const std::string text = body_of(values).text;
  EXPECT_THAT(text, HasSubstr("acompanhamento.pdf (9 páginas, 400 de 1.284 linhas),\nacompanhamento.csv."));
  EXPECT_THAT(text, Not(HasSubstr("Totais iguais"))) << "its rows are not the flagged records";
}

TEST(MailNotes, SayHowManyPartsAreTooSmall) {
  MailValues values = a_week();
  values.attachments.clear();
  values.too_small = 1;
  EXPECT_THAT(body_of(values).text, HasSubstr("1 parte não tem documento próprio: é pequena demais.\n"));
  values.too_small = 3;
  values.attachments = {{"tendencia-campinas.pdf"}};
  EXPECT_THAT(body_of(values).text, HasSubstr("Dados pessoais ocultos. 3 partes não têm\ndocumento próprio: são"));
}

}  // namespace
}  // namespace boletim
