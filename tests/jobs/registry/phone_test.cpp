#include "jobs/registry/phone.h"

#include <map>
#include <ostream>
#include <string>

#include <gtest/gtest.h>

#include "jobs/registry/country.h"
#include "tests/support/vectors.h"

namespace boletim {

void PrintTo(const PhoneJudgement& judgement, std::ostream* out) {
  *out << name_of(judgement.phone) << " as phone, " << name_of(judgement.mobile) << " as mobile";
}

namespace {

const Placeholders kBuiltIn;

constexpr PhoneJudgement both(ContactState state) {
  return {state, state};
}
constexpr PhoneJudgement kMissing = both(ContactState::Missing);
constexpr PhoneJudgement kPlaceholder = both(ContactState::Placeholder);
constexpr PhoneJudgement kMalformed = both(ContactState::Malformed);
constexpr PhoneJudgement kCorrectable = both(ContactState::Correctable);
constexpr PhoneJudgement kMobile = both(ContactState::Usable);
constexpr PhoneJudgement kLandline = {ContactState::Usable, ContactState::Landline};

PhoneJudgement judged(std::string_view field, std::string_view country = "") {
  return judge_phone(field, country, kBuiltIn);
}

TEST(Phone, EveryVectorHasItsClass) {
  const std::map<std::string, PhoneJudgement> classes = {{"mobile", kMobile},
                                                         {"landline", kLandline},
                                                         {"mobile_missing_ninth_digit", kCorrectable},
                                                         {"invalid", kMalformed}};
  for (const auto& row : test::read_vectors(TEST_DATA "/phone_br.csv"))
    EXPECT_EQ(judged(row[0]), classes.at(row[1])) << row[0];
}

TEST(Phone, AnEmptyFormFieldIsMissing) {
  for (const auto field :
       {"", "  ", "-", "(  )     -    ", "n/a", "N/D", "s/n", "null", "..", "+", "\xC2\xA0", "-; -"}) {
    EXPECT_EQ(judged(field), kMissing) << field;
  }
}

TEST(Phone, AFakeWordIsAPlaceholder) {
  for (const auto field :
       {"não tem", "NAO POSSUI", "sem telefone", "não informado", "x", "teste", "Não tem; sem fone"}) {
    EXPECT_EQ(judged(field), kPlaceholder) << field;
  }
}

TEST(Phone, EightEqualSubscriberDigitsAreAPlaceholder) {
  for (const auto field :
       {"(11) 7777-7777", "(11) 9999-9999", "(11) 99999-9999", "(81) 1111-1111", "(27) 90000-0000",
        "(27) 0000-0000", "+55 11 9999-9999", "0000-0000", "00000000000", "9999999999", "11111111",
        "(0xx11) 9999-9999", "(11) 9999-9999 ramal 1"}) {
    EXPECT_EQ(judged(field), kPlaceholder) << field;
  }
  EXPECT_EQ(judged("999999"), kMalformed);
  EXPECT_EQ(judged("(92) 2145-9999"), kLandline);
  EXPECT_EQ(judged("(11) 2222-2223"), kLandline);
}

TEST(Phone, PrefixesThatPeopleDialOrWriteAreUnderstood) {
  for (const auto field :
       {"11 3478-2150", "(55-11) 3478-2150", "+55 11 3478 2150", "+55 (011) 3478-2150", "011 34782150",
        "0 15 11 3478-2150", "(0xx11) 3478-2150", "11.3478.2150", "11/3478-2150", "tel: 1134782150",
        "(11) 3478-2150 ramal 12", "(11) 3478-2150 RAMAL12",
        "(11)\xC2\xA0"
        "3478-2150"}) {
    EXPECT_EQ(judged(field), kLandline) << field;
  }
  for (const auto field : {"01511987654321", "+55 11 9 8765-4321", "5511987654321", "55 98765-4321"}) {
    EXPECT_EQ(judged(field), kMobile) << field;
  }
}

TEST(Phone, ANumberOfNoAreaIsGoodButNoMobile) {
  for (const auto field : {"0800 123 4567", "4004-1234", "0300 123 4567"})
    EXPECT_EQ(judged(field), kLandline) << field;
}

TEST(Phone, WhatIsNoNumberIsMalformed) {
  for (const auto field : {"3478-2150", "98765-4321", "(23) 98765-4321", "(11) 1478-2150", "falar com Ana",
                           "ana@gmail.com", "(11) 98765-4321 Ana", "12345678901234567890123", "190"}) {
    EXPECT_EQ(judged(field), kMalformed) << field;
  }
}

TEST(Phone, TheBestOfSeveralNumbersCountsForEachQuestion) {
  EXPECT_EQ(judged("(11) 3478-2150 / (11) 98765-4321"), kMobile);
  EXPECT_EQ(judged("(11) 98765-4321;(11) 3478-2150"), kMobile);
  EXPECT_EQ(judged("não tem, (11) 3478-2150"), kLandline);
  EXPECT_EQ(judged("(11) 3478-2150\n(11) 8765-4321"),
            (PhoneJudgement{ContactState::Usable, ContactState::Correctable}));
  EXPECT_EQ(judged("(11) 3478-2150/2151"), kLandline);
  EXPECT_EQ(judged("3478-2150; 3478-2151"), kMalformed);
  EXPECT_EQ(judged("3478-2150; (11) 9999-9999"), kMalformed);
}

TEST(Phone, OtherCountriesAreLeftToLibphonenumber) {
  EXPECT_EQ(judged("030-0074321", "Germany"), kLandline);
  EXPECT_EQ(judged("912 345 678", "PT"), kMobile);
  EXPECT_EQ(judged("912 345 678", "Portugal"), kMobile);
  EXPECT_EQ(judged("912 345 678"), kMalformed);
  EXPECT_EQ(judged("+351 912 345 678"), kMobile);
  EXPECT_EQ(judged("+351 912 345 678", "Atlântida"), kMobile);
  EXPECT_EQ(judged("(11) 98765-4321", "Atlântida"), kMalformed);
  EXPECT_EQ(judged("+1 (650) 253-0000", "USA"), kMobile) << "in the United States nobody can tell";
  EXPECT_EQ(judged("+55 11 8765-4321", "US"), kCorrectable);
}

TEST(Phone, BrazilIsBrazilHoweverItIsSpelt) {
  for (const auto country :
       {"", "BR", "br", "Brasil", "BRASIL", "Brazil", "BRA", "1058", " Br ", "n/a", "-"}) {
    EXPECT_EQ(region_of(country), "BR") << country;
    EXPECT_EQ(judged("(11) 8765-4321", country), kCorrectable) << country;
  }
  EXPECT_EQ(region_of("Estados Unidos"), "US");
  EXPECT_EQ(region_of("UK"), "GB");
  EXPECT_EQ(region_of("fr"), "FR");
  EXPECT_EQ(region_of("NA"), "NA");
  EXPECT_EQ(region_of("??"), "BR");
  EXPECT_EQ(region_of("Atlântida"), "ZZ");
  EXPECT_EQ(region_of(std::string(100'000, 'x')), "ZZ");
}

TEST(Phone, AnAdminsOwnNumberIsAPlaceholderHoweverItIsWritten) {
  const Placeholders own({"(19) 3871-4613", "+1 650 253 0000"});
  for (const auto field :
       {"1938714613", "+55 19 3871-4613", "019 3871-4613", "0xx19 3871-4613", "+1 (650) 253-0000"}) {
    EXPECT_EQ(judge_phone(field, "", own), kPlaceholder) << field;
  }
  EXPECT_EQ(judge_phone("(19) 3871-4614", "", own), kLandline);
}

TEST(SuggestMobile, PutsTheNinthDigitBeforeTheFirstNumberThatLacksIt) {
  EXPECT_EQ(suggest_mobile("(27) 8765-3903"), "(27) 98765-3903");
  EXPECT_EQ(suggest_mobile("+55 27 8765.3903"), "(27) 98765-3903");
  EXPECT_EQ(suggest_mobile("(27) 3604-7248; 02787653903"), "(27) 98765-3903");
  EXPECT_EQ(suggest_mobile("(27) 3604-7248 / (27) 8765-3903"), "(27) 98765-3903");
}

TEST(SuggestMobile, HasNothingToSayOfOtherNumbers) {
  for (const auto field :
       {"", "não tem", "(27) 98765-3903", "(27) 3604-7248", "8765-3903", "(27) 8888-8888"}) {
    EXPECT_EQ(suggest_mobile(field), "") << field;
  }
}

}  // namespace
}  // namespace boletim
