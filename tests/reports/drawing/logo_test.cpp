#include "reports/drawing/logo.h"

#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/a_logo.h"

namespace boletim {
namespace {

using ::testing::HasSubstr;

std::string refusal(const std::string& png) {
  try {
    read_logo(png);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "";
}

TEST(ReadLogo, KeepsTheShapeAndMakesItAsSmallAsItIsDrawn) {
  const auto logo = read_logo(a_logo_png(1200, 300));
  EXPECT_EQ(logo->width, 384);
  EXPECT_EQ(logo->height, 96);
  EXPECT_EQ(read_logo(a_logo_png(2600, 13))->width, 640);
  EXPECT_EQ(read_logo(a_logo_png(2600, 13))->height, 3);
}

TEST(ReadLogo, LeavesASmallOneAsItIs) {
  const auto logo = read_logo(a_logo_png(40, 30));
  EXPECT_EQ(logo->width, 40);
  EXPECT_EQ(logo->height, 30);
  EXPECT_EQ(*read_logo(logo->png), *logo);
}

TEST(ReadLogo, SaysWhatIsWrongAndWhatToDo) {
  EXPECT_THAT(refusal(""), HasSubstr("it is no PNG picture; save it as PNG"));
  EXPECT_THAT(refusal("GIF89a, and more of that kind"), HasSubstr("it is no PNG picture"));
  EXPECT_THAT(refusal(std::string(kMostLogoBytes + 1, 'x')),
              HasSubstr("1000001 bytes; expected at most 1000000"));
  const std::string png = a_logo_png(40, 30);
  for (const std::size_t size : {std::size_t{24}, std::size_t{60}, png.size() / 2, png.size() - 13})
    EXPECT_THAT(refusal(png.substr(0, size)), HasSubstr("save it anew as PNG")) << size;
}

TEST(ReadLogo, ThatWouldFillTheMemoryIsRefusedUnread) {
  std::string png = a_logo_png(40, 30);
  png[16] = '\x7F';
  EXPECT_THAT(refusal(png), HasSubstr("2130706472 × 30 pixels; expected 1 to 3000 a side"));
}

TEST(ReadLogo, OfSpoiltBytesIsRefusedOrRead) {
  const std::string png = a_logo_png(40, 30);
  for (std::size_t i = 8; i < png.size(); ++i) {
    std::string spoilt = png;
    spoilt[i] = static_cast<char>(spoilt[i] ^ 0x55);
    try {
      EXPECT_GT(read_logo(spoilt)->width, 0);
    } catch (const std::runtime_error& error) {
      EXPECT_STRNE(error.what(), "");
    }
  }
}

}  // namespace
}  // namespace boletim
