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
  const Json kpi = json_of(a_snapshot(1), std::nullopt)["kpis"][0];

  EXPECT_EQ(kpi["flagged"], 1);
  EXPECT_EQ(kpi["percent"], 12.5);
  for (const char* flow :
       {"previous", "new", "reopened", "corrected", "removed", "moved_in", "moved_out", "reclassified"})
    EXPECT_TRUE(kpi[flow].is_null()) << flow;
}

TEST(JsonValues, ThePreviousSnapshotGivesThePreviousCounts) {
  const Json kpi = json_of(a_snapshot(1), a_snapshot(3))["kpis"][0];

  EXPECT_EQ(kpi["previous"], 3);
  EXPECT_EQ(kpi["axes"]["city"][0]["previous"], 3);
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
