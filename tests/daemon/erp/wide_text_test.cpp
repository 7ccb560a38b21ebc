#include "daemon/erp/wide_text.h"

#include <gtest/gtest.h>

namespace boletim {
namespace {

TEST(WideText, BecomesUtf8OfEveryLength) {
  std::string text = "> ";
  EXPECT_TRUE(append_utf8(u"aã日😀\u07ff\u0800\uffff\U00010000\U0010ffff", text));
  EXPECT_EQ(text, "> aã日😀\u07ff\u0800\uffff\U00010000\U0010ffff");
}

TEST(WideText, HalfAPairIsReplacedAndTold) {
  std::string text;
  const char16_t halves[] = {u'a', 0xD83D, u'b', 0xDE00, 0xD83D};
  EXPECT_FALSE(append_utf8(std::u16string_view(halves, 5), text));
  EXPECT_EQ(text, "a\uFFFDb\uFFFD\uFFFD");
}

}  // namespace
}  // namespace boletim
