#include "daemon/mail/mailers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/a_mail.h"
#include "tests/support/temporary_directory.h"

namespace boletim {
namespace {

using Kind = SendOutcome::Kind;
using Transport = MailSettings::Transport;
using testing::HasSubstr;

TEST(MakeMailer, DeliversIntoTheMaildirOfTheConfiguration) {
  const TemporaryDirectory directory;
  MailDocuments documents;
  Configuration configuration;
  configuration.mail.transport = Transport::Maildir;
  configuration.mail.path = directory / "mail";
  EXPECT_EQ(make_mailer(configuration, documents)->send(a_mail(documents).text("t"), always).kind,
            Kind::Accepted);
  EXPECT_FALSE(std::filesystem::is_empty(directory / "mail/new"));
}

TEST(MakeMailer, RevealsAPasswordOnlyToLogIn) {
  MailDocuments documents;
  Configuration configuration;
  configuration.mail.transport = Transport::Smtp;
  configuration.mail.host = "127.0.0.1";
  configuration.mail.port = 1;
  configuration.mail.user = "ana";
  configuration.mail.password = {Secret::Kind::File, "/nonexistent"};
  const SendOutcome outcome =
      make_mailer(configuration, documents)->send(a_mail(documents).text("t"), always);
  EXPECT_TRUE(outcome.unreachable);
  EXPECT_THAT(outcome.detail, HasSubstr("can't connect to the mail server 127.0.0.1:1"));
}

TEST(MakeMailer, WithoutMailSaysWhatToWrite) {
  MailDocuments documents;
  const Configuration nothing;
  const SendOutcome outcome = make_mailer(nothing, documents)->send(a_mail(documents).text("t"), always);
  EXPECT_EQ(outcome.kind, Kind::Deferred);
  EXPECT_TRUE(outcome.unreachable);
  EXPECT_THAT(outcome.detail, HasSubstr("write `mail:`"));
}

}  // namespace
}  // namespace boletim
