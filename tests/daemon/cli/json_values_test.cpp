#include "daemon/cli/json_values.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/timetables.h"

namespace boletim {
namespace {

using test::utc;

Snapshot a_snapshot(std::int64_t flagged) {
  Snapshot snapshot;
  snapshot.job = {"weekly"};
  snapshot.taken_at = utc("2026-11-16T10:30:00Z");
  snapshot.counts.total = 8;
  KpiCount count{flagged, 1, {flagged, 0, 0, 0, 0}};
  snapshot.counts.kpis = {{{"no_email"}, true, count}, {{"no_mobile"}, false, {}}};
  snapshot.counts.axes = {{"city", {{"Campinas", 8, {count, {}}}}}};
  return snapshot;
}

TEST(JsonValues, ASnapshotOfAFirstRunHasNoFlows) {
  const Json snapshot = json_of(a_snapshot(1), a_snapshot(3));
  const Json& kpi = snapshot["kpis"][0];

  EXPECT_EQ(kpi["flagged"], 1);
  EXPECT_EQ(kpi["percent"], 12.5);
  for (const char* flow : {"previous", "new", "registered", "lost", "reopened", "corrected", "removed",
                           "moved_in", "moved_out", "reclassified"})
    EXPECT_TRUE(kpi[flow].is_null() && kpi["axes"]["city"][0][flow].is_null()) << flow;
  EXPECT_EQ(kpi["days_to_correct"], Json::parse(R"({"mean": null, "median": null, "p90": null})"));
  for (const char* key : {"previous_at", "pass", "registered", "currency"})
    EXPECT_TRUE(snapshot[key].is_null()) << key;
  EXPECT_TRUE(kpi["owners"].is_null());
  EXPECT_EQ(snapshot["breaks"], Json::array());
}

TEST(JsonValues, NewIsWhatWasRegisteredSoAndWhatWasLost) {
  Snapshot snapshot = a_snapshot(6);
  snapshot.previous_at = utc("2026-11-09T10:30:00Z");
  snapshot.pass = 7;
  snapshot.counts.registered = 4;
  snapshot.counts.kpis[0].count.flows = Flows{5, 2, 1, 1, 2, 1, 1, 0, -1};
  snapshot.counts.kpis[0].count.days_to_correct = DaySpread{11.00006, 8, 47};
  snapshot.counts.axes[0].segments[0].kpis[0].flows = Flows{6, 0, 0, 0, 0, 0, 0, 0, 0};

  const Json json = json_of(snapshot, std::nullopt);

  const Json& kpi = json["kpis"][0];
  EXPECT_EQ(kpi["previous"], 5);
  EXPECT_EQ(kpi["new"], 3);
  EXPECT_EQ(kpi["registered"], 2);
  EXPECT_EQ(kpi["lost"], 1);
  EXPECT_EQ(kpi["reclassified"], -1);
  EXPECT_EQ(kpi["axes"]["city"][0]["previous"], 6);
  EXPECT_EQ(kpi["days_to_correct"], Json::parse(R"({"mean": 11.0001, "median": 8.0, "p90": 47.0})"));
  EXPECT_EQ(json["registered"], 4);
  EXPECT_EQ(json["pass"], 7);
  EXPECT_EQ(json["previous_at"], "2026-11-09T10:30:00Z");
}

TEST(JsonValues, OwnersAreAnAxisWithDays) {
  Snapshot snapshot = a_snapshot(2);
  KpiCount of_ana = snapshot.counts.kpis[0].count;
  of_ana.days_open = DaySpread{3.5, 3, 9};
  snapshot.counts.owners = AxisCount{"owner", {{"Ana", 8, {of_ana, {}}}}};

  const Json owner = json_of(snapshot, std::nullopt)["kpis"][0]["owners"][0];

  EXPECT_EQ(owner["value"], "Ana");
  EXPECT_EQ(owner["flagged"], 2);
  EXPECT_EQ(owner["percent"], 25);
  EXPECT_EQ(owner["days_open"]["mean"], 3.5);
  EXPECT_TRUE(owner["days_to_correct"]["mean"].is_null());
}

TEST(JsonValues, ImpactIsInDecimalNumbersAndSuspectsAreMasked) {
  Snapshot snapshot = a_snapshot(2);
  snapshot.counts.kpis[0].impacts = {{ImpactKind::Revenue, "BRL", 21'248'050, 2, 100, 6},
                                     {ImpactKind::OverdueOver90, "BRL", 0, 0, 0, 0}};
  snapshot.counts.suspects = {{"email", "contato@contador.com.br", 31}, {"mobile", "19987654321", 12}};

  const Json json = json_of(snapshot, std::nullopt);

  EXPECT_EQ(json["kpis"][0]["impact"][0],
            Json::parse(R"({"kind": "revenue", "currency": "BRL", "flagged": 212480.5, "flagged_records": 2,
                            "rest": 1.0, "rest_records": 6})"));
  EXPECT_EQ(json["kpis"][0]["impact"][1]["kind"], "overdue_over_90");
  EXPECT_EQ(json["suspects"][0],
            Json::parse(R"({"column": "email", "value": "c***@contador.com.br", "records": 31})"));
  EXPECT_EQ(json["suspects"][1]["value"], "(19) 9****-4321");
}

TEST(JsonValues, AKpiThatIsNotStatedHasNoStates) {
  Snapshot snapshot = a_snapshot(2);
  snapshot.counts.kpis[0].stated = false;

  EXPECT_EQ(json_of(snapshot, std::nullopt)["kpis"][0]["states"], Json::object());
}

TEST(JsonValues, ABreakSaysWhatChangedSinceThePreviousSnapshot) {
  Snapshot before = a_snapshot(3), after = a_snapshot(1);
  before.pass = 1;
  before.counts.kpis[0].rule = "a";
  after.pass = 2;
  after.counts.kpis[0].rule = "b";
  after.selection = "x";
  before.taken_at = utc("2026-11-09T10:30:00Z");

  EXPECT_EQ(
      json_of(after, before)["breaks"],
      Json::parse(
          R"([{"kpi": "no_email", "since": "2026-11-09T10:30:00Z", "changed": ["rule", "selection"]}])"));
  before.counts.kpis[0].rule = "";  // an old state's: not known
  EXPECT_EQ(json_of(after, before)["breaks"], Json::array());
}

TEST(JsonValues, WhatIsNotMappedIsNullAndNeverZero) {
  const Json kpi = json_of(a_snapshot(1), std::nullopt)["kpis"][1];

  EXPECT_TRUE(kpi["flagged"].is_null() && kpi["percent"].is_null() && kpi["states"].is_null());
  EXPECT_TRUE(kpi["axes"]["city"][0]["flagged"].is_null());
}

TEST(JsonValues, ARegistryWithoutRecordsHasNoPercent) {
  Snapshot empty = a_snapshot(0);
  empty.counts.total = 0;

  EXPECT_TRUE(json_of(empty, std::nullopt)["kpis"][0]["percent"].is_null());
}

TEST(JsonValues, AMessageShowsItsAttachmentsAndKeepsItsBodyToItself) {
  Message message;
  message.documents = {{MessageDocument::Role::Html, "mail.html", "text/html", {"aa"}, 1},
                       {MessageDocument::Role::Attachment, "trend.pdf", "application/pdf", {"bb"}, 2}};

  const Json json = json_of(message);

  EXPECT_EQ(json["documents"], Json::parse(R"([{"name": "trend.pdf", "sha256": "bb"}])"));
}

}  // namespace
}  // namespace boletim
