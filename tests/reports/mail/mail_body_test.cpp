#include "reports/mail/mail_body.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/a_mail_body.h"

namespace boletim {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

const Look kNoLook{};

TEST(MailSubject, IsTheNews) {
  EXPECT_EQ(body_of(a_week()).subject, "1.284 clientes sem e-mail, 37 a menos · semana de 9 a 15/11");
}

TEST(MailSubject, InEnglish) {
  MailValues values = a_week();
  values.report.heading.locale = Locale::En;
  EXPECT_EQ(body_of(values).subject, "1,284 customers without e-mail, 37 fewer · week of 9–15 Nov");
}

TEST(MailSubject, OneIsSingular) {
  MailValues values = a_week();
  values.report.kpis[0].now = Share{1, 8412};
  values.report.kpis[0].previous = Share{0, 8412};
  EXPECT_EQ(body_of(values).subject, "1 cliente sem e-mail, 1 a mais · semana de 9 a 15/11");
}

TEST(MailSubject, NoneIsGoodNews) {
  MailValues values = a_week();
  values.report.kpis[0].now = Share{0, 8412};
  EXPECT_EQ(body_of(values).subject, "Nenhum cliente sem e-mail, 1.321 a menos · semana de 9 a 15/11");
  values.report.kpis[0].previous = Share{0, 8412};
  EXPECT_EQ(body_of(values).subject, "Nenhum cliente sem e-mail · semana de 9 a 15/11");
}

TEST(MailSubject, WithoutAPastOrAChangeSaysSo) {
  MailValues values = a_week();
  values.report.kpis[0].previous = Share{1284, 8400};
  EXPECT_EQ(body_of(values).subject, "1.284 clientes sem e-mail, sem mudança · semana de 9 a 15/11");
  values.report.kpis[0].previous.reset();
  EXPECT_EQ(body_of(values).subject, "1.284 clientes sem e-mail · semana de 9 a 15/11");
}

TEST(MailSubject, WithoutDataSaysSo) {
  MailValues values = a_week();
  values.report.kpis[0].now.reset();
  EXPECT_EQ(body_of(values).subject, "Sem dados para “Sem e-mail” · semana de 9 a 15/11");
  values.report.kpis[0].now = Share{0, 0};
  EXPECT_EQ(body_of(values).subject, "Sem dados: nenhum cliente ativo · semana de 9 a 15/11");
  values.report.kpis.clear();
  EXPECT_EQ(body_of(values).subject, "Qualidade do cadastro de clientes · semana de 9 a 15/11");
}

TEST(MailSubject, AnOwnKpiIsNamedByItsTitle) {
  MailValues values = a_week();
  values.report.kpis[0].id = "sem_cep";
  values.report.kpis[0].title = "Sem CEP";
  EXPECT_THAT(body_of(values).subject, StartsWith("1.284 clientes sem CEP, 37 a menos"));
  values.report.kpis[0].title = "Cadastro antigo";
  EXPECT_THAT(body_of(values).subject, StartsWith("Cadastro antigo: 1.284 clientes, 37 a menos"));
}

TEST(MailSubject, NeverBreaksAHeader) {
  MailValues values = a_week();
  values.report.kpis[0].id = "own";
  values.report.kpis[0].title = "Sem CEP\r\nBcc: todos@oficina.example\n\x01" + std::string(5000, 'x');
  const std::string subject = body_of(values).subject;
  EXPECT_EQ(subject.find_first_of(std::string("\r\n\0\x01", 4)), std::string::npos);
  EXPECT_LT(subject.size(), 300u);
}

TEST(MailBody, SaysThatItIsLate) {
  MailValues values = a_week();
  values.report.heading.late_since = CivilTime{{2026, 11, 15}, 7, 30};
  const std::string late = "Emitido com atraso: previsto para 15/11/2026 07:30, feito em 16/11/2026 07:30.";
  EXPECT_THAT(body_of(values).text, HasSubstr(late.substr(0, 60)));
  EXPECT_THAT(body_of(values).html, HasSubstr(late));
  values.report.heading.locale = Locale::En;
  EXPECT_THAT(body_of(values).html, HasSubstr("Issued late: due 15 Nov 2026 07:30, made 16 Nov 2026 07:30."));
  EXPECT_THAT(body_of(a_week()).html, Not(HasSubstr("atraso")));
}

TEST(MailText, ReadsAsAWhole) {
  EXPECT_EQ(body_of(a_week()).text,
            "Oficina Modelo Ltda · semana de 9 a 15 de novembro de 2026\n"
            "\n"
            "1.284 clientes sem e-mail (15,3%), 37 a menos\n"
            "\n"
            "              clientes       %   na semana   em um ano\n"
            "Sem e-mail       1.284   15,3%         −37        −402\n"
            "Sem celular      2.305   27,4%          +4        −318\n"
            "\n"
            "Sem e-mail: 1.321 (15,7%) na semana anterior, 1.284 (15,3%) agora. Aumentou:\n"
            "sem celular (4 a mais).\n"
            "\n"
            "O que há de errado: 1.000 não informados, 200 fictícios e 84 inválidos.\n"
            "Falta corrigir 443 para atingir a meta de 10%.\n"
            "\n"
            "Comece por Varejo: 391 acima da meta.\n"
            "\n"
            "Situação em 16/11/2026, 07:30 (São Paulo): 8.412 clientes ativos.\n"
            "\n"
            "Anexos: tendencia.pdf (4 páginas), detalhe.csv (2.940 clientes), detalhe.pdf\n"
            "(9 páginas, as 200 pendências mais antigas de 2.940). Totais iguais aos\n"
            "daqui. Dados pessoais ocultos.\n"
            "\n"
            "Você recebe este boletim porque está no grupo Gerência. Dúvidas:\n"
            "ti@oficina.example.\n");
}

TEST(MailText, KeepsToItsWidthWhateverTheTitles) {
  MailValues values = a_week();
  for (KpiFigures& kpi : values.report.kpis) {
    kpi.id = "own";
    kpi.title = "Çção " + std::string(200, 'x');
    kpi.now = Share{1'000'000'000, 1'000'000'000};
    kpi.previous = kpi.year_ago = Share{1, 1'000'000'000};
  }
  const std::string text = body_of(values).text;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    std::size_t characters = 0;
    for (std::size_t at = begin; at < end; ++at)
      characters += (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
    EXPECT_LE(characters, 76u) << text.substr(begin, end - begin);
    begin = end + 1;
  }
}

TEST(MailText, TheFirstRunComparesNothing) {
  MailValues values = a_week();
  for (KpiFigures& kpi : values.report.kpis) {
    kpi.previous.reset();
    kpi.year_ago.reset();
  }
  const std::string text = body_of(values).text;
  EXPECT_THAT(text, HasSubstr("              clientes       %\nSem e-mail       1.284   15,3%\n"));
  EXPECT_THAT(text, HasSubstr("É a primeira medição: a comparação começa com a próxima."));
  EXPECT_THAT(text, Not(HasSubstr("na semana ")));
}

TEST(MailText, AKpiThatIsNotMappedSaysWhyItHasNoNumber) {
  MailValues values = a_week();
  values.report.kpis[1].now.reset();
  const std::string text = body_of(values).text;
  EXPECT_THAT(text, HasSubstr("Sem celular          –       –           –           –\n"));
  EXPECT_THAT(text, HasSubstr("Sem celular: sem dados: o cadastro não traz este campo."));
}

TEST(MailText, AnEmptyRegistryIsNoDataAndNeverZeroPercent) {
  MailValues values = a_week();
  values.report.heading.records = 0;
  values.report.axes.clear();
  for (KpiFigures& kpi : values.report.kpis) kpi = a_kpi(kpi.id, kpi.title, Share{0, 0});
  const MailBody body = body_of(values);
  EXPECT_THAT(body.text, HasSubstr("\nSem dados: nenhum cliente ativo\n"));
  EXPECT_THAT(body.text, HasSubstr("0 clientes ativos"));
  EXPECT_EQ(body.text.find("0,0%"), std::string::npos);
  EXPECT_THAT(body.html, HasSubstr("Sem dados: nenhum cliente ativo"));
}

TEST(MailText, AYearlyReportHasNoSecondColumnOfAYear) {
  MailValues values = a_week();
  values.report.heading.period = {ReportPeriod::Kind::Yearly, {2026, 1, 1}, {2026, 12, 31}};
  const std::string text = body_of(values).text;
  EXPECT_THAT(text, HasSubstr("%   no ano\n"));
  EXPECT_THAT(text, StartsWith("Oficina Modelo Ltda · 2026\n"));
}

TEST(MailText, EnglishMonthsKeepTheirCapital) {
  MailValues values = a_week();
  values.report.heading.locale = Locale::En;
  EXPECT_THAT(body_of(values).text, StartsWith("Oficina Modelo Ltda · week of 9 to 15 November 2026\n"));
  values.report.heading.period.kind = ReportPeriod::Kind::Monthly;
  EXPECT_THAT(body_of(values).text, StartsWith("Oficina Modelo Ltda · November 2026\n"));
}

TEST(MailSubject, OfAPartNamesIt) {
  MailValues values = a_week();
  values.report.heading.part = "Campinas";
  const MailBody body = body_of(values);
  EXPECT_EQ(body.subject, "1.284 clientes sem e-mail, 37 a menos · Campinas · semana de 9 a 15/11");
  EXPECT_THAT(body.text,
              StartsWith("Oficina Modelo Ltda · Campinas · semana de 9 a 15 de novembro de 2026\n"));
}

TEST(MailText, SaysWhatLeftAndCameInAndHowLongCorrectionsTook) {
  MailValues values = a_week();
  values.report.kpis[0].flows = FlowFigures{1321, 19, 5, 3, 58, 6, 0, 0, 0};
  values.report.kpis[0].days_to_correct = DayFigures{17.3, 11, 47};
  const std::string text = body_of(values).text;
  EXPECT_THAT(text, HasSubstr("Sem e-mail, na semana: saíram 64 (58 corrigidos, 6 removidos), entraram 27\n"
                              "(24 novos, 3 reabertos). Metade das correções levou até 11 dias."));
  EXPECT_THAT(text, Not(HasSubstr("na semana anterior")));
}

TEST(MailBody, NothingAtAllIsStillAMail) {
  const MailBody body = write_mail_body({}, kNoLook);
  EXPECT_THAT(body.subject, StartsWith("sem dados · "));
  EXPECT_THAT(body.text, HasSubstr("Você recebe este boletim"));
  EXPECT_THAT(body.html, EndsWith("</html>\n"));
}

TEST(MailBody, WithoutColoursLinesAreInk) {
  EXPECT_THAT(write_mail_body(a_week(), kNoLook).html, HasSubstr("color:#1B1F24\">&#9632;"));
}

}  // namespace
}  // namespace boletim
