// SmtpMailer against the server that system tests use.

#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/mail/smtp_mailer.h"
#include "tests/support/a_mail.h"
#include "tests/support/child_process.h"
#include "tests/support/temporary_directory.h"

namespace boletim {
namespace {

using Kind = SendOutcome::Kind;
using testing::HasSubstr;

TEST(SmtpMailer, GetsAlongWithASecondKindOfServer) {
  const TemporaryDirectory directory;
  const std::string log = directory / "mails.jsonl";
  ChildProcess server({"/usr/bin/python3", TEST_DATA "/../support/smtp_server.py", "--auth", "ana:segredo",
                       "--reject", "no@x.example", "--close-after-body", "maybe@x.example", "--log", log});
  const int port = std::stoi(server.line());
  MailDocuments documents;
  SmtpMailer mailer({"127.0.0.1", port, MailSettings::Security::None, "ana", [] { return "segredo"; }, "me"},
                    {}, 1'000'000, documents);
  EXPECT_EQ(mailer.send(a_mail(documents).text("Olá\n"), always).kind, Kind::Accepted);
  EXPECT_EQ(mailer.send(a_mail(documents).to("no@x.example").text("2"), always).code, 550);
  EXPECT_EQ(mailer.send(a_mail(documents).to("maybe@x.example").text("3"), always).kind, Kind::InDoubt);
  EXPECT_EQ(mailer.send(a_mail(documents).text("4"), always).kind, Kind::Accepted);
  std::ostringstream mails;
  mails << std::ifstream(log).rdbuf();
  EXPECT_THAT(mails.str(), HasSubstr("Ol=C3=A1\\r\\n"));
  EXPECT_THAT(mails.str(), HasSubstr("\"to\": [\"maybe@x.example\"], \"doubt\": true"));
}

}  // namespace
}  // namespace boletim
