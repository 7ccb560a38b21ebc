#include "reports/drawing/font.h"

#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reports/words/readable.h"

namespace boletim {
namespace {

class OpenSans : public ::testing::Test {
 protected:
  static const Font& font() {
    static const Font font(default_look().regular_font);
    return font;
  }
};

TEST_F(OpenSans, HasFiguresOfOneWidth) {
  for (const char* digit : {"0", "1", "7"}) EXPECT_EQ(font().width(digit, 10), font().width("8", 10));
}

TEST_F(OpenSans, WidthGrowsWithSize) {
  EXPECT_DOUBLE_EQ(font().width("Ação", 20), 2 * font().width("Ação", 10));
}

TEST_F(OpenSans, KeepsWhatFits) {
  const double width = font().width("Companhia", 8.5);
  EXPECT_EQ(font().fit("Companhia", 8.5, width), "Companhia");
}

TEST_F(OpenSans, CutsWhatDoesNotFitAndStaysWithinTheRoom) {
  const std::string cut = font().fit("Companhia Brasileira de Distribuição", 8.5, 80);
  EXPECT_THAT(cut, ::testing::StartsWith("Companhia"));
  EXPECT_THAT(cut, ::testing::EndsWith("…"));
  EXPECT_LE(font().width(cut, 8.5), 80);
}

TEST_F(OpenSans, HasNoBlankBeforeTheEllipsis) {
  const double room = font().width("Ana …", 10);
  EXPECT_EQ(font().fit("Ana Maria", 10, room), "Ana…");
}

TEST_F(OpenSans, WhereNotEvenAnEllipsisFitsItStillSaysThatSomethingWasCut) {
  EXPECT_EQ(font().fit("Ana", 10, 1), "…");
}

TEST_F(OpenSans, ReplacesWhatItLacks) {
  EXPECT_EQ(font().fit("a 🚗 漢 ■", 10), "a \uFFFD \uFFFD \uFFFD");
}

TEST_F(OpenSans, AMegabyteTakesNoLongerThanWhatIsShown) {
  const std::string huge(1'000'000, 'x');
  EXPECT_LT(font().fit(huge, 8.5, 100).size(), 60u);
  EXPECT_LT(font().fit(huge, 8.5).size(), 5000u);
}

TEST(Font, ThatIsAbsentIsNamedWithWhatToInstall) {
  try {
    Font("/nowhere/Font.ttf");
    FAIL();
  } catch (const std::runtime_error& error) {
    EXPECT_THAT(error.what(), ::testing::HasSubstr("/nowhere/Font.ttf"));
    EXPECT_THAT(error.what(), ::testing::HasSubstr("fonts-open-sans"));
  }
}

TEST(Font, ThatIsNoFontIsRefused) {
  EXPECT_THROW(Font(__FILE__), std::runtime_error);
}

TEST(Look, ReadsColors) {
  EXPECT_EQ(parse_color("#0068A8"), (Color{0x00, 0x68, 0xA8}));
  EXPECT_EQ(parse_color("#c46a00"), (Color{0xC4, 0x6A, 0x00}));
  EXPECT_EQ(parse_color("0068A8"), Color{});
  EXPECT_EQ(parse_color("#0068AG"), Color{});
}

}  // namespace
}  // namespace boletim
