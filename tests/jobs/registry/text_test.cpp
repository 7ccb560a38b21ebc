#include "jobs/registry/text.h"

#include <array>
#include <string>

#include <gtest/gtest.h>

namespace boletim {
namespace {

std::string cleaned(std::string_view bytes, bool expect_replaced) {
  bool replaced = !expect_replaced;
  const std::string text = clean_utf8(bytes, replaced);
  EXPECT_EQ(replaced, expect_replaced);
  EXPECT_TRUE(is_utf8(text));
  EXPECT_EQ(is_utf8(bytes), !expect_replaced);
  return text;
}

TEST(Trim, TakesAwayEveryKindOfBlank) {
  EXPECT_EQ(trim(" \t\r\nana souza\v\f "), "ana souza");
  EXPECT_EQ(trim("\xC2\xA0\xE2\x80\x8B\xEF\xBB\xBF"
                 "ana\xE3\x80\x80\xE2\x80\x8F"),
            "ana");
  EXPECT_EQ(trim(std::string_view("ana\0\0", 5)), "ana");
  EXPECT_EQ(trim("\xC2\xA0 \xE2\x80\x83"), "");
  EXPECT_EQ(trim("é"), "é");
}

TEST(Trim, LeavesBrokenBytesAlone) {
  EXPECT_EQ(trim(" \xFF "), "\xFF");
  EXPECT_EQ(trim("\xA0 ana \x80"), "\xA0 ana \x80");
  EXPECT_EQ(trim("a\xC2\xA0\xA0"), "a\xC2\xA0\xA0");
}

TEST(Fold, ComparesWithoutCaseAccentsAndExtraBlanks) {
  EXPECT_EQ(fold("  JOSÉ \t da  CONCEIÇÃO\xC2\xA0"
                 "ARAÚJO "),
            "jose da conceicao araujo");
  EXPECT_EQ(fold("Ærøskøbing Straße Œuvre Þór"), "aeroskobing strasse oeuvre thor");
  EXPECT_EQ(fold("STANISŁAW Wójcik Čapek Őri Ŷ ĳ ŉ ſ"), "stanislaw wojcik capek ori y ij n s");
  EXPECT_EQ(fold("Jose\xCC\x81 A\xC2\xAD"
                 "na"),
            "jose ana");
  EXPECT_EQ(fold("3 × 4 ÷ 2"), "3 × 4 ÷ 2");
  EXPECT_EQ(fold("東京 \xF0\x9F\x98\x80 \xFF"), "東京 \xF0\x9F\x98\x80 \xFF");
}

TEST(Squeeze, LeavesLettersAndDigitsOnly) {
  std::array<char, 12> buffer;
  EXPECT_EQ(squeeze(" Não-possui… ", buffer), "naopossui");
  EXPECT_EQ(squeeze("N/A", buffer), "na");
  EXPECT_EQ(squeeze("nº 1", buffer), "n1");
  EXPECT_EQ(squeeze("abcdefghijkl", buffer), "abcdefghijkl");
  EXPECT_EQ(squeeze("abcdefghijklm", buffer), "");
  EXPECT_EQ(squeeze("não \xF0\x9F\x98\x80", buffer), "");
}

TEST(CleanUtf8, KeepsWhatIsValid) {
  EXPECT_EQ(cleaned("", false), "");
  EXPECT_EQ(cleaned("Ação € 😀 \xEF\xBF\xBD", false), "Ação € 😀 \xEF\xBF\xBD");
  EXPECT_EQ(cleaned(std::string_view("a\0b", 3), false), std::string_view("a\0b", 3));
}

TEST(CleanUtf8, ReplacesEachMaximalSubpartOnce) {
  // The examples of the Unicode standard, tables 3-8 to 3-11.
  EXPECT_EQ(cleaned("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41", true), "��������A");
  EXPECT_EQ(cleaned("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41", true), "��������A");
  EXPECT_EQ(cleaned("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42", true), "�����A��B");
  EXPECT_EQ(cleaned("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", true), "����A");
  EXPECT_EQ(cleaned("Jo\xE3o da Concei\xE7\xE3o", true), "Jo�o da Concei��o");
  EXPECT_EQ(cleaned("caf\xC3", true), "caf�");
}

TEST(FromLatin1, ReadsWindows1252WhereLatin1HasOnlyControls) {
  EXPECT_EQ(from_latin1("Jo\xE3o \x80 10 \x93ol\xE1\x94 \x96 \xFF"), "João € 10 “olá” – ÿ");
  EXPECT_EQ(from_latin1("\x81"), "\xC2\x81");
  std::string all;
  for (int c = 0; c < 256; ++c) all.push_back(static_cast<char>(c));
  EXPECT_TRUE(is_utf8(from_latin1(all)));
}

}  // namespace
}  // namespace boletim
