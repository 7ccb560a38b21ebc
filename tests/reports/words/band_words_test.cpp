#include "reports/words/band_words.h"

#include <gtest/gtest.h>

namespace boletim {
namespace {

TEST(BandWords, SayAmountsAndAgesAsReadersDo) {
  EXPECT_EQ(band_words("< 1000", Locale::PtBr), "menos de 1.000");
  EXPECT_EQ(band_words("1000 – 9999.99", Locale::PtBr), "de 1.000 a 9.999,99");
  EXPECT_EQ(band_words("≥ 100000", Locale::PtBr), "100.000 ou mais");
  EXPECT_EQ(band_words("< 30d", Locale::PtBr), "há menos de 30 dias");
  EXPECT_EQ(band_words("30d – 89d", Locale::PtBr), "há 30 a 89 dias");
  EXPECT_EQ(band_words("≥ 365d", Locale::PtBr), "há 365 dias ou mais");
  EXPECT_EQ(band_words("1000 – 9999.99", Locale::En), "1,000 to 9,999.99");
  EXPECT_EQ(band_words("≥ 365d", Locale::En), "365 days ago or more");
  EXPECT_EQ(band_words("-5.50 – -0.01", Locale::PtBr), "de −5,50 a −0,01");
}

TEST(BandWords, OfASheetAreTheSameAndCopyNoOtherValue) {
  std::string room;
  for (const char* band : {"< 1000", "1000 – 9999.99", "≥ 365d", "-5.50 – -0.01"})
    EXPECT_EQ(band_words(band, Locale::PtBr, room), band_words(band, Locale::PtBr));
  const std::string city = "Campinas";
  EXPECT_EQ(band_words(city, Locale::PtBr, room).data(), city.data());
  EXPECT_EQ(band_words("", Locale::PtBr, room), "");
}

TEST(BandWords, LeaveAnythingElseAsItIs) {
  for (const char* value : {"", "Varejo", "< mil", "≥ ", "A – B", "1000 – B", "30d – 89", "1.5 – 2",
                            "< 1.234", "9x", "Norte – Sul", "≥ 99999999999999999999"})
    EXPECT_EQ(band_words(value, Locale::PtBr), value);
}

}  // namespace
}  // namespace boletim
