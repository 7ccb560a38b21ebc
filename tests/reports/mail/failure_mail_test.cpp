#include "reports/mail/failure_mail.h"

#include <gmock/gmock.h>

namespace boletim {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

FailureMail a_failed_run() {
  FailureMail mail;
  mail.organization = "Oficina Modelo Ltda";
  mail.title = "Qualidade do cadastro";
  mail.period = {ReportPeriod::Kind::Weekly, {2026, 11, 9}, {2026, 11, 15}};
  mail.place = "Brasília";
  mail.due = mail.since = CivilTime{{2026, 11, 16}, 7, 30};
  mail.attempts = 7;
  mail.reason = "can't reach erp: check its host";
  mail.unreached = {{"ana@oficina.example", ""}, {"bruno@oficina.example", ""}};
  mail.commands = {"boletim run cadastro --occurrence 2026-11-16T10:30:00Z"};
  return mail;
}

TEST(FailureMail, ReadsAsAWhole) {
  EXPECT_EQ(write_failure_mail(a_failed_run()).text,
            "Oficina Modelo Ltda · Semana de 9 a 15 de novembro de 2026\n"
            "\n"
            "Não foi feito: Qualidade do cadastro\n"
            "\n"
            "Motivo: can't reach erp: check its host\n"
            "Previsto para: 16/11/2026 07:30 (Brasília)\n"
            "Iniciado em: 16/11/2026 07:30 (Brasília)\n"
            "Tentativas: 7\n"
            "Destinatários: ana@oficina.example, bruno@oficina.example\n"
            "\n"
            "Resolvida a causa, faça-o de novo:\n"
            "\n"
            "    boletim run cadastro --occurrence 2026-11-16T10:30:00Z\n"
            "\n"
            "Este aviso é enviado uma única vez.\n"
            "\n"
            "Você o recebe porque cuida deste boletim (on_failure).\n");
}

TEST(FailureMail, SaysInItsSubjectWhatHappened) {
  using What = FailureMail::What;
  FailureMail mail = a_failed_run();
  mail.recipients = 12;
  mail.locale = Locale::En;
  for (const auto& [what, subject] : {std::pair{What::NotMade, "Not made: Qualidade do cadastro"},
                                      {What::NotStarted, "Not started: Qualidade do cadastro"},
                                      {What::NotDelivered, "Did not reach 2 of 12: Qualidade do cadastro"},
                                      {What::Held, "Waits for approval: Qualidade do cadastro"}}) {
    mail.what = what;
    EXPECT_EQ(write_failure_mail(mail).subject, std::string(subject) + " · week of 9–15 Nov");
  }
}

TEST(FailureMail, CountsThoseWhomItDoesNotName) {
  FailureMail mail = a_failed_run();
  mail.unreached.assign(1234, {"ana@oficina.example", ""});

  EXPECT_THAT(write_failure_mail(mail).text, HasSubstr("\nE mais: 1.184\n"));
}

TEST(FailureMail, HoldsWhateverAServerSays) {
  FailureMail mail = a_failed_run();
  mail.title = "A\r\nBcc: todos@oficina.example";
  mail.reason = "<script>\x01 & \n\n    boletim pause all";

  const MailBody body = write_failure_mail(mail);

  EXPECT_EQ(body.subject.find_first_of("\r\n"), std::string::npos);
  EXPECT_THAT(body.html, HasSubstr("&lt;script&gt; &amp; boletim pause all"));
  EXPECT_THAT(body.text, HasSubstr("Motivo: <script> & boletim pause all\n"));
}

TEST(FailureMail, ShowsNothingFromOutside) {
  const std::string html = write_failure_mail(a_failed_run()).html;

  EXPECT_THAT(html, Not(HasSubstr("cid:")));
  EXPECT_THAT(html, Not(HasSubstr("http")));
  EXPECT_THAT(html, EndsWith("</html>\n"));
}

}  // namespace
}  // namespace boletim
