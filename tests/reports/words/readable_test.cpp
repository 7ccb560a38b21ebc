#include "reports/words/readable.h"

#include <gtest/gtest.h>

namespace boletim {
namespace {

std::string read(std::string_view bytes) {
  ReadableText reader(bytes);
  std::string text;
  for (char32_t c = reader.next(); c != 0; c = reader.next()) append_utf8(text, c);
  return text;
}

TEST(ReadableText, LeavesGoodTextAsItIs) {
  EXPECT_EQ(read("João & Łukasz – “Żółć” 1.284 €"), "João & Łukasz – “Żółć” 1.284 €");
}

TEST(ReadableText, MakesControlCharactersAndRunsOfBlanksOneBlank) {
  EXPECT_EQ(read(" \tAna\r\n  Maria\x01\x7F\xC2\x85 Lima \n"), "Ana Maria Lima");
  EXPECT_EQ(read(std::string_view("a\0b", 3)), "a b");
  EXPECT_EQ(read(" \n\t "), "");
}

TEST(ReadableText, LeavesOutMarksThatOnlySteerLayout) {
  EXPECT_EQ(read("\xEF\xBB\xBF"
                 "a\u200B\u202E\u2066b\uFE0F"),
            "ab");
}

TEST(ReadableText, ComposesLettersWithTheirAccents) {
  EXPECT_EQ(read("Joa\u0303o Concei\u0063\u0327a\u0303o"), "João Conceição");
  EXPECT_EQ(read("x\u0303"), "x\u0303");
  EXPECT_EQ(read("a\u00E9\u0301 b"), "a\u00E9\u0301 b");
}

TEST(ReadableText, ReplacesWhatIsNoUtf8ByteByByte) {
  EXPECT_EQ(read("a\xFF"
                 "b"),
            "a\uFFFD"
            "b");
  EXPECT_EQ(read("Jos\xE9"), "Jos\uFFFD");                          // Latin-1, cut off
  EXPECT_EQ(read("\xC0\xAF"), "\uFFFD\uFFFD");                      // longer than needed
  EXPECT_EQ(read("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD");            // a surrogate
  EXPECT_EQ(read("\xF4\x90\x80\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD");  // past the last character
  EXPECT_EQ(read("\xF0\x9F\x9A"), "\uFFFD\uFFFD\uFFFD");            // half an emoji
}

TEST(ReadableText, CarriesCharactersPastTheBasicPlane) {
  EXPECT_EQ(read("🚗"), "🚗");
}

}  // namespace
}  // namespace boletim
