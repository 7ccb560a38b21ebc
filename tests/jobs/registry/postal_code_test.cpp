#include "jobs/registry/postal_code.h"

#include <string>

#include <gtest/gtest.h>

namespace boletim {
namespace {

std::string judged(std::string_view value, std::string_view country = "") {
  return std::string(name_of(judge_postal_code(value, country, Placeholders())));
}

TEST(PostalCode, ACepHasEightDigitsInAnyWriting) {
  for (const auto value : {"13478-215", "13478215", "13.478-215", " 13478 215 ", "01001-000"})
    EXPECT_EQ(judged(value), "usable") << value;
  for (const auto value : {"1347821", "134782150", "00123-456", "1347821A", "Rua 7", "CEP 13478-215"})
    EXPECT_EQ(judged(value), "malformed") << value;
}

TEST(PostalCode, OneDigitRepeatedAndTheExampleOfEveryFormArePlaceholders) {
  for (const auto value : {"00000-000", "99999999", "11111-111", "12345-678", "não tem", "sem cep"})
    EXPECT_EQ(judged(value), "placeholder") << value;
}

TEST(PostalCode, AnEmptyMaskIsMissing) {
  for (const auto value : {"", "  ", "-", "     -   ", "n/a"}) EXPECT_EQ(judged(value), "missing") << value;
}

TEST(PostalCode, OfAnotherCountryHasTheShapeOfThatCountry) {
  EXPECT_EQ(judged("1250-096", "Portugal"), "usable");
  EXPECT_EQ(judged("13478-215", "PT"), "malformed");
  EXPECT_EQ(judged("94103-1234", "US"), "usable");
  EXPECT_EQ(judged("C1425CLA", "AR"), "usable");
  EXPECT_EQ(judged("1425", "AR"), "usable");
  EXPECT_EQ(judged("SW1A 1AA", "GB"), "usable") << "no shape is known: letters and a digit will do";
  EXPECT_EQ(judged("London", "GB"), "malformed");
}

}  // namespace
}  // namespace boletim
