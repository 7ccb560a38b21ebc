#include "reports/drawing/table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reports/drawing/paragraph.h"
#include "tests/support/a_trend_report.h"

namespace boletim {
namespace {

using ::testing::ElementsAre;

TEST(FitColumns, GivesWhatIsLeftToOne) {
  EXPECT_THAT(fit_columns({10, 20, 30}, 100, 1), ElementsAre(10, 60, 30));
}

TEST(FitColumns, TakesWhatLacksFromTheWidestFirst) {
  EXPECT_THAT(fit_columns({10, 500, 30}, 100, 0), ElementsAre(10, 60, 30));
  EXPECT_THAT(fit_columns({10, 500, 90}, 100, 0), ElementsAre(10, 45, 45));
}

TEST(FitColumns, NeverPassesTheRoom) {
  EXPECT_THAT(fit_columns({200, 200}, 100, 0), ElementsAre(50, 50));
  EXPECT_THAT(fit_columns({}, 100, 0), ElementsAre());
}

TEST(ATable, RepeatsItsHeadOnEachPageAndKeepsTheTotalCompany) {
  const Fonts fonts(default_look());
  PdfCanvas canvas(fonts, Pages::kA4Short, Pages::kA4Long);
  const Heading heading;
  Pages pages(canvas, heading);
  Table table{{{"Segmento", Anchor::Start}, {"Clientes"}}, {}, true};
  // As many rows as fill the first page but for the total, which then takes the row before it along.
  const auto fitting = static_cast<std::size_t>((pages.room() - 14) / kRowHeight);
  for (std::size_t i = 0; i <= fitting; ++i) table.rows.push_back({{"Varejo"}, {"1"}});
  draw_table(pages, table);
  EXPECT_EQ(canvas.pages(), 2u);
  EXPECT_DOUBLE_EQ(pages.y, Pages::kTop + 14 + 2 * kRowHeight);
}

TEST(ATable, CutsALongNameBeforeItBreaksItsHeads) {
  const Fonts fonts(default_look());
  PdfCanvas canvas(fonts, Pages::kA4Short, Pages::kA4Long);
  const Heading heading;
  Pages pages(canvas, heading);
  Table table{{{"Responsável", Anchor::Start}, {"+ reabertos"}, {"− corrigidos"}}, {}};
  table.rows = {{{std::string(300, 'a')}, {"1"}, {"1"}}};
  EXPECT_DOUBLE_EQ(table_height(pages, table), 14 + kRowHeight);
}

class ParagraphTest : public ::testing::Test {
 protected:
  Fonts fonts_{default_look()};
  RecordingCanvas canvas_{fonts_};
};

TEST_F(ParagraphTest, BreaksBetweenWordsAndKeepsPunctuationWithItsWord) {
  const Paragraph paragraph(canvas_, {{"um dois", Weight::Semibold}, {", três"}}, 10, 14,
                            canvas_.width("um dois", {10}));
  paragraph.draw(canvas_, {0, 0});
  ASSERT_EQ(canvas_.texts.size(), 4u);
  EXPECT_EQ(canvas_.texts[0].text, "um");
  EXPECT_EQ(canvas_.texts[1].text, "dois");
  EXPECT_EQ(canvas_.texts[2].text, ",");
  EXPECT_EQ(canvas_.texts[1].y, canvas_.texts[2].y);
  EXPECT_EQ(canvas_.texts[3].text, "três");
}

TEST_F(ParagraphTest, CutsWhatPassesItsLines) {
  const Paragraph paragraph(canvas_, {{"um dois três quatro cinco seis"}}, 10, 14, 60, 2);
  EXPECT_DOUBLE_EQ(paragraph.height(), 28);
  paragraph.draw(canvas_, {0, 0});
  EXPECT_THAT(canvas_.texts.back().text, ::testing::EndsWith("…"));
}

TEST_F(ParagraphTest, CutsAWordThatIsWiderThanTheLine) {
  const Paragraph paragraph(canvas_, {{std::string(1'000'000, 'x') + " fim"}}, 10, 14, 60);
  paragraph.draw(canvas_, {0, 0});
  for (const auto& text : canvas_.texts) EXPECT_LE(canvas_.width(text.text, text.style), 60.1);
}

TEST_F(ParagraphTest, OfNothingHasNoHeight) {
  EXPECT_EQ(Paragraph(canvas_, {{" \n"}}, 10, 14, 60).height(), 0);
}

}  // namespace
}  // namespace boletim
