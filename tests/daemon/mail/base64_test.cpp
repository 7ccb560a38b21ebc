#include "daemon/mail/base64.h"

#include <gtest/gtest.h>

namespace boletim {
namespace {

std::string lines(std::string_view bytes) {
  std::string out;
  append_base64_lines(bytes, out);
  return out;
}

TEST(Base64, GivesTheVectorsOfRfc4648) {
  EXPECT_EQ(to_base64(""), "");
  EXPECT_EQ(to_base64("f"), "Zg==");
  EXPECT_EQ(to_base64("fo"), "Zm8=");
  EXPECT_EQ(to_base64("foo"), "Zm9v");
  EXPECT_EQ(to_base64("foob"), "Zm9vYg==");
  EXPECT_EQ(to_base64("fooba"), "Zm9vYmE=");
  EXPECT_EQ(to_base64("foobar"), "Zm9vYmFy");
}

TEST(Base64, TakesEveryByte) {
  EXPECT_EQ(to_base64(std::string("\x00\xFF\x80", 3)), "AP+A");
  EXPECT_EQ(to_base64("\xFF\xFF\xFF\xFB\xF0"), "////+/A=");
}

TEST(Base64, BreaksLinesAfter76Characters) {
  EXPECT_EQ(lines(""), "");
  EXPECT_EQ(lines(std::string(57, 'a')).size(), 78U);
  EXPECT_EQ(lines(std::string(57, 'a')), to_base64(std::string(57, 'a')) + "\r\n");
  EXPECT_EQ(lines(std::string(58, 'a')), to_base64(std::string(57, 'a')) + "\r\nYQ==\r\n");
}

TEST(Base64, WrittenInPiecesOfWholeLinesIsTheSame) {
  const std::string bytes(1000, 'x');
  std::string pieces;
  append_base64_lines(std::string_view(bytes).substr(0, 10 * kBase64LineBytes), pieces);
  append_base64_lines(std::string_view(bytes).substr(10 * kBase64LineBytes), pieces);
  EXPECT_EQ(pieces, lines(bytes));
}

}  // namespace
}  // namespace boletim
