#include "jobs/registry/masking.h"

#include <gtest/gtest.h>

namespace boletim {
namespace {

TEST(MaskEmail, ShowsTheFirstLetterAndTheDomain) {
  EXPECT_EQ(mask_email(" ana.souza@gmail.com "), "a***@gmail.com");
  EXPECT_EQ(mask_email("Ana Souza <ana@oficina.com.br>"), "a***@oficina.com.br");
  EXPECT_EQ(mask_email("água@oficina.com.br"), "á***@oficina.com.br");
}

TEST(MaskEmail, HidesAnAddressOfOneLetter) {
  EXPECT_EQ(mask_email("a@b.co"), "***@b.co");
  EXPECT_EQ(mask_email("á@b.co"), "***@b.co");
}

TEST(MaskEmail, ShowsOnlyTheFirstLetterOfWhatIsNoAddress) {
  EXPECT_EQ(mask_email("ana souza@gmail.com"), "a***");
  EXPECT_EQ(mask_email("Rua das Flores 10"), "R***");
  EXPECT_EQ(mask_email("@anasouza"), "***");
  EXPECT_EQ(mask_email("\xFF\xFE"), "***");
  EXPECT_EQ(mask_email(""), "");
}

TEST(MaskEmail, MasksEachOfSeveralValues) {
  EXPECT_EQ(mask_email("ana@gmail.com; bia, 123@uol.com.br"), "a***@gmail.com; b***; 1***@uol.com.br");
  EXPECT_EQ(mask_email("a;b;c;d;e;f;g"), "a***; b***; c***; d***; e***");
}

TEST(MaskPhone, ShowsAreaCodeFirstDigitAndTheLastFour) {
  EXPECT_EQ(mask_phone("3143215913"), "(31) 4***-5913");
  EXPECT_EQ(mask_phone("+55 11 98765-4321"), "(11) 9****-4321");
  EXPECT_EQ(mask_phone("(27) 8765-3903"), "(27) 8***-3903");
  EXPECT_EQ(mask_phone("(11) 98765-4321 / (31) 4321-5913"), "(11) 9****-4321; (31) 4***-5913");
}

TEST(MaskPhone, ShowsNothingOfWhatItCannotTakeApart) {
  EXPECT_EQ(mask_phone("98765-4321"), "***");
  EXPECT_EQ(mask_phone("+351 912 345 678"), "***");
  EXPECT_EQ(mask_phone("11 98765-4321 Ana"), "***");
  EXPECT_EQ(mask_phone("  "), "");
}

TEST(MaskTaxId, ShowsTheMiddle) {
  EXPECT_EQ(mask_tax_id("413.317.862-58"), "***.317.862-**");
  EXPECT_EQ(mask_tax_id("16.624.732/0001-08"), "**.624.7**/0001-**");
  EXPECT_EQ(mask_tax_id("12abc34501de35"), "**.ABC.3**/01DE-**");
}

TEST(MaskTaxId, ShowsNothingOfOtherShapes) {
  EXPECT_EQ(mask_tax_id("413.317.862-5"), "***");
  EXPECT_EQ(mask_tax_id("Ana Souza"), "***");
  EXPECT_EQ(mask_tax_id(""), "");
}

}  // namespace
}  // namespace boletim
