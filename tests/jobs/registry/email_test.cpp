#include "jobs/registry/email.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/support/vectors.h"

namespace boletim {
namespace {

const Placeholders kBuiltIn;

std::string judged(std::string_view field, const Placeholders& placeholders = kBuiltIn) {
  return std::string(name_of(judge_email(field, placeholders)));
}

TEST(Email, EveryVectorHasItsState) {
  for (const auto& row : test::read_vectors(TEST_DATA "/email.csv")) {
    EXPECT_EQ(judged(row[0]), row[1]) << "'" << row[0] << "'";
  }
}

TEST(Email, AnEmptyFormFieldIsMissing) {
  for (const auto field :
       {"", "\t\r\n", "\xC2\xA0", "\xE2\x80\x8B", "—", "…", "***", "N.A.", "#N/A", "(null)", "None"}) {
    EXPECT_EQ(judged(field), "missing") << field;
  }
}

TEST(Email, AWordThatNobodyHasAsAnAddressIsAPlaceholderOnEitherSide) {
  for (const auto field :
       {"naotem@gmail.com", "nao.tem@gmail.com", "NAO_TEM@hotmail.com", "ana@naotem.com.br",
        "nao-informado@uol.com.br", "sememail@oficina.com.br", "ana@sub.sememail.com.br",
        "notanemail@nltechno.com", "fulano@hotmail.com", "não tem e-mail", "NAO POSSUI E-MAIL", "sem  e-mail",
        "S/ E-MAIL", "Não Informado."}) {
    EXPECT_EQ(judged(field), "placeholder") << field;
  }
}

TEST(Email, ACommonWordIsAPlaceholderOnlyIfTheOtherSideIsOneTooATellingOneAlone) {
  for (const auto field : {"nao@tem.com", "nao@possui.com.br", "sem@email.com", "email@dominio.com.br",
                           "myemail@domain.com", "user@example.com.br", "admin@admin.com",
                           "CLIENTE@Email.com", "teste@oficina.com.br", "ana@test.com"}) {
    EXPECT_EQ(judged(field), "placeholder") << field;
  }
  for (const auto field : {"cliente@oficina.com.br", "email@oficina.com.br", "contato@teste-clinica.com.br",
                           "cliente1@cliente1.com.br", "oficina@oficina.com.br", "nao@oficina.com.br",
                           "ana@email.com", "admin@oficina.com.br", "contato@cliente.com"}) {
    EXPECT_EQ(judged(field), "usable") << field;
  }
}

TEST(Email, OneLetterRepeatedOnBothSidesIsAPlaceholder) {
  for (const auto field : {"ttt@ttt.com", "XX@x.com.br", "z@mail.z.com"})
    EXPECT_EQ(judged(field), "placeholder") << field;
  for (const auto field : {"a@b.co", "x@oficina.com.br", "contato@x.com.br", "ab@ab.com"}) {
    EXPECT_EQ(judged(field), "usable") << field;
  }
}

TEST(Email, OnlyTheReservedDomainsOfRfc2606ArePlaceholders) {
  for (const auto field : {"ana@EXAMPLE.net", "ana@loja.example.com"})
    EXPECT_EQ(judged(field), "placeholder") << field;
  for (const auto field :
       {"ana@myexample.com", "ana@example.ch", "ana@oficina.example", "ana@oficina.test"}) {
    EXPECT_EQ(judged(field), "usable") << field;
  }
}

TEST(Email, OneUsableAddressAmongSeveralIsEnough) {
  for (const auto field :
       {"não tem; ana@oficina.com.br", "ana@,bia@oficina.com.br", "ana@oficina.com.br/bia@oficina.com.br",
        "ana@\r\nbia@oficina.com.br", "; ana@oficina.com.br ;", "Souza, Ana <ana@oficina.com.br>"}) {
    EXPECT_EQ(judged(field), "usable") << field;
  }
}

TEST(Email, SeveralValuesOfWhichNoneIsUsableHaveTheBestOnesState) {
  EXPECT_EQ(judged("não tem; ana@"), "malformed");
  EXPECT_EQ(judged("não tem; -"), "placeholder");
  EXPECT_EQ(judged("-; n/a"), "missing");
  EXPECT_EQ(judged(";;/,"), "missing");
}

TEST(Email, ASlashWithinAnAddressIsPartOfIt) {
  EXPECT_EQ(judged("nfe/ana@oficina.com.br"), "usable");
}

TEST(Email, ADisplayNameMayStandBeforeTheAddress) {
  EXPECT_EQ(judged("\"Souza Ana\" < ana@oficina.com.br >"), "usable");
  EXPECT_EQ(judged("<ana@oficina.com.br>"), "usable");
  EXPECT_EQ(judged("Ana <teste@teste.com>"), "placeholder");
  EXPECT_EQ(judged("ana@x <ana@oficina.com.br>"), "malformed");
  EXPECT_EQ(judged("Ana <<ana@oficina.com.br>"), "malformed");
  EXPECT_EQ(judged("Ana >"), "malformed");
}

TEST(Email, PartsHaveTheLengthsOfTheirRfcs) {
  const std::string local(64, 'a');
  const std::string label(63, 'b');
  EXPECT_EQ(judged(local + "@" + label + ".com"), "usable");
  EXPECT_EQ(judged(local + "a@oficina.com.br"), "malformed");
  EXPECT_EQ(judged("ana@" + label + "b.com"), "malformed");
  EXPECT_EQ(judged("ana@" + label + "." + label + "." + label + "." + label + ".com"), "malformed");
}

TEST(Email, LettersOfAnyScriptMayStandInAnAddressButNoSymbols) {
  for (const auto field :
       {"stanisław.wójcik@wp.pl", "ana@ação.com.br", "почта@пример.рф", "ana@xn--p1ai.xn--p1ai"}) {
    EXPECT_EQ(judged(field), "usable") << field;
  }
  for (const auto field :
       {"ana\xF0\x9F\x98\x80@gmail.com", "ana@gm\xEF\xBF\xBD.com", "ana\xE2\x80\xAE@gmail.com",
        "ana@gmail\xC2\xA0.com", "ana\xFF@gmail.com", "ana@gmail_x.com", "ana@[127.0.0.1]"}) {
    EXPECT_EQ(judged(field), "malformed") << field;
  }
}

TEST(Email, AnAdminsOwnWordsAndAddressesArePlaceholders) {
  const Placeholders own(
      {"contato@oficina.example", "contato@balcao", "Consumidor Balcão", "(19) 3871-4613"});
  EXPECT_EQ(judged("CONTATO@Oficina.Example", own), "placeholder");
  EXPECT_EQ(judged("Oficina <contato@oficina.example>", own), "placeholder");
  EXPECT_EQ(judged("contato@balcao", own), "placeholder");
  EXPECT_EQ(judged("consumidor-balcao", own), "placeholder");
  EXPECT_EQ(judged("consumidor.balcao@gmail.com", own), "placeholder");
  EXPECT_EQ(judged("vendas@oficina.example", own), "usable");
  EXPECT_EQ(judged("contato@balcao"), "malformed");
}

}  // namespace
}  // namespace boletim
