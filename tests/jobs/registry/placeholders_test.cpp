#include "jobs/registry/placeholders.h"

#include <array>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "jobs/registry/email.h"
#include "jobs/registry/fake_words.h"
#include "jobs/registry/phone.h"
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

TEST(Placeholders, HabitsOfBrazilianSystemsAreKnown) {
  const Placeholders words;
  for (const auto value :
       {"Não possui", "sem email", "SEM E-MAIL", "isento", "ISENTA", "consumidor", "cliente balcão", "xxxx",
        "nada consta", "não passou", "sem whatsapp", "endereço", "Rua"})
    EXPECT_TRUE(words.is_word(value)) << value;
  for (const auto value :
       {"aaa@aaa.com", "email@email.com.br", "nfe@nfe.com", "na@na.com", "isento@isento.com.br",
        "semcel@gmail.com", "cliente@naopossuicadastro.com", "nfe@xml.com.br", "null@none.com"})
    EXPECT_EQ(judge_email(value, words), ContactState::Placeholder) << value;
}

TEST(Placeholders, WhatACompanyMayHaveStaysUsable) {
  const Placeholders words;
  for (const auto value :
       {"cliente1@cliente1.com.br", "oficina@oficina.com.br", "nfe@oficina.com.br",
        "xml@contabilidade.com.br", "balcao@autopecas.com.br", "isento@gmail.com", "maria@nfe.com.br",
        "contato@contato.com.br", "na@oficina.com.br", "ana.rua@gmail.com", "rua@padaria.com.br",
        "semeia@gmail.com", "naturalmente@uol.com.br"})
    EXPECT_EQ(judge_email(value, words), ContactState::Usable) << value;
  for (const auto value : {"(11) 91234-5678", "(12) 3456-7890", "(11) 98888-8889"})
    EXPECT_EQ(judge_phone(value, "", words).phone, ContactState::Usable) << value << ": somebody has it";
  for (const auto value : {"Rua Nova, 7", "Avenida", "Isento da Silva", "Nfe Transportes"})
    EXPECT_EQ(judge_text(value, words) == ContactState::Usable, std::string_view(value) != "Avenida")
        << value;
}

}  // namespace
}  // namespace boletim
