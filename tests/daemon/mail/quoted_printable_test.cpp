#include "daemon/mail/quoted_printable.h"

#include <gtest/gtest.h>

namespace boletim {
namespace {

std::size_t longest_line(const std::string& text) {
  std::size_t longest = 0;
  for (std::size_t at = 0, end; (end = text.find("\r\n", at)) != std::string::npos; at = end + 2) {
    longest = std::max(longest, end - at);
  }
  return longest;
}

TEST(QuotedPrintable, LeavesPlainTextReadable) {
  EXPECT_EQ(to_quoted_printable("Olá, 1+1=2\n"), "Ol=C3=A1, 1+1=3D2\r\n");
  EXPECT_EQ(to_quoted_printable(""), "");
}

TEST(QuotedPrintable, TakesAllLineBreaksAlikeAndEndsTheLastLine) {
  EXPECT_EQ(to_quoted_printable("a\nb\r\nc\rd"), "a\r\nb\r\nc\r\nd\r\n");
  EXPECT_EQ(to_quoted_printable("\n\n"), "\r\n\r\n");
}

TEST(QuotedPrintable, HidesWhatServersChangeOnTheWay) {
  EXPECT_EQ(to_quoted_printable("blank \ntab\t\n."), "blank=20\r\ntab=09\r\n=2E\r\n");
  EXPECT_EQ(to_quoted_printable("From here"), "=46rom here\r\n");
  EXPECT_EQ(to_quoted_printable(std::string("\0\x01\xFF\x80", 4)), "=00=01=FF=80\r\n");
}

TEST(QuotedPrintable, BreaksLongLinesBetweenCharacters) {
  std::string accents;
  for (int i = 0; i < 200; ++i) accents += "é";
  for (const std::string& text :
       {accents, std::string(400, 'a'), std::string(400, ' '), std::string(400, '\x80'),
        std::string(74, 'a') + "é", std::string(75, '.')}) {
    const std::string coded = to_quoted_printable(text);
    EXPECT_LE(longest_line(coded), 76U);
    EXPECT_EQ(coded.find("=C3=\r\n"), std::string::npos);
  }
}

}  // namespace
}  // namespace boletim
