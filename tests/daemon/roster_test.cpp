#include "daemon/roster.h"

#include <future>

#include <gtest/gtest.h>

#include "tests/support/memory_world.h"

namespace boletim {
namespace {

/// Runs that last until they are told to end, and tell when they began.
class Runs {
 public:
  Assignment run(std::string id, std::string source, int places = 1, std::string job = "") {
    Stage& stage = stages_[id];
    return {{id}, {job.empty() ? "job-" + id : job}, {source}, places, [&stage] {
              stage.begun.set_value();
              stage.end.get_future().wait();
            }};
  }
  void wait_until_begun(const std::string& id) { stages_[id].begun.get_future().wait(); }
  void end(const std::string& id) { stages_[id].end.set_value(); }

 private:
  struct Stage {
    std::promise<void> begun, end;
  };
  std::map<std::string, Stage> stages_;
};

SourceFacts of(const Roster& roster, const std::string& source) {
  return roster.sources().at(SourceId{source});
}

TEST(Roster, ASourceThatHangsHoldsNoOtherUp) {
  Runs runs;
  Roster roster;
  for (int i = 0; i < 50; ++i) roster.add(runs.run("slow" + std::to_string(i), "slow", 2));
  roster.add(runs.run("quick", "quick"));

  runs.wait_until_begun("quick");

  runs.wait_until_begun("slow0");
  runs.wait_until_begun("slow1");
  EXPECT_EQ(of(roster, "slow"), (SourceFacts{{"slow"}, 2, 2, 48, {}}));
  for (const char* id : {"quick", "slow0", "slow1"}) runs.end(id);
  for (int i = 2; i < 50; ++i) runs.end("slow" + std::to_string(i));
}

TEST(Roster, RunsOverOneRegistryReadItOneAfterTheOther) {
  Runs runs;
  Roster roster;
  const auto over = [&](const char* id, const char* registry) {
    Assignment assignment = runs.run(id, "erp", 3);
    if (registry != nullptr) assignment.reads = RegistryId{registry};
    return assignment;
  };
  roster.add(over("first", "customers"));
  roster.add(over("second", "customers"));
  roster.add(over("suppliers", "suppliers"));
  roster.add(over("rendering", nullptr));

  for (const char* id : {"first", "suppliers", "rendering"}) runs.wait_until_begun(id);
  EXPECT_EQ(of(roster, "erp").waiting, 1);

  runs.end("first");
  runs.wait_until_begun("second");
  for (const char* id : {"second", "suppliers", "rendering"}) runs.end(id);
}

TEST(Roster, WhoWaitsForTheRegistryOfAReaderIsItsCompanionIfItIsOfTheSamePartyAndAnotherJob) {
  Runs runs;
  Roster roster;
  const auto over = [&](const char* id, const char* registry, const char* job, const Clock* clock) {
    Assignment assignment = runs.run(id, "erp", 5, job);
    assignment.reads = RegistryId{registry};
    assignment.companion.run.id = {id};
    assignment.party.clock = clock;
    return assignment;
  };
  std::optional<Roster::Gathering> gathering(roster);
  const HandClock now{"2026-11-16T10:30:00Z"}, then{"2026-11-16T10:30:00Z"};
  roster.add(over("reader", "customers", "weekly", &now));
  roster.add(over("again", "customers", "weekly", &now));
  roster.add(over("other", "customers", "monthly", &now));
  roster.add(over("late", "customers", "yearly", &then));
  roster.add(over("suppliers", "suppliers", "suppliers", &now));
  EXPECT_EQ(of(roster, "erp").waiting, 5) << "nobody goes before all are there";
  gathering.reset();
  runs.wait_until_begun("reader");

  const std::vector<Companion> companions = roster.companions({"reader"}, {nullptr, &now});
  ASSERT_EQ(companions.size(), 1u);
  EXPECT_EQ(companions.front().run.id, RunId{"other"});

  roster.has_read({"reader"}, {{"reader"}, {"other"}});
  for (const char* id : {"other", "late"}) runs.wait_until_begun(id);
  for (const char* id : {"reader", "other", "late", "suppliers", "again"}) runs.end(id);
}

TEST(Roster, EachSourceGetsItsFirstRunHoweverManyOthersHang) {
  Runs runs;
  Roster roster;
  std::vector<std::string> ids;
  for (int i = 0; i < kMostWorkers + 10; ++i) ids.push_back("r" + std::to_string(i));

  for (const std::string& id : ids) roster.add(runs.run(id, "source-" + id, 4));

  for (const std::string& id : ids) runs.wait_until_begun(id);
  for (const std::string& id : ids) runs.end(id);
}

TEST(Roster, RunsOfOneJobComeOneAfterTheOther) {
  Runs runs;
  Roster roster;
  roster.add(runs.run("first", "erp", 2, "weekly"));
  roster.add(runs.run("second", "erp", 2, "weekly"));
  roster.add(runs.run("other", "erp", 2));

  runs.wait_until_begun("first");
  runs.wait_until_begun("other");
  EXPECT_EQ(of(roster, "erp").waiting, 1);

  runs.end("first");
  runs.wait_until_begun("second");
  runs.end("second");
  runs.end("other");
}

TEST(Roster, TakesARunOnceUntilItHasEnded) {
  Runs runs;
  Roster roster;
  EXPECT_TRUE(roster.add(runs.run("17", "erp")));
  runs.wait_until_begun("17");

  EXPECT_FALSE(roster.add({{"17"}, {"job"}, {"erp"}, 1, [] {}}));
  EXPECT_TRUE(roster.holds({"17"}));

  runs.end("17");
  roster.end();
  EXPECT_FALSE(roster.holds({"17"}));
}

TEST(Roster, EndsWhatRunsAndDropsWhatWaits) {
  Runs runs;
  Roster roster;
  roster.add(runs.run("running", "erp"));
  runs.wait_until_begun("running");
  auto promise = std::make_shared<std::promise<void>>();
  std::future<void> waiting = promise->get_future();
  roster.add({{"waiting"}, {"job"}, {"erp"}, 1, [promise] { promise->set_value(); }});
  promise.reset();

  runs.end("running");
  roster.end();

  EXPECT_FALSE(roster.add({{"late"}, {"job"}, {"erp"}, 1, [] {}}));
  EXPECT_EQ(waiting.wait_for(std::chrono::seconds(0)), std::future_status::ready);
}

}  // namespace
}  // namespace boletim
