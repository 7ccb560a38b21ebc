#include "daemon/mail/maildir_mailer.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/a_mail.h"
#include "tests/support/temporary_directory.h"

namespace boletim {
namespace {

namespace fs = std::filesystem;
using Kind = SendOutcome::Kind;
using testing::HasSubstr;

constexpr std::int64_t kLimit = 1'000'000;

std::vector<std::string> mails_in(const fs::path& folder) {
  std::vector<std::string> mails;
  for (const auto& entry : fs::directory_iterator(folder)) {
    std::ostringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    mails.push_back(text.str());
  }
  return mails;
}

TEST(MaildirMailer, PutsAMailIntoNewWithUnixLines) {
  const TemporaryDirectory directory;
  MailDocuments documents;
  MaildirMailer mailer(directory.path() / "a/mail", kLimit, documents);
  const SendOutcome outcome =
      mailer.send(a_mail(documents).text("Bom dia\n").attach("a", "x/y", "z"), always);
  EXPECT_EQ(outcome.kind, Kind::Accepted);
  const auto mails = mails_in(directory.path() / "a/mail/new");
  ASSERT_EQ(mails.size(), 1U);
  EXPECT_THAT(mails[0], HasSubstr("Subject: Cadastro\nMessage-ID:"));
  EXPECT_EQ(mails[0].find('\r'), std::string::npos);
  EXPECT_TRUE(fs::is_empty(directory.path() / "a/mail/tmp"));
  EXPECT_TRUE(fs::is_directory(directory.path() / "a/mail/cur"));
}

TEST(MaildirMailer, ARepeatTakesThePlaceOfTheFirst) {
  const TemporaryDirectory directory;
  MailDocuments documents;
  MaildirMailer mailer(directory.path(), kLimit, documents);
  mailer.send(a_mail(documents).text("one"), always);
  mailer.send(a_mail(documents).text("one"), always);
  mailer.send(a_mail(documents).text("two").id("other@x"), always);
  EXPECT_EQ(mails_in(directory.path() / "new").size(), 2U);
}

TEST(MaildirMailer, AnOddMessageIdStaysInsideTheFolder) {
  const TemporaryDirectory directory;
  MailDocuments documents;
  MaildirMailer mailer(directory.path() / "mail", kLimit, documents);
  EXPECT_EQ(mailer.send(a_mail(documents).text("t").id("../../x/" + std::string(900, '/')), always).kind,
            Kind::Accepted);
  EXPECT_EQ(mails_in(directory.path() / "mail/new").size(), 1U);
}

TEST(MaildirMailer, RefusesAnAddressOrASizeThatCannotBe) {
  const TemporaryDirectory directory;
  MailDocuments documents;
  MaildirMailer mailer(directory.path(), 1000, documents);
  EXPECT_EQ(mailer.send(a_mail(documents).to("joão@x.example").text("t"), always).kind, Kind::Rejected);
  const SendOutcome big = mailer.send(a_mail(documents).text(std::string(2000, 'x')), always);
  EXPECT_EQ(big.kind, Kind::Rejected);
  EXPECT_THAT(big.detail, HasSubstr("mail.size_limit is 1000"));
}

TEST(MaildirMailer, DefersWhenTheFolderCannotBeWritten) {
  const TemporaryDirectory directory;
  MailDocuments documents;
  std::ofstream(directory.path() / "file") << "in the way";
  MaildirMailer mailer(directory.path() / "file", kLimit, documents);
  const SendOutcome outcome = mailer.send(a_mail(documents).text("t"), always);
  EXPECT_EQ(outcome.kind, Kind::Deferred);
  EXPECT_TRUE(outcome.unreachable);
  EXPECT_THAT(outcome.detail, HasSubstr("Not a directory; free space"));
}

TEST(MaildirMailer, DefersWhenADocumentIsGone) {
  const TemporaryDirectory directory;
  MailDocuments documents, others;
  MaildirMailer mailer(directory.path(), kLimit, others);
  const SendOutcome outcome = mailer.send(a_mail(documents).text("t"), always);
  EXPECT_EQ(outcome, (SendOutcome{Kind::Deferred, 0, "no document 1", false}));
}

}  // namespace
}  // namespace boletim
