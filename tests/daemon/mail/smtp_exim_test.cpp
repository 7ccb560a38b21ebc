// SmtpMailer against a real server.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include "daemon/mail/smtp_mailer.h"
#include "tests/support/a_mail.h"
#include "tests/support/exim_server.h"

namespace boletim {
namespace {

using Kind = SendOutcome::Kind;
using Security = MailSettings::Security;
using testing::HasSubstr;

constexpr SmtpLimits kLimits{std::chrono::seconds(5), std::chrono::seconds(5), std::chrono::seconds(5)};

class SmtpToExim : public testing::Test {
 protected:
  void SetUp() override {
    if (!EximServer::is_installed()) GTEST_SKIP() << "needs Exim and root";
    ::setenv("SSL_CERT_FILE", exim().certificate().c_str(), 1);
  }
  static void TearDownTestSuite() { ::unsetenv("SSL_CERT_FILE"); }

  static EximServer& exim() {
    static EximServer server;
    return server;
  }

  SmtpAccess access(Security security, std::string user = "", std::string password = "") const {
    return {"localhost", exim().port(), security, user, [password] { return password; }, "tester"};
  }
  std::unique_ptr<SmtpMailer> mailer(SmtpAccess access) {
    return std::make_unique<SmtpMailer>(std::move(access), kLimits, 20'000'000, documents_);
  }

  MailDocuments documents_;
};

TEST_F(SmtpToExim, IsAcceptedWithItsBodyAndEnvelope) {
  const auto before = exim().queued("-D").size();
  const SendOutcome outcome =
      mailer(access(Security::None))
          ->send(a_mail(documents_).text(".dot\n..\n.\nOlá\n").id("envelope-test@x.example"), always);
  EXPECT_EQ(outcome.kind, Kind::Accepted);
  EXPECT_THAT(outcome.detail, HasSubstr("250 OK id="));
  EXPECT_EQ(exim().queued("-D").size(), before + 1);
  EXPECT_THAT(exim().queued("-D"), testing::Contains(HasSubstr("\n=2Edot\n=2E.\n=2E\nOl=C3=A1\n")));
  EXPECT_THAT(exim().queued("-H"), testing::Contains(AllOf(HasSubstr("<boletim@oficina.example>"),
                                                           HasSubstr("-dsn_envid envelope-test@x.example"),
                                                           HasSubstr("Auto-Submitted: auto-generated"))));
}

TEST_F(SmtpToExim, KeepsOneSessionForManyMessagesWhateverBecomesOfOne) {
  const int before = exim().connections();
  const auto sender = mailer(access(Security::None));
  EXPECT_EQ(sender->send(a_mail(documents_).text("1"), always).kind, Kind::Accepted);
  const SendOutcome refused = sender->send(a_mail(documents_).to("recusado@x.example").text("2"), always);
  EXPECT_EQ(refused, (SendOutcome{Kind::Rejected, 550, "550 5.1.1 no such user here", false}));
  const SendOutcome put_off = sender->send(a_mail(documents_).to("depois@x.example").text("3"), always);
  EXPECT_EQ(put_off, (SendOutcome{Kind::Deferred, 450, "450 4.2.1 mailbox busy", false}));
  EXPECT_EQ(sender->send(a_mail(documents_).text("4"), always).kind, Kind::Accepted);
  EXPECT_EQ(exim().connections(), before + 1);
}

TEST_F(SmtpToExim, GoesThroughStarttlsAndLogsIn) {
  const SendOutcome outcome = mailer(access(Security::Starttls, "ana", "segredo"))
                                  ->send(a_mail(documents_).text("t").subject("tls"), always);
  EXPECT_EQ(outcome.kind, Kind::Accepted) << outcome.detail;
  EXPECT_THAT(exim().queued("-H"),
              testing::Contains(
                  AllOf(HasSubstr("Subject: tls"), HasSubstr("-host_auth plain"), HasSubstr("-tls_cipher"))));
}

TEST_F(SmtpToExim, SaysThatALoginIsRefused) {
  const SendOutcome outcome =
      mailer(access(Security::Starttls, "ana", "wrong"))->send(a_mail(documents_).text("t"), always);
  EXPECT_EQ(outcome.kind, Kind::Deferred);
  EXPECT_EQ(outcome.code, 535);
  EXPECT_TRUE(outcome.unreachable);
  EXPECT_THAT(outcome.detail, HasSubstr("check mail.user and mail.password: 535"));
}

TEST_F(SmtpToExim, SendsNothingToACertificateForAnotherName) {
  SmtpAccess by_address = access(Security::Starttls, "ana", "segredo");
  by_address.host = "127.0.0.1";
  const SendOutcome outcome = mailer(by_address)->send(a_mail(documents_).text("t"), always);
  EXPECT_EQ(outcome.kind, Kind::Deferred);
  EXPECT_TRUE(outcome.unreachable);
  EXPECT_THAT(outcome.detail, HasSubstr("for the name in mail.host"));
}

TEST_F(SmtpToExim, SendsNothingToACertificateOfAnUnknownAuthority) {
  ::unsetenv("SSL_CERT_FILE");
  const SendOutcome outcome =
      mailer(access(Security::Starttls, "ana", "segredo"))->send(a_mail(documents_).text("t"), always);
  EXPECT_EQ(outcome.kind, Kind::Deferred);
  EXPECT_TRUE(outcome.unreachable);
  EXPECT_THAT(outcome.detail, HasSubstr("from a CA that this system trusts"));
}

TEST_F(SmtpToExim, SpeaksTlsFromTheFirstByteWhereAsked) {
  EximServer tls(EximServer::Tls::OnConnect);
  ::setenv("SSL_CERT_FILE", tls.certificate().c_str(), 1);
  SmtpAccess smtps = access(Security::Tls, "ana", "segredo");
  smtps.port = tls.port();
  const auto sender = mailer(smtps);
  EXPECT_EQ(sender->send(a_mail(documents_).text("t"), always).kind, Kind::Accepted);
  EXPECT_EQ(sender->send(a_mail(documents_).attach("a", "x/y", std::string(300'000, '\0')), always).kind,
            Kind::Accepted);
  EXPECT_EQ(tls.queued("-D").size(), 2U);
}

TEST_F(SmtpToExim, SendsNoMailThatIsBiggerThanTheServerTakes) {
  const SendOutcome outcome =
      mailer(access(Security::None))
          ->send(a_mail(documents_).attach("a", "x/y", std::string(1'000'000, 'x')), always);
  EXPECT_EQ(outcome.kind, Kind::Rejected);
  EXPECT_THAT(outcome.detail, HasSubstr("the mail server takes 1048576 at most"));
}

}  // namespace
}  // namespace boletim
