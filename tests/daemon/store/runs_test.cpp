#include "jobs/failure.h"
#include "tests/daemon/store/store_fixture.h"

namespace boletim {
namespace {

using RunsTest = StoreTest;

std::vector<std::string> ids_of(const std::vector<Run>& runs) {
  std::vector<std::string> ids;
  for (const Run& run : runs) ids.push_back(run.id.value);
  return ids;
}

TEST_P(RunsTest, AClaimedRunComesBackWholeUnderItsNumber) {
  Run run = a_run();
  run.to = "ana@oficina.example";
  run.node = me_;
  run.id = runs_.claim(run).value();
  EXPECT_EQ(runs_.get(run.id), run);
  EXPECT_EQ(run.id.value, "1");
}

TEST_P(RunsTest, AnOccurrenceIsClaimedOnceForEver) {
  const auto first = runs_.claim(a_run(1000));
  EXPECT_TRUE(first);
  EXPECT_EQ(runs_.claim(a_run(1000)), std::nullopt);
  EXPECT_TRUE(runs_.claim(a_run(2000)));
  EXPECT_TRUE(runs_.claim(a_run(1000, "monthly")));
  EXPECT_EQ(runs_.of_occurrence(JobId{"weekly"}, at(1000)).value().id, first);
  EXPECT_EQ(runs_.of_occurrence(JobId{"weekly"}, at(1001)), std::nullopt);
}

TEST_P(RunsTest, ManualRunsUseUpNoOccurrence) {
  EXPECT_TRUE(runs_.claim(a_run(std::nullopt)));
  EXPECT_TRUE(runs_.claim(a_run(std::nullopt)));
}

TEST_P(RunsTest, TheStepThatIsDoneIsShownAndDocumentsKeepTheirOrder) {
  const RunId id = runs_.claim(a_run()).value();
  runs_.sealed(id);
  EXPECT_EQ(runs_.get(id).step, RunStep::Sealed);

  const std::vector<RunDocument> documents = {
      {"trend.pdf", "trend", "pdf", Sha256{std::string(64, 'f')}, 12},
      {"detail.csv", "detail", "csv", Sha256{std::string(64, '0')}, 0}};
  runs_.rendered(id, {documents[1]}, "");
  runs_.rendered(id, documents, "the total fell by 40 %");
  EXPECT_EQ(runs_.get(id).documents, documents);
  EXPECT_EQ(runs_.get(id).step, RunStep::Rendered);
  EXPECT_EQ(runs_.get(id).held, "the total fell by 40 %");

  runs_.finished(id, RunState::Done, "", at(1234));
  EXPECT_EQ(runs_.get(id).step, RunStep::Finished);
  EXPECT_EQ(runs_.get(id).state, RunState::Done);
  EXPECT_EQ(runs_.get(id).finished_at, at(1234));
}

TEST_P(RunsTest, AFailedRunKeepsItsStepAndIsReopenedThere) {
  const RunId id = runs_.claim(a_run()).value();
  runs_.sealed(id);
  runs_.finished(id, RunState::Failed, "disk full", at(1100));
  EXPECT_EQ(runs_.get(id).error, "disk full");
  EXPECT_TRUE(runs_.unfinished().empty());

  EXPECT_TRUE(runs_.reopened(id, at(1200)));
  EXPECT_FALSE(runs_.reopened(id, at(1201)));
  const Run run = runs_.get(id);
  EXPECT_EQ(run.state, RunState::Running);
  EXPECT_EQ(run.step, RunStep::Sealed);
  EXPECT_EQ(run.error, "");
  EXPECT_EQ(run.finished_at, std::nullopt);
  EXPECT_EQ(run.started_at, at(1200));
  EXPECT_EQ(run.attempts, 2);
}

TEST_P(RunsTest, ListsNewestFirstAndWhatACrashLeftOldestFirst) {
  for (const int due : {1000, 2000, 3000}) runs_.claim(a_run(due));
  runs_.claim(a_run(1000, "monthly"));
  runs_.rendered(RunId{"3"}, {{"trend.pdf", "trend", "pdf", Sha256{std::string(64, 'f')}, 12}}, "");
  runs_.finished(RunId{"2"}, RunState::NoData, "", at(2100));

  EXPECT_EQ(ids_of(runs_.list({}, 10)), (std::vector<std::string>{"4", "3", "2", "1"}));
  EXPECT_EQ(ids_of(runs_.list(JobId{"weekly"}, 2)), (std::vector<std::string>{"3", "2"}));
  EXPECT_EQ(runs_.list(JobId{"weekly"}, 2).front().documents.size(), 1u);
  EXPECT_EQ(ids_of(runs_.unfinished()), (std::vector<std::string>{"1", "3", "4"}));
  EXPECT_TRUE(runs_.list({}, -1).empty());
}

TEST_P(RunsTest, OnePutOffIsDueAgainAtItsTime) {
  const RunId id = runs_.claim(a_run()).value();
  runs_.sealed(id);
  runs_.put_off(id, "the source is away", at(2000), at(1500));
  const Run run = runs_.get(id);
  EXPECT_EQ(run.state, RunState::Failed);
  EXPECT_EQ(run.step, RunStep::Sealed);
  EXPECT_EQ(run.error, "the source is away");
  EXPECT_EQ(runs_.next_retry(), at(2000));
  EXPECT_TRUE(runs_.due_again(at(1999)).empty());
  EXPECT_EQ(ids_of(runs_.due_again(at(2000))), std::vector<std::string>{id.value});

  EXPECT_TRUE(runs_.reopened(id, at(2000)));
  runs_.finished(id, RunState::Failed, "given up", at(2100));
  EXPECT_EQ(runs_.next_retry(), std::nullopt);
  EXPECT_TRUE(runs_.due_again(at(9000)).empty());
}

TEST_P(RunsTest, OneThatFailedAsMailsWaitedIsTakenOverOnceNoneWaits) {
  const RunId id = runs_.claim(a_run()).value();
  runs_.rendered(id, {}, "");
  runs_.finished(id, RunState::Failed, "1 message not delivered yet", at(1100));
  EXPECT_EQ(ids_of(runs_.abandoned()), std::vector<std::string>{id.value});

  EXPECT_TRUE(runs_.take_over(id));
  EXPECT_FALSE(runs_.take_over(id));
  EXPECT_EQ(runs_.get(id).state, RunState::Running);
  EXPECT_EQ(runs_.get(id).error, "");
}

TEST_P(RunsTest, TheNewestOfAPeriodIsFoundIfAnOccurrenceAskedForIt) {
  const Period period = a_run(1000).period;
  Run manual = a_run(std::nullopt);
  manual.period = period;
  runs_.claim(manual);
  EXPECT_EQ(runs_.of_period(JobId{"weekly"}, period), std::nullopt);
  runs_.claim(a_run(1000));
  Run later = a_run(1001);
  later.period = period;
  const RunId newest = runs_.claim(later).value();
  runs_.claim(manual);
  EXPECT_EQ(runs_.of_period(JobId{"weekly"}, period).value().id, newest);
}

TEST_P(RunsTest, TheNewestOfEachJobIsFoundInOneQuery) {
  for (const char* job : {"weekly", "monthly", "weekly", "daily"}) runs_.claim(a_run(std::nullopt, job));
  EXPECT_EQ(ids_of(runs_.latest_of_each()), (std::vector<std::string>{"2", "3", "4"}));
}

TEST_P(RunsTest, AnIdThatIsNoStoredNumberIsNotFound) {
  for (const char* id : {"", "7", "abc", "1 OR 1=1", "99999999999999999999"})
    EXPECT_THROW(runs_.get(RunId{id}), NotFound) << id;
  EXPECT_THROW(runs_.sealed(RunId{"7"}), NotFound);
  EXPECT_THROW(runs_.finished(RunId{"7"}, RunState::Done, "", at(1)), NotFound);
}

INSTANTIATE_ON_ALL(RunsTest);

}  // namespace
}  // namespace boletim
