#include "daemon/mail/header.h"

#include <gtest/gtest.h>

namespace boletim {
namespace {

using namespace std::chrono_literals;

std::size_t longest_line(const std::string& text) {
  std::size_t longest = 0;
  for (std::size_t at = 0, end; (end = text.find("\r\n", at)) != std::string::npos; at = end + 2) {
    longest = std::max(longest, end - at);
  }
  return longest;
}

TEST(Header, LeavesPlainTextAsItIs) {
  EXPECT_EQ(text_header("Subject", "Weekly report: 17 of 28"), "Subject: Weekly report: 17 of 28\r\n");
  EXPECT_EQ(text_header("Subject", ""), "Subject:\r\n");
}

TEST(Header, EncodesOtherTextAsUtf8) {
  EXPECT_EQ(text_header("Subject", "Relatório = 2"), "Subject: =?utf-8?Q?Relat=C3=B3rio_=3D_2?=\r\n");
  EXPECT_EQ(text_header("Subject", "looks =?like?= code"),
            "Subject: =?utf-8?Q?looks_=3D=3Flike=3F=3D_code?=\r\n");
}

TEST(Header, FoldsLongTextBetweenWordsOrCharacters) {
  std::string plain, accents, emoji;
  for (int i = 0; i < 60; ++i) {
    plain += "word ";
    accents += "çã";
    emoji += "🚗";
  }
  for (const std::string& text : {plain, accents, emoji, std::string(500, 'a')}) {
    const std::string header = text_header("Subject", text);
    EXPECT_LE(longest_line(header), 76U) << header;
    EXPECT_EQ(header.find("=C3?="), std::string::npos);
    EXPECT_EQ(header.find("=9F?="), std::string::npos);
  }
}

TEST(Header, LetsNoLineBreakThrough) {
  EXPECT_EQ(text_header("Subject", "a\r\nBcc: eve@x.example"),
            "Subject: =?utf-8?Q?a__Bcc=3A_eve=40x=2Eexample?=\r\n");
  EXPECT_EQ(text_header("Subject", std::string("a\0\x1B[b\x7F", 6)), "Subject: a[b\r\n");
  EXPECT_EQ(mailbox_header("To", "Ana\nBcc: x@y", "ana@x.example"),
            "To: \"Ana Bcc: x@y\" <ana@x.example>\r\n");
  EXPECT_EQ(file_name_parameter("filename", "a\r\nX: b.pdf").find("X: "), std::string::npos);
}

TEST(Header, ReplacesBytesThatAreNotUtf8) {
  EXPECT_EQ(text_header("Subject", "Relat\xF3rio"), "Subject: =?utf-8?Q?Relat=EF=BF=BDrio?=\r\n");
}

TEST(Header, QuotesOrEncodesANameThatNeedsIt) {
  EXPECT_EQ(mailbox_header("To", "", "a@x.example"), "To: a@x.example\r\n");
  EXPECT_EQ(mailbox_header("To", "Ana Souza", "a@x.example"), "To: Ana Souza <a@x.example>\r\n");
  EXPECT_EQ(mailbox_header("To", "Souza, \"Ana\"", "a@x.example"),
            "To: \"Souza, \\\"Ana\\\"\" <a@x.example>\r\n");
  EXPECT_EQ(mailbox_header("To", "João", "a@x.example"), "To: =?utf-8?Q?Jo=C3=A3o?= <a@x.example>\r\n");
}

TEST(Header, PutsALongNameAndItsAddressOnSeveralLines) {
  std::string name;
  for (int i = 0; i < 50; ++i) name += "ãé ";
  EXPECT_LE(longest_line(mailbox_header("To", name, std::string(60, 'a') + "@x.example")), 76U);
}

TEST(Header, WritesTheDateInUtc) {
  const Instant at = Instant(std::chrono::sys_days{std::chrono::year{2026} / 11 / 6}) + 10h + 5min + 9s;
  EXPECT_EQ(date_header(at), "Date: Fri, 6 Nov 2026 10:05:09 +0000\r\n");
}

TEST(Header, WritesFileNamesAsRfc2231Does) {
  EXPECT_EQ(file_name_parameter("filename", "detalhe 1.csv"), ";\r\n filename=\"detalhe 1.csv\"");
  EXPECT_EQ(file_name_parameter("filename", "Relatório.pdf"), ";\r\n filename*=utf-8''Relat%C3%B3rio.pdf");
  EXPECT_EQ(ascii_file_name("Relatório \"1\".pdf"), "Relat_rio _1_.pdf");
}

TEST(Header, SplitsALongFileNameOutsideItsCodes) {
  std::string name;
  for (int i = 0; i < 40; ++i) name += "é";
  const std::string parameter = file_name_parameter("filename", name + ".pdf");
  EXPECT_TRUE(parameter.starts_with(";\r\n filename*0*=utf-8''%C3%A9"));
  EXPECT_LE(longest_line(parameter + "\r\n"), 76U);
  for (std::size_t end = parameter.find(";\r\n", 1); end != std::string::npos;
       end = parameter.find(";\r\n", end + 1)) {
    EXPECT_NE(parameter[end - 1], '%');
    EXPECT_NE(parameter[end - 2], '%');
  }
}

}  // namespace
}  // namespace boletim
