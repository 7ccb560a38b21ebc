#include "jobs/kpi/segment_values.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace boletim {
namespace {

using testing::ElementsAre;

const Instant kNow = std::chrono::sys_days(std::chrono::year(2026) / 11 / 16);

std::vector<std::string> values_of(const Axis& axis, const std::optional<std::string>& field) {
  Column column;
  field ? column.append(*field) : column.append_null();
  SegmentValues values(axis, kNow);
  const auto found = values.of(&column, 0);
  return {found.begin(), found.end()};
}

Axis services() {
  return {"services", "Serviço", ";"};
}

Axis revenue() {
  return {"revenue", "Faturamento", "", Bands{Bands::Kind::Numbers, {1000, 10'000}}};
}

Axis last_order() {
  return {"last_order_at", "Última compra", "", Bands{Bands::Kind::Ages, {30, 90}}};
}

TEST(SegmentValues, AFieldIsOneValueWithoutBlanksAroundIt) {
  EXPECT_THAT(values_of({"city", "Cidade"}, " Santos; SP  "), ElementsAre("Santos; SP"));
  EXPECT_THAT(values_of({"city", "Cidade"}, "  "), ElementsAre(""));
  EXPECT_THAT(values_of({"city", "Cidade"}, std::nullopt), ElementsAre(""));
}

TEST(SegmentValues, PartsOfAFieldAreOrderedAndEachIsThereOnce) {
  EXPECT_THAT(values_of(services(), "troca de óleo; funilaria ;; pintura;funilaria"),
              ElementsAre("funilaria", "pintura", "troca de óleo"));
  EXPECT_THAT(values_of(services(), " ; ;"), ElementsAre(""));
  EXPECT_THAT(values_of({"services", "", " / "}, "a/b / c"), ElementsAre("a/b", "c"));
}

TEST(SegmentValues, AmountsAreReadHoweverTheyAreWritten) {
  EXPECT_THAT(values_of(revenue(), "999.99"), ElementsAre("< 1000"));
  EXPECT_THAT(values_of(revenue(), "R$ 1.234,56"), ElementsAre("1000 – 9999.99"));
  EXPECT_THAT(values_of(revenue(), "1e5"), ElementsAre("≥ 10000"));
}

TEST(SegmentValues, DatesAreTheirAges) {
  EXPECT_THAT(values_of(last_order(), "2026-11-01 10:00:00"), ElementsAre("< 30d"));
  EXPECT_THAT(values_of(last_order(), "20261001"), ElementsAre("30d – 89d"));
  EXPECT_THAT(values_of(last_order(), "01/02/2020"), ElementsAre("≥ 90d"));
  EXPECT_THAT(values_of(last_order(), "2027-01-01"), ElementsAre("< 30d"));
}

TEST(SegmentValues, WhatIsNoAmountOrDateIsInNoBand) {
  EXPECT_THAT(values_of(revenue(), "a combinar"), ElementsAre(""));
  EXPECT_THAT(values_of(revenue(), std::nullopt), ElementsAre(""));
  EXPECT_THAT(values_of(last_order(), "0000-00-00"), ElementsAre(""));
}

TEST(SegmentValues, AreSuchAsTheLedgerCanHold) {
  EXPECT_THAT(values_of({"city", ""},
                        "a\x1e"
                        "b\x1f"
                        "c"),
              ElementsAre("a b c"));
  EXPECT_THAT(values_of({"city", ""}, std::string("a\0b", 3)), ElementsAre("a b"));
  std::string text = "x";
  while (text.size() < 5000) text += "ã";
  const std::vector<std::string> cut = values_of({"city", ""}, text);
  EXPECT_LE(cut.at(0).size(), 1003U);
  EXPECT_EQ(cut[0].substr(cut[0].size() - 5), "ã…");
}

}  // namespace
}  // namespace boletim
