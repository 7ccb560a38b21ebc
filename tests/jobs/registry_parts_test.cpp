#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "jobs/kpi/spill.h"
#include "jobs/parting.h"
#include "tests/support/failure_text.h"
#include "tests/support/flagged_list.h"
#include "tests/support/memory_world.h"

namespace boletim {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

const char* const kFirst = "2026-11-09T10:30:00Z";
const char* const kSecond = "2026-11-16T10:30:00Z";
const Part kCampinas = {{{"city", {"Campinas"}}}};
const Part kSumare = {{{"city", {"Sumaré"}}}};
const Part kHortolandia = {{{"city", {"Hortolândia"}}}};

/// A job with a delivery by city.
struct PartsOfAPass : MemoryWorld, testing::Test {
  using Run = boletim::Run;  // not testing::Test::Run

  PartsOfAPass() {
    sources.records = four_customers();
    job.deliver = {split_by("city")};
  }
  static Delivery split_by(const std::string& column) {
    Delivery delivery;
    delivery.to = {a_job().deliver[0].to[0]};
    delivery.split_by = column;
    return delivery;
  }
  static Delivery to_reader_of(const Scope& scope) {
    Recipient reader = a_job().deliver[0].to[0];
    reader.scope = scope;
    return {{reader}, {}};
  }
  std::vector<Part> parts_of(const Run& run) {
    std::vector<Part> parts;
    for (const Snapshot& snapshot : store.snapshots().parts_of_run(run.id)) parts.push_back(snapshot.part);
    return parts;
  }
  Snapshot part(const Run& run, const Part& part) {
    for (const Snapshot& snapshot : store.snapshots().parts_of_run(run.id))
      if (snapshot.part == part) return snapshot;
    ADD_FAILURE() << "no part " << text_of(part);
    return {};
  }
  /// Why a run fails.
  std::string failure(const char* at) {
    RunPorts with = ports();
    const Run run = claim(at);
    return failure_text([&] { prepare_run(job, run, with); });
  }
};

TEST_F(PartsOfAPass, AreStoredWithTheWhole) {
  const Run run = prepared(kFirst);
  EXPECT_THAT(parts_of(run), ElementsAre(kCampinas, kSumare));
  EXPECT_EQ(part(run, kCampinas).counts.total, 3);
  EXPECT_EQ(part(run, kSumare).counts.kpis[0].count.flagged, 1);
  EXPECT_EQ(store.snapshots().of_run(run.id)->counts.total, 4);
  EXPECT_EQ(artefacts.all.size(), 0U);
}

TEST_F(PartsOfAPass, OfAReaderAreThereEvenWithoutRecords) {
  job.deliver = {to_reader_of(kHortolandia.only), to_reader_of({{"city", {"Sumaré", "Campinas"}}})};
  const Run run = prepared(kFirst);
  EXPECT_THAT(parts_of(run), ElementsAre(Part{{{"city", {"Campinas", "Sumaré"}}}}, kHortolandia));
  EXPECT_EQ(part(run, kHortolandia).counts.total, 0);
}

TEST_F(PartsOfAPass, TellWhatBecameOfThemSinceTheRunBefore) {
  prepared(kFirst);
  sources.records = Records({"id", "name", "email", "mobile", "city"})
                        .row({"2", "Bia", "bia@oficina.com.br", nullptr, "Campinas"})
                        .row({"3", "Caio", "não tem", "(19) 8765-4321", "Campinas"})
                        .row({"5", "Eva", nullptr, nullptr, "Hortolândia"});
  const Run run = prepared(kSecond);
  const auto flows = [&](const Part& which) { return part(run, which).counts.kpis[0].count.flows; };
  EXPECT_EQ(flows(kCampinas), (Flows{.previous = 1, .corrected = 1, .moved_in = 1}));
  EXPECT_EQ(flows(kHortolandia), (Flows{.lost = 1}));
  EXPECT_EQ(flows(kSumare), (Flows{.previous = 1, .moved_out = 1}));
  EXPECT_EQ(part(run, kSumare).counts.total, 0);
}

TEST_F(PartsOfAPass, OfANewReaderHaveNoFlowsYet) {
  job.deliver = {};
  prepared(kFirst);
  job.deliver = {to_reader_of(kCampinas.only)};
  const Run run = prepared(kSecond);
  EXPECT_FALSE(part(run, kCampinas).counts.kpis[0].count.flows);
  EXPECT_FALSE(part(run, kCampinas).previous_at);
}

TEST_F(PartsOfAPass, AreCountedForEverybodyWhoeverARunIsSentTo) {
  clock.set(kFirst);
  Run run = claim(kFirst);
  run.to = "ana@oficina.example";
  RunPorts with = ports();
  prepare_run(job, run, with);
  EXPECT_THAT(parts_of(run), ElementsAre(kCampinas, kSumare));
}

TEST_F(PartsOfAPass, AreWhereTheRowsOfTheSpillSay) {
  prepared(kFirst);
  sources.records = Records({"id", "name", "email", "mobile", "city"})
                        .row({"2", "Bia", nullptr, "(19) 98765-4321", "Sumaré"})
                        .row({"3", "Caio", nullptr, "(19) 98765-4321", "Campinas"});
  job.reports = {{ReportKind::Trend, Format::Csv, {}, {}}};
  clock.set(kSecond);
  const Run run = claim(kSecond);
  RunPorts with = ports();
  job.reports.push_back({ReportKind::FollowUp, Format::Csv, {}, {}});
  take_snapshots(job, run, with);
  const auto file = spill_file(directory.path(), run.id);
  const auto ids = [](std::unique_ptr<FlaggedRows> rows) {
    std::vector<std::string> ids;
    for (const Flagged& row : rest_of(*rows)) ids.push_back(row.id);
    return ids;
  };
  EXPECT_THAT(ids(rows_of_part(read_spill(file), {job, kCampinas})), ElementsAre("3"));
  EXPECT_THAT(ids(rows_of_part(read_spill(file), {job, kSumare})), ElementsAre("2"));
  EXPECT_EQ(ids(rows_of_part(read_spill(file), {job, {}})).size(), 2U);
  const auto kinds = [&](const Part& part) {
    std::map<std::string, FlaggedChange::Kind> kinds;
    for (const Flagged& row : rest_of(*rows_of_part(read_changes(file), {job, part})))
      if (row.kpis == 1) kinds[row.id] = row.change->kind;
    return kinds;
  };
  using Kind = FlaggedChange::Kind;
  EXPECT_EQ(kinds(kCampinas), (std::map<std::string, Kind>{{"2", Kind::MovedOut}, {"3", Kind::MovedIn}}));
  EXPECT_EQ(kinds(kSumare), (std::map<std::string, Kind>{{"2", Kind::MovedIn}, {"3", Kind::MovedOut}}));
  EXPECT_EQ(kinds({}), (std::map<std::string, Kind>{}));
}

TEST_F(PartsOfAPass, ByAColumnThatTheQueryLacksFailTheRun) {
  job.deliver = {split_by("bairro")};
  EXPECT_THAT(failure(kFirst), AllOf(HasSubstr("lacks columns: bairro"), HasSubstr("`split_by`")));
  job.deliver = {to_reader_of({{"bairro", {"Centro"}}})};
  EXPECT_THAT(failure(kSecond), AllOf(HasSubstr("lacks columns: bairro"), HasSubstr("`scope`")));
}

/// Each customer in a city of its own.
Records in_many_cities(std::size_t cities) {
  Records records({"id", "name", "city"});
  for (std::size_t i = 0; i < cities; ++i)
    records.row({std::to_string(i).c_str(), "Ana", ("Cidade " + std::to_string(i)).c_str()});
  return records;
}

TEST_F(PartsOfAPass, AreSoManyAtMost) {
  sources.records = in_many_cities(kMostParts);
  EXPECT_EQ(parts_of(prepared(kFirst)).size(), kMostParts);
  sources.records = in_many_cities(kMostParts + 1);
  const Run run = claim(kSecond);
  RunPorts with = ports();
  EXPECT_THAT(failure_text([&] { prepare_run(job, run, with); }),
              AllOf(HasSubstr("more than 200 reports by city"), HasSubstr("fewer values")));
}

TEST_F(PartsOfAPass, TooManyOfThemFailTheirOwnJobAlone) {
  Job plain = a_job();
  plain.id = {"simples"};
  jobs = {plain, job};
  sources.records = in_many_cities(kMostParts + 1);
  clock.set(kFirst);
  const Run of_parts = claim(kFirst);
  const Job parted = std::exchange(job, plain);
  const Run run = claim(kFirst);
  RunPorts with = ports();
  with.sharing.companions = {{&parted, of_parts}};
  prepare_run(plain, run, with);
  EXPECT_EQ(store.runs().get(run.id).step, RunStep::Rendered);
  EXPECT_EQ(store.runs().get(of_parts.id).step, RunStep::Claimed);
}

TEST_F(PartsOfAPass, OfACompanionAreCountedInTheSamePass) {
  Job plain = a_job();
  plain.id = {"simples"};
  jobs = {plain, job};
  clock.set(kFirst);
  const Run of_parts = claim(kFirst);
  const Job parted = std::exchange(job, plain);
  const Run run = claim(kFirst);
  RunPorts with = ports();
  with.sharing.companions = {{&parted, of_parts}};
  prepare_run(plain, run, with);
  EXPECT_EQ(sources.opened, 1);
  EXPECT_TRUE(parts_of(run).empty());
  EXPECT_THAT(parts_of(of_parts), ElementsAre(kCampinas, kSumare));
}

}  // namespace
}  // namespace boletim
