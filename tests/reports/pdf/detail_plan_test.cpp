#include "reports/pdf/detail_plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace boletim {
namespace {

using ::testing::ElementsAre;

DetailReport a_report(std::vector<std::int64_t> groups) {
  DetailReport report;
  report.axes = {"Segmento"};
  for (std::size_t i = 0; i < groups.size(); ++i)
    report.groups.push_back({"group " + std::to_string(i), groups[i] * 2, groups[i]});
  return report;
}

/// Ten rows under one group and the heads fill a page of 130.
constexpr DetailMeasures kMeasures{.page = 130,
                                   .title = 50,
                                   .column_heads = 10,
                                   .group = 20,
                                   .row = 10,
                                   .end = 20,
                                   .contents_line = 10,
                                   .contents_columns = 1};

std::vector<DetailPart> planned(std::vector<std::int64_t> groups, std::size_t most_pages = 1000) {
  return plan_detail(a_report(std::move(groups)), kMeasures, most_pages);
}

TEST(DetailPlan, OfNoRowsIsOneBlankPage) {
  const std::vector<DetailPart> parts = planned({});
  ASSERT_EQ(parts.size(), 1U);
  EXPECT_THAT(parts[0].pages, ElementsAre(DetailPage{}));
}

TEST(DetailPlan, AGroupGoesOnUnderItsHeadOnTheNextPage) {
  EXPECT_THAT(planned({12})[0].pages, ElementsAre(DetailPage{{0, 5, false}}, DetailPage{{0, 7, true}}));
}

TEST(DetailPlan, AGroupsHeadIsNeverAloneAtTheFootNorWithASingleRow) {
  EXPECT_THAT(planned({2, 5})[0].pages, ElementsAre(DetailPage{{0, 2, false}}, DetailPage{{1, 5, false}}));
  EXPECT_THAT(planned({1, 1})[0].pages, ElementsAre(DetailPage{{0, 1, false}, {1, 1, false}}, DetailPage{}));
}

TEST(DetailPlan, GroupsWithoutRowsInTheDocumentHaveNoHead) {
  EXPECT_THAT(planned({0, 2, 0})[0].pages, ElementsAre(DetailPage{{1, 2, false}}));
}

TEST(DetailPlan, TheEndHasAPageOfItsOwnWhereTheLastOneIsFull) {
  EXPECT_THAT(planned({3})[0].pages, ElementsAre(DetailPage{{0, 3, false}}));
  EXPECT_THAT(planned({5})[0].pages, ElementsAre(DetailPage{{0, 5, false}}, DetailPage{}));
}

TEST(DetailPlan, WhatIsMoreThanItsPagesGoesIntoParts) {
  const std::vector<DetailPart> parts = planned({13}, 1);
  ASSERT_EQ(parts.size(), 3U);
  EXPECT_THAT(parts[1].pages, ElementsAre(DetailPage{{0, 5, true}}));
  EXPECT_EQ(parts[2].first_row, 10);
  EXPECT_EQ(parts[2].rows, 3);
}

TEST(DetailPlan, EveryRowStandsInOnePartOnce) {
  for (const std::size_t most : {1U, 2U, 7U, 11U, 15U, 40U}) {
    std::int64_t rows = 0;
    for (const DetailPart& part : planned({7, 0, 120, 1, 1, 1, 55, 2, 300}, most)) {
      EXPECT_EQ(part.first_row, rows);
      EXPECT_LE(part.all_pages(), most + 1) << most;
      std::int64_t on_pages = 0;
      for (const DetailPage& page : part.pages)
        for (const DetailBlock& block : page) on_pages += block.rows;
      EXPECT_EQ(part.rows, on_pages);
      rows += part.rows;
    }
    EXPECT_EQ(rows, 487) << most;
  }
}

TEST(DetailPlan, ContentsStandAboveTheRowsFromElevenPagesOn) {
  EXPECT_FALSE(planned({50, 35})[0].has_contents());
  const DetailPart part = planned({50, 60})[0];
  EXPECT_EQ(part.contents_height, 20);
  EXPECT_EQ(part.contents_pages, 0U);
  EXPECT_THAT(part.pages[0], ElementsAre(DetailBlock{0, 3, false}));
}

TEST(DetailPlan, ContentsOfManyGroupsHavePagesOfTheirOwn) {
  const DetailPart part = planned(std::vector<std::int64_t>(30, 5))[0];
  EXPECT_EQ(part.contents_pages, 3U);  // 8 below the title, then 13 a page
  EXPECT_EQ(part.pages.size(), 21U);
}

TEST(DetailPlan, OneGroupNeedsNoContents) {
  EXPECT_FALSE(planned({500})[0].has_contents());
}

TEST(DetailPlan, RowsWithoutAnAxisHaveNoHeads) {
  DetailReport report = a_report({20});
  report.axes.clear();
  EXPECT_THAT(plan_detail(report, kMeasures, 1000)[0].pages,
              ElementsAre(DetailPage{{0, 7, false}}, DetailPage{{0, 12, true}}, DetailPage{{0, 1, true}}));
}

}  // namespace
}  // namespace boletim
