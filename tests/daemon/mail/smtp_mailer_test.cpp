// What becomes of a message, phase by phase, against a server that fails as it is told.

#include "daemon/mail/smtp_mailer.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "jobs/failure.h"
#include "tests/support/a_mail.h"
#include "tests/support/loopback_server.h"

namespace boletim {
namespace {

using namespace std::chrono_literals;
using Kind = SendOutcome::Kind;
using Security = MailSettings::Security;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr SmtpLimits kPatient{10s, 10s, 10s};
constexpr SmtpLimits kImpatient{10s, 200ms, 100ms};  ///< with a server that is silent on purpose
const std::string kHello = "250 tester";
const Script kGood{"220 hi", kHello, "250 ok", "250 ok", "354 go", "250 taken"};

class SmtpOutcome : public testing::Test {
 protected:
  std::unique_ptr<SmtpMailer> mailer(
      int port, Security security = Security::None, std::string user = "",
      std::function<std::string()> password = [] { return "segredo"; }, SmtpLimits limits = kPatient) {
    return std::make_unique<SmtpMailer>(SmtpAccess{"127.0.0.1", port, security, user, password, "me"}, limits,
                                        1'000'000, documents_);
  }
  /// Of one small message to a server that follows `script`.
  SendOutcome outcome(const Script& script) {
    ScriptedServer server(script);
    const bool silent = std::find(script.begin(), script.end(), kSilence) != script.end();
    return mailer(server.port(), Security::None, "", {}, silent ? kImpatient : kPatient)
        ->send(a_mail(documents_).text("t"), always);
  }

  MailDocuments documents_;
};

TEST_F(SmtpOutcome, IsAcceptedAfterTheFinalDot) {
  EXPECT_EQ(outcome(kGood), (SendOutcome{Kind::Accepted, 250, "250 taken", false}));
}

TEST_F(SmtpOutcome, IsInDoubtIfTheServerClosesAfterTheBody) {
  const SendOutcome lost = outcome({"220 hi", kHello, "250 ok", "250 ok", "354 go"});
  EXPECT_EQ(lost.kind, Kind::InDoubt);
  EXPECT_FALSE(lost.unreachable);
  EXPECT_THAT(lost.detail, HasSubstr("may have accepted it"));
}

TEST_F(SmtpOutcome, IsInDoubtIfTheServerIsSilentOrOddAfterTheBody) {
  EXPECT_EQ(outcome({"220 hi", kHello, "250 ok", "250 ok", "354 go", kSilence}).kind, Kind::InDoubt);
  EXPECT_EQ(outcome({"220 hi", kHello, "250 ok", "250 ok", "354 go", "well"}).kind, Kind::InDoubt);
  EXPECT_EQ(outcome({"220 hi", kHello, "250 ok", "250 ok", "354 go", "250-half"}).kind, Kind::InDoubt);
  EXPECT_EQ(outcome({"220 hi", kHello, "250 ok", "250 ok", "354 go", "354 again"}).kind, Kind::InDoubt);
}

TEST_F(SmtpOutcome, IsRejectedByAnyLastingRefusal) {
  const SendOutcome no{Kind::Rejected, 550, "550 no", false};
  EXPECT_EQ(outcome({"220 hi", kHello, "550 no"}), no);
  EXPECT_EQ(outcome({"220 hi", kHello, "250 ok", "550 no"}), no);
  EXPECT_EQ(outcome({"220 hi", kHello, "250 ok", "250 ok", "550 no"}), no);
  EXPECT_EQ(outcome({"220 hi", kHello, "250 ok", "250 ok", "354 go", "550 no"}), no);
}

TEST_F(SmtpOutcome, IsDeferredByAnyPassingRefusal) {
  const SendOutcome later{Kind::Deferred, 451, "451 later", false};
  EXPECT_EQ(outcome({"220 hi", kHello, "451 later"}), later);
  EXPECT_EQ(outcome({"220 hi", kHello, "250 ok", "451 later"}), later);
  EXPECT_EQ(outcome({"220 hi", kHello, "250 ok", "250 ok", "451 later"}), later);
  EXPECT_EQ(outcome({"220 hi", kHello, "250 ok", "250 ok", "354 go", "451 later"}), later);
}

TEST_F(SmtpOutcome, IsDeferredIfTheConnectionIsLostBeforeTheBody) {
  for (std::size_t replies = 2; replies <= 4; ++replies) {
    const SendOutcome lost =
        outcome(Script(kGood.begin(), kGood.begin() + static_cast<std::ptrdiff_t>(replies)));
    EXPECT_EQ(lost.kind, Kind::Deferred) << replies;
    EXPECT_FALSE(lost.unreachable);
    EXPECT_THAT(lost.detail, HasSubstr("the connection"));
  }
  EXPECT_THAT(outcome({"220 hi", kHello, "250 ok", kSilence}).detail, HasSubstr("did not answer in time"));
}

TEST_F(SmtpOutcome, IsDeferredIfTheServerHangsUpInTheMiddleOfTheBody) {
  LoopbackServer server([](int connection) {
    std::string heard;
    for (const char* reply : {"220 hi\r\n", "250 me\r\n", "250 ok\r\n", "250 ok\r\n", "354 go\r\n"}) {
      ::send(connection, reply, std::char_traits<char>::length(reply), MSG_NOSIGNAL);
      char bytes[1024];
      if (::recv(connection, bytes, sizeof bytes, 0) <= 0) return;
    }
  });
  constexpr std::size_t kMoreThanBuffersHold = 16'000'000;
  const SmtpAccess access{"127.0.0.1", server.port(), Security::None, "", {}, "me"};
  SmtpMailer mailer(access, kPatient, 2 * kMoreThanBuffersHold, documents_);
  const Message mail = a_mail(documents_).attach("a", "x/y", std::string(kMoreThanBuffersHold, 'x'));
  const SendOutcome lost = mailer.send(mail, always);
  EXPECT_EQ(lost.kind, Kind::Deferred) << lost.detail;
}

TEST_F(SmtpOutcome, SaysThatNoServerCouldBeTalkedTo) {
  for (const Script& script :
       {Script{"421 closing"}, Script{"554 no"}, Script{}, Script{kSilence}, Script{"hello?"},
        Script{"220 hi", "500 what", "500 what"}, Script{"220 hi", "250-half"}}) {
    const SendOutcome none = outcome(script);
    EXPECT_EQ(none.kind, Kind::Deferred);
    EXPECT_TRUE(none.unreachable) << none.detail;
    EXPECT_NE(none.detail, "");
  }
}

TEST_F(SmtpOutcome, SaysWhatToCheckWhereNobodyListens) {
  int port = 0;
  {
    ScriptedServer gone(Script{});
    port = gone.port();
  }
  const SendOutcome none = mailer(port)->send(a_mail(documents_).text("t"), always);
  EXPECT_TRUE(none.unreachable);
  EXPECT_THAT(none.detail, HasSubstr("check mail.host, mail.port"));
}

TEST_F(SmtpOutcome, OfAClosingServerOrOneThatWantsALoginIsNotAboutTheMessage) {
  EXPECT_TRUE(outcome({"220 hi", kHello, "421 closing"}).unreachable);
  const SendOutcome login = outcome({"220 hi", kHello, "530 5.7.0 Authentication required"});
  EXPECT_EQ(login.kind, Kind::Deferred);
  EXPECT_TRUE(login.unreachable);
  EXPECT_THAT(login.detail, HasSubstr("set mail.user"));
}

TEST_F(SmtpOutcome, OfAServerThatClosesAtARecipientIsAboutThatMessage) {
  const SendOutcome closed = outcome({"220 hi", kHello, "250 ok", "421 not for him, not now"});
  EXPECT_EQ(closed, (SendOutcome{Kind::Deferred, 421, "421 not for him, not now", false}));
}

TEST_F(SmtpOutcome, KeepsAReplyOnOneShortLine) {
  const SendOutcome long_reply =
      outcome({"220 hi", kHello, "550-\x1B[31mno\r\n550-" + std::string(4000, 'x') + "\r\n550 \xFF"});
  EXPECT_EQ(long_reply.kind, Kind::Rejected);
  EXPECT_TRUE(long_reply.detail.starts_with("550 [31mno xxx"));
  EXPECT_EQ(long_reply.detail.size(), 500U);
}

TEST_F(SmtpOutcome, EndsAReplyThatNeverEnds) {
  EXPECT_THAT(outcome({std::string(100'000, 'x')}).detail, HasSubstr("endless lines"));
  std::string lines;
  for (int i = 0; i < 1000; ++i) lines += "220-x\r\n";
  EXPECT_THAT(outcome({lines}).detail, HasSubstr("endless replies"));
}

TEST_F(SmtpOutcome, NeedsStarttlsWhereItIsAskedFor) {
  ScriptedServer server(Script{"220 hi", kHello});
  const SendOutcome bare =
      mailer(server.port(), Security::Starttls)->send(a_mail(documents_).text("t"), always);
  EXPECT_TRUE(bare.unreachable);
  EXPECT_THAT(bare.detail, HasSubstr("offers no STARTTLS, so nothing was sent"));
}

TEST_F(SmtpOutcome, IsDeferredIfTlsNeverStarts) {
  ScriptedServer closes(Script{"220 hi", "250-me\r\n250 STARTTLS", "220 go"});
  EXPECT_TRUE(
      mailer(closes.port(), Security::Starttls)->send(a_mail(documents_).text("t"), always).unreachable);
  ScriptedServer silent(Script{kSilence});
  EXPECT_TRUE(mailer(silent.port(), Security::Tls, "", {}, kImpatient)
                  ->send(a_mail(documents_).text("t"), always)
                  .unreachable);
  ScriptedServer plain(Script{"220 no TLS here"});
  EXPECT_TRUE(mailer(plain.port(), Security::Tls)->send(a_mail(documents_).text("t"), always).unreachable);
}

TEST_F(SmtpOutcome, IsDeferredWithTheReasonIfThePasswordIsNotThere) {
  ScriptedServer server(Script{"220 hi", "250-me\r\n250 AUTH PLAIN"});
  const auto absent = []() -> std::string { throw UsageError("no credential smtp"); };
  const SendOutcome outcome =
      mailer(server.port(), Security::None, "ana", absent)->send(a_mail(documents_).text("t"), always);
  EXPECT_EQ(outcome, (SendOutcome{Kind::Deferred, 0, "no credential smtp", true}));
}

TEST_F(SmtpOutcome, SaysWhichLoginsAServerOffers) {
  ScriptedServer server(Script{"220 hi", "250-me\r\n250 AUTH GSSAPI"});
  const SendOutcome outcome =
      mailer(server.port(), Security::None, "ana")->send(a_mail(documents_).text("t"), always);
  EXPECT_TRUE(outcome.unreachable);
  EXPECT_THAT(outcome.detail, HasSubstr("(it says GSSAPI)"));
}

TEST_F(SmtpOutcome, OfADocumentThatIsGoneTouchesNoServer) {
  MailDocuments others;
  ScriptedServer server(kGood);
  const SendOutcome gone = mailer(server.port())->send(a_mail(others).text("t"), always);
  EXPECT_EQ(gone, (SendOutcome{Kind::Deferred, 0, "no document 1", false}));
  EXPECT_THAT(server.heard(), ElementsAre());
}

TEST_F(SmtpOutcome, OfAnAddressThatCannotBeUsedTouchesNoServer) {
  ScriptedServer server(kGood);
  const auto sender = mailer(server.port());
  EXPECT_EQ(sender->send(a_mail(documents_).to("joão@x.example").text("t"), always).kind, Kind::Rejected);
  EXPECT_EQ(sender->send(a_mail(documents_).to("a@x>\r\nRSET").text("t"), always).kind, Kind::Rejected);
  const SendOutcome from = sender->send(a_mail(documents_).from("Boletim").text("t"), always);
  EXPECT_TRUE(from.unreachable);
  EXPECT_THAT(from.detail, HasSubstr("mail.from"));
  EXPECT_THAT(server.heard(), ElementsAre());
}

TEST_F(SmtpOutcome, OfAMailOverTheSizeLimitTouchesNoServer) {
  ScriptedServer server(kGood);
  const SendOutcome big =
      mailer(server.port())->send(a_mail(documents_).attach("a", "x/y", std::string(900'000, 'x')), always);
  EXPECT_EQ(big.kind, Kind::Rejected);
  EXPECT_THAT(server.heard(), ElementsAre());
}

TEST_F(SmtpOutcome, ComesOnANewConnectionIfTheOldOneWasClosedWhileIdle) {
  ScriptedServer server(kGood, kGood);
  const auto sender = mailer(server.port());
  EXPECT_EQ(sender->send(a_mail(documents_).text("1"), always).kind, Kind::Accepted);
  EXPECT_EQ(sender->send(a_mail(documents_).text("2"), always).kind, Kind::Accepted);
}

TEST_F(SmtpOutcome, ComesOnANewConnectionIfTheOldOneIsBeingClosed) {
  Script closing = kGood;
  closing.push_back("421 idle too long");
  ScriptedServer server(closing, kGood);
  const auto sender = mailer(server.port());
  EXPECT_EQ(sender->send(a_mail(documents_).text("1"), always).kind, Kind::Accepted);
  EXPECT_EQ(sender->send(a_mail(documents_).text("2"), always).kind, Kind::Accepted);
}

TEST_F(SmtpOutcome, OfALostMessageIsNotTriedAgainAtOnce) {
  Script later = kGood;
  later.insert(later.end(), {"250 ok", "250 ok"});
  ScriptedServer server(later, kGood);
  const auto sender = mailer(server.port());
  EXPECT_EQ(sender->send(a_mail(documents_).text("1"), always).kind, Kind::Accepted);
  EXPECT_EQ(sender->send(a_mail(documents_).text("2"), always).kind, Kind::Deferred);
}

TEST_F(SmtpOutcome, AsksForNotificationsWhereTheyAreOffered) {
  ScriptedServer server(
      Script{"220 hi", "250-me\r\n250-DSN\r\n250 SIZE 5000", "250 ok", "250 ok", "354 go", "250 taken"});
  EXPECT_EQ(
      mailer(server.port())->send(a_mail(documents_).to("a+b@x.example").text(".x").id("1+2@d"), always).kind,
      Kind::Accepted);
  EXPECT_THAT(server.heard(),
              ElementsAre("EHLO me",
                          testing::MatchesRegex(
                              "MAIL FROM:<boletim@oficina.example> SIZE=[0-9]+ RET=HDRS ENVID=1[+]2B2@d"),
                          "RCPT TO:<a+b@x.example> NOTIFY=SUCCESS,FAILURE,DELAY ORCPT=rfc822;a+2Bb@x.example",
                          "DATA", testing::EndsWith("\r\n\r\n=2Ex")));
}

TEST_F(SmtpOutcome, PipelinesTheEnvelopeWhereTheServerLikesIt) {
  ScriptedServer server(Script{"220 hi", "250-me\r\n250 PIPELINING", "250 ok", "550 no", "250 reset",
                               "250 ok", "250 ok", "354 go", "250 taken"});
  const auto sender = mailer(server.port());
  EXPECT_EQ(sender->send(a_mail(documents_).text("1"), always).kind, Kind::Rejected);
  EXPECT_EQ(sender->send(a_mail(documents_).text("2"), always).kind, Kind::Accepted);
}

TEST_F(SmtpOutcome, LogsInByLoginWhereThereIsNoPlain) {
  ScriptedServer server(Script{"220 hi", "250-me\r\n250 AUTH=LOGIN", "334 VXNlcm5hbWU6", "334 UGFzc3dvcmQ6",
                               "235 in", "250 ok", "250 ok", "354 go", "250 taken"});
  EXPECT_EQ(mailer(server.port(), Security::None, "ana")->send(a_mail(documents_).text("1"), always).kind,
            Kind::Accepted);
  const auto heard = server.heard();
  EXPECT_THAT(std::vector(heard.begin() + 1, heard.begin() + 4),
              ElementsAre("AUTH LOGIN", "YW5h", "c2VncmVkbw=="));
}

}  // namespace
}  // namespace boletim
