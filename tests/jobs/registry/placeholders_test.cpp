#include "jobs/registry/placeholders.h"

#include <array>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "jobs/registry/fake_words.h"
#include "jobs/registry/text.h"

namespace boletim {
namespace {

TEST(FakeWords, AreWrittenAsTheyAreLookedUpAndStandInOneListOnly) {
  std::set<std::string> seen;
  std::array<char, 64> buffer;
  for (const auto word : kTellingWords) {
    EXPECT_EQ(squeeze(word, buffer), word);
    EXPECT_TRUE(seen.emplace(word).second) << word;
  }
  for (const auto word : kCommonWords) {
    EXPECT_EQ(squeeze(word, buffer), word);
    EXPECT_TRUE(seen.emplace(word).second) << word;
  }
}

TEST(Placeholders, EveryListedWordIsFakeAsAWholeValue) {
  const Placeholders placeholders;
  for (const auto word : kTellingWords) EXPECT_TRUE(placeholders.is_word(word)) << word;
  for (const auto word : kCommonWords) EXPECT_TRUE(placeholders.is_word(word)) << word;
}

TEST(Placeholders, FindAWordInAnyCaseAccentAndPunctuation) {
  const Placeholders placeholders;
  for (const auto value :
       {"não tem", "NÃO TEM", "Nao  Tem.", "nao-tem", "\xC2\xA0não_tem", "na\xCC\x83o tem"}) {
    EXPECT_TRUE(placeholders.is_word(value)) << value;
  }
  for (const auto value : {"", "não tem mais de um", "Natem", "Ana", "3M", "ab"})
    EXPECT_FALSE(placeholders.is_word(value)) << value;
}

TEST(Placeholders, OwnWordsMayHaveAnyLength) {
  const std::string longest(500, 'y');
  const Placeholders placeholders({longest + "z", "Cliente de Balcão", "", " "});
  EXPECT_TRUE(placeholders.is_listed(longest + "Z"));
  EXPECT_FALSE(placeholders.is_listed(longest));
  EXPECT_TRUE(placeholders.is_word("CLIENTE DE BALCAO"));
  EXPECT_FALSE(placeholders.is_listed(""));
}

TEST(JudgeText, TellsANameFromNothingAndFromAFake) {
  const Placeholders placeholders({"Consumidor Balcão"});
  EXPECT_EQ(judge_text(" - ", placeholders), ContactState::Missing);
  EXPECT_EQ(judge_text("não informado", placeholders), ContactState::Placeholder);
  EXPECT_EQ(judge_text("XXX", placeholders), ContactState::Placeholder);
  EXPECT_EQ(judge_text("consumidor balcao", placeholders), ContactState::Placeholder);
  EXPECT_EQ(judge_text("Rua Teste, 10", placeholders), ContactState::Usable);
  EXPECT_EQ(judge_text("李", placeholders), ContactState::Usable);
}

}  // namespace
}  // namespace boletim
