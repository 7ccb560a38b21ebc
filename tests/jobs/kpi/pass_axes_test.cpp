#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "jobs/kpi/pass.h"
#include "tests/support/records.h"
#include "tests/support/rules.h"

namespace boletim {
namespace {

using testing::ElementsAre;

/// A job of retail by service, revenue and last order.
Rules by_all_axes() {
  Rules used = rules({"no_email"});
  used.axes = {{"services", "Serviço", ";"},
               {"revenue", "Faturamento", "", Bands{Bands::Kind::Numbers, {1000}}},
               {"last_order_at", "Última compra", "", Bands{Bands::Kind::Ages, {30}}}};
  return used;
}

Records with_all_axes() {
  return Records({"id", "name", "email", "services", "revenue", "last_order_at"})
      .row({"1", "Ana", nullptr, "pintura; funilaria", "1.000,00", "2026-11-10"})
      .row({"2", "Bia", "bia@oficina.com.br", "funilaria;funilaria", "12.5", nullptr})
      .row({"3", "Caio", nullptr, nullptr, "?", "2020-01-01"});
}

Counts counted(const Rules& used, const Records& records) {
  const RegistryRules registry = registry_of(used);
  const Instant taken_at = std::chrono::sys_days(std::chrono::year(2026) / 11 / 16);
  Pass pass({registry, {{&used}}, taken_at}, records.columns(), "nowhere", nullptr);
  pass.add(records.batch());
  Counts counts = std::move(pass.finish().front());
  check_adds_up(counts);
  return counts;
}

TEST(Pass, CountsARecordInEachOfItsValuesAndInItsBand) {
  const KpiCount none = {};
  const KpiCount one = {1, 0, {.missing = 1}};
  EXPECT_THAT(
      counted(by_all_axes(), with_all_axes()).axes,
      ElementsAre(
          AxisCount{
              "services", {{"", 1, {one}}, {"funilaria", 2, {one}}, {"pintura", 1, {one}}}, true, "many ;"},
          AxisCount{
              "revenue", {{"", 1, {one}}, {"< 1000", 1, {none}}, {"≥ 1000", 1, {one}}}, false, "bands 1000"},
          AxisCount{"last_order_at",
                    {{"", 1, {none}}, {"< 30d", 1, {one}}, {"≥ 30d", 1, {one}}},
                    false,
                    "ages 30"}));
}

TEST(Pass, IsAboutTheSegmentValuesThatOnlyNames) {
  const auto total = [](const char* column, const char* value) {
    Rules used = by_all_axes();
    used.only = {{column, {value}}};
    return counted(used, with_all_axes()).total;
  };
  EXPECT_EQ(total("services", "funilaria"), 2);
  EXPECT_EQ(total("services", ""), 1);
  EXPECT_EQ(total("revenue", "< 1000"), 1);
  EXPECT_EQ(total("last_order_at", "≥ 30d"), 1);
}

}  // namespace
}  // namespace boletim
