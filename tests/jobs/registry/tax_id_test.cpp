#include "jobs/registry/tax_id.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/support/vectors.h"

namespace boletim {
namespace {

std::string judged(std::string_view value) {
  return std::string(name_of(judge_tax_id(value, Placeholders())));
}

TEST(TaxId, EveryVectorHasItsKindValidityAndRoot) {
  for (const auto& row : test::read_vectors(TEST_DATA "/tax_id.csv")) {
    const TaxId id = read_tax_id(row[0]);
    EXPECT_EQ(id.kind, row[1] == "cpf" ? TaxIdKind::Cpf : TaxIdKind::Cnpj) << row[0];
    EXPECT_EQ(id.valid, row[2] == "true") << row[0];
    EXPECT_EQ(id.root(), row[3]) << row[0];
    EXPECT_EQ(judged(row[0]), id.valid ? "usable" : "malformed") << row[0];
  }
}

TEST(TaxId, TheExampleOfTheReceitaFederalIsValidInAnyWriting) {
  for (const auto value : {"12.ABC.345/01DE-35", "12abc34501de35", " 12 ABC 345 / 01DE - 35 "}) {
    EXPECT_EQ(read_tax_id(value), (TaxId{TaxIdKind::Cnpj, "12ABC34501DE35", true})) << value;
  }
}

TEST(TaxId, OtherShapesAreNone) {
  for (const auto value : {"", "1234567890", "123456789012", "28.535.110/0001-77-8", "1234567890A",
                           "FR123456789", "12ABC34501DE3A", "843.809.376*07", "84380937607x", "ação"}) {
    EXPECT_EQ(read_tax_id(value), TaxId()) << value;
  }
  EXPECT_EQ(TaxId().root(), "");
}

TEST(TaxId, OneDigitRepeatedOrAFakeWordIsAPlaceholder) {
  for (const auto value :
       {"000.000.000-00", "11111111111", "00.000.000/0000-00", "não tem", "sem CPF", "NÃO INFORMADO"}) {
    EXPECT_EQ(judged(value), "placeholder") << value;
  }
}

TEST(TaxId, OfAnotherCountryIsUsableUnlessItIsAPlaceholder) {
  const auto in = [](std::string_view country, std::string_view value) {
    return std::string(name_of(judge_tax_id(value, country, Placeholders())));
  };
  EXPECT_EQ(in("PT", "PT501964843"), "usable");
  EXPECT_EQ(in("Argentina", "30-50001091-2"), "usable");
  EXPECT_EQ(in("Argentina", "843.809.376-08"), "usable") << "the shape of a CPF means nothing there";
  EXPECT_EQ(in("PT", "não tem"), "placeholder");
  EXPECT_EQ(in("PT", "999999990"), "usable");
  EXPECT_EQ(in("PT", "999999999"), "placeholder");
  EXPECT_EQ(in("PT", "--"), "missing");
  EXPECT_EQ(in("Brasil", "PT501964843"), "malformed");
  EXPECT_EQ(in("1058", "843.809.376-08"), "malformed");
}

TEST(TaxId, AnEmptyMaskIsMissing) {
  for (const auto value : {"", "...-", "  .   .   /    -  ", "n/a", "NULL"})
    EXPECT_EQ(judged(value), "missing") << value;
}

TEST(PunctuatedTaxId, IsNoNumberToASpreadsheet) {
  EXPECT_EQ(punctuated_tax_id("01234567890"), "012.345.678-90");
  EXPECT_EQ(punctuated_tax_id("012.345.67890"), "012.345.678-90");
  EXPECT_EQ(punctuated_tax_id("00000000000191"), "00.000.000/0001-91");
  EXPECT_EQ(punctuated_tax_id("12abc34501de35"), "12.ABC.345/01DE-35");
  for (const char* other : {"", "1234567890", "DE123456789", "não tem"})
    EXPECT_EQ(punctuated_tax_id(other), other);
}

}  // namespace
}  // namespace boletim
