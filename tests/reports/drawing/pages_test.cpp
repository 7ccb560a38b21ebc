#include "reports/drawing/pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reports/drawing/logo.h"
#include "tests/support/a_logo.h"
#include "tests/support/a_trend_report.h"

namespace boletim {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// A document of so many pages, each with a section.
StringSink document(std::size_t count, std::size_t contents_at = 1, const Logo* logo = nullptr) {
  const Heading heading = a_trend_report().heading;
  const Fonts fonts(default_look());
  PdfCanvas canvas(fonts, Pages::kA4Short, Pages::kA4Long);
  Pages pages(canvas, heading, {}, logo);
  for (std::size_t i = 1; i <= count; ++i) {
    pages.mark("Seção " + std::to_string(i), pages.y);
    if (i < count) pages.next();
  }
  pages.finish(contents_at);
  StringSink sink;
  canvas.save(sink);
  return sink;
}

std::size_t links(const StringSink& sink) {
  std::size_t count = 0;
  for (std::size_t at = sink.bytes.find("/Subtype /Link"); at != std::string::npos;
       at = sink.bytes.find("/Subtype /Link", at + 1))
    ++count;
  return count;
}

TEST(Pages, TenHaveNoContents) {
  EXPECT_EQ(document(10).pages(), 10);
  EXPECT_EQ(links(document(10)), 0U);
  EXPECT_THAT(document(10).bytes, Not(HasSubstr("/UseOutlines")));
}

TEST(Pages, MoreThanTenHaveContentsThatLinkToEachSection) {
  EXPECT_EQ(document(11).pages(), 12);
  EXPECT_EQ(links(document(11)), 11U);
  EXPECT_THAT(document(11).bytes, HasSubstr("/UseOutlines"));
}

TEST(Pages, ContentsTakeAsManyPagesAsTheyNeedAndNoMore) {
  EXPECT_EQ(document(100).pages(), 103);
  EXPECT_EQ(document(100, 0).pages(), 103);
  EXPECT_EQ(links(document(500)), 200U);
}

TEST(Pages, TheLogoStandsInTheDocumentOnce) {
  const auto logo = read_logo(a_logo_png(400, 100));
  const std::string bytes = document(3, 1, logo.get()).bytes;
  const std::size_t first = bytes.find("/Subtype /Image");
  ASSERT_NE(first, std::string::npos);
  EXPECT_EQ(bytes.find("/Subtype /Image", first + 1), std::string::npos);
}

}  // namespace
}  // namespace boletim
