// How mails leave, and who gets them.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/a_configuration.h"

namespace boletim {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using Security = MailSettings::Security;

MailSettings mail(const std::string& text) {
  return a_configuration().root("mail", text).good().mail;
}
std::vector<std::string> mail_errors(const std::string& text) {
  return a_configuration().root("mail", text).errors();
}

TEST(Mail, ThePortFollowsTheSecurity) {
  EXPECT_EQ(mail("{ transport: smtp, host: h, from: b@o.example }").port, 587);
  EXPECT_EQ(mail("{ transport: smtp, host: h, from: b@o.example }").security, Security::Starttls);
  EXPECT_EQ(mail("{ transport: smtp, host: h, from: b@o.example, security: tls }").port, 465);
  EXPECT_EQ(mail("{ transport: smtp, host: h, from: b@o.example, security: none }").port, 25);
  EXPECT_EQ(mail("{ transport: smtp, host: h, from: b@o.example, security: none, port: 2525 }").port, 2525);
}

TEST(Mail, EveryKeyOfSmtpIsRead) {
  const MailSettings m = mail(
      "{ transport: smtp, host: smtp.oficina.example, user: boletim, password: { env: SMTP }, rate: 60/min,"
      " size_limit: 10MB, from: \"Oficina, Boletim <b@oficina.example>\" }");
  EXPECT_EQ(m.host, "smtp.oficina.example");
  EXPECT_EQ(m.user, "boletim");
  EXPECT_EQ(m.password, (Secret{Secret::Kind::Env, "SMTP"}));
  EXPECT_EQ(m.rate_per_minute, 60);
  EXPECT_EQ(m.size_limit, 10'000'000);
  EXPECT_EQ(m.from, "\"Oficina, Boletim\" <b@oficina.example>");
}

TEST(Mail, KeysBelongToTheirTransport) {
  EXPECT_THAT(mail_errors("{ transport: maildir, path: mail, host: h, from: b@o.example }"),
              ElementsAre("'host' does not belong here; it is of transport 'smtp'"));
  EXPECT_THAT(mail_errors("{ transport: smtp, path: mail, host: h, from: b@o.example }"),
              ElementsAre("'path' does not belong here; it is of transport 'maildir'"));
  EXPECT_THAT(mail_errors("{ transport: maildir, from: b@o.example }"),
              ElementsAre("no 'path'; expected the directory of the Maildir"));
  EXPECT_THAT(mail_errors("{ transport: sendmail }"),
              ElementsAre(HasSubstr("no 'from'"), "'transport' is 'sendmail'; expected 'smtp' or 'maildir'"));
}

TEST(Mail, AUserAndAPasswordGoTogether) {
  EXPECT_THAT(mail_errors("{ transport: smtp, host: h, from: b@o.example, user: u }"),
              ElementsAre("no 'password'; expected the user's, such as { credential: smtp }"));
  EXPECT_THAT(mail_errors("{ transport: smtp, host: h, from: b@o.example, password: { env: A } }"),
              ElementsAre("no 'user'; expected whose password it is"));
}

TEST(Mail, ALimitThatHoldsNoReportIsRefused) {
  EXPECT_THAT(mail_errors("{ transport: maildir, path: m, from: b@o.example, size_limit: 1KB }"),
              ElementsAre(HasSubstr("too small for any report")));
}

/// Whom the first `deliver:` goes to.
SharedList<Recipient> delivered(const std::string& people, const std::string& groups,
                                const std::string& deliver) {
  return a_configuration()
      .root("people", people)
      .root("groups", groups)
      .job("deliver", deliver)
      .good_job()
      .deliver.at(0)
      .to;
}

TEST(People, HaveAShortAndALongForm) {
  EXPECT_THAT(
      delivered("{ kate: { name: Kate Miller, email: kate@o.example, locale: en, sees: full } }", "", "kate"),
      ElementsAre(Recipient{PersonId{"kate"}, "Kate Miller", "kate@o.example", "", Locale::En, Sees::Full}));
  EXPECT_THAT(
      delivered("{ kate: Kate Miller <kate@o.example> }", "", "kate"),
      ElementsAre(Recipient{PersonId{"kate"}, "Kate Miller", "kate@o.example", "", {}, Sees::Masked}));
}

TEST(People, AnAddressNeedsNoEntryAndSeesMaskedData) {
  EXPECT_THAT(delivered("", "", "Carla <carla@o.example>"),
              ElementsAre(Recipient{PersonId{}, "Carla", "carla@o.example", "", {}, Sees::Masked}));
}

TEST(People, AGroupStandsForItsMembersWhoKnowThroughWhichTheyGetIt) {
  const SharedList<Recipient> to =
      delivered("{ ana: ana@o.example, bruno: bruno@o.example }", "{ gerencia: [ana, bruno, x@o.example] }",
                "{ to: [gerencia, ana] }");
  ASSERT_EQ(to.size(), 3U);
  EXPECT_EQ(to[0].group, "") << "named alone too";
  EXPECT_EQ(to[1].group, "gerencia");
  EXPECT_EQ(to[2].address, "x@o.example");
}

TEST(People, NobodyIsThereTwice) {
  EXPECT_EQ(
      delivered("{ ana: ana@o.example }", "{ g: [ana, Ana@O.example] }", "{ to: [g, ana@o.example] }").size(),
      1U);
}

TEST(People, AGroupAndAPersonDoNotShareAName) {
  EXPECT_THAT(a_configuration().root("groups", "{ ana: [bruno] }").errors(),
              ElementsAre("group 'ana' is a person's name too; expected another name"));
}

TEST(People, NamesAreThereToBeTyped) {
  EXPECT_THAT(
      a_configuration()
          .root("people", "{ ana: ana@o.example, joão: joao@o.example }")
          .root("groups", "")
          .errors(),
      ElementsAre("person 'joão'; expected letters without accents, digits, '-', '_' and '.', at most 64"));
}

TEST(People, WhatIsSaidOfABadAddressDoesNotRepeatIt) {
  const auto errors =
      a_configuration().root("people", "{ ana: Ana Souza <ana@oficina> x }").root("groups", "").errors();
  EXPECT_THAT(errors,
              ElementsAre("not a mailbox; expected a mailbox such as 'Ana Souza <ana@oficina.example>'"));
}

}  // namespace
}  // namespace boletim
