#include "jobs/run_job.h"

#include <gmock/gmock.h>

#include "tests/support/memory_world.h"

namespace boletim {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(RunJob, GoesFromTheRegistryToPlannedMessagesInOneLine) {
  MemoryWorld world;
  world.sources.records = four_customers();

  const auto run = world.prepared("2026-11-16T10:30:00Z");

  EXPECT_EQ(run.step, RunStep::Rendered);
  EXPECT_EQ(world.store.snapshots().of_run(run.id)->counts.total, 4);
  EXPECT_EQ(run.documents.size(), 3U);  // one trend for both, a masked and a full detail
  EXPECT_EQ(world.store.messages().list({}).size(), 2U);
}

TEST(RunJob, NamesEachDocumentOnceAndPlainly) {
  MemoryWorld world;
  world.sources.records = four_customers();

  const auto run = world.prepared("2026-11-16T10:30:00Z");

  std::vector<std::string> names;
  for (const RunDocument& document : run.documents) names.push_back(document.name);
  EXPECT_THAT(names, ElementsAre("tendencia.pdf", "detalhe-completo.csv", "detalhe.csv"));
}

TEST(RunJob, AnEmptyRegistryIsNoDataAndNobodyIsWritten) {
  MemoryWorld world;
  world.sources.records = Records({"id", "name", "email", "mobile", "city"});

  const auto run = world.prepared("2026-11-16T10:30:00Z");

  EXPECT_EQ(run.state, RunState::NoData);
  EXPECT_TRUE(world.store.messages().list({}).empty());
}

TEST(RunJob, ASourceThatIsDownFailsTheRunWithItsReason) {
  MemoryWorld world;
  world.sources.unreachable = "can't reach erp";
  const auto run = world.claim("2026-11-16T10:30:00Z");
  RunPorts ports = world.ports();

  EXPECT_THROW(prepare_run(world.job, run, ports), Unreachable);

  EXPECT_EQ(world.store.runs().get(run.id).state, RunState::Failed);
  EXPECT_EQ(world.store.runs().get(run.id).error, "can't reach erp");
}

TEST(RunJob, AFullDiskFailsTheRunAndPlansNothing) {
  MemoryWorld world;
  world.sources.records = four_customers();
  world.documents.full = "disk full: free space";
  const auto run = world.claim("2026-11-16T10:30:00Z");
  RunPorts ports = world.ports();

  EXPECT_THROW(prepare_run(world.job, run, ports), Failure);

  EXPECT_EQ(world.store.runs().get(run.id).error, "disk full: free space");
  EXPECT_TRUE(world.store.messages().list({}).empty());
}

TEST(RunJob, ASourceThatIsDownPutsTheRunOffWhereSomebodyTriesAgain) {
  MemoryWorld world;
  world.sources.unreachable = "can't reach erp";
  const auto run = world.claim("2026-11-16T10:30:00Z");
  RunPorts ports = world.ports();
  ports.tries_again = true;

  EXPECT_THROW(prepare_run(world.job, run, ports), Unreachable);

  const auto stored = world.store.runs().get(run.id);
  EXPECT_EQ(stored.state, RunState::Failed);
  EXPECT_EQ(stored.retry_at, run.claimed_at + std::chrono::minutes(1));
}

TEST(RunJob, ARunIsPutOffForTheLastTimeToTheEndOfItsJobsRetry) {
  MemoryWorld world;
  world.sources.unreachable = "can't reach erp";
  const auto run = world.claim("2026-11-16T10:30:00Z");
  RunPorts ports = world.ports();
  ports.tries_again = true;
  const auto attempt_at = [&](const char* at) {
    world.clock.set(at);
    EXPECT_THROW(prepare_run(world.job, run, ports), Unreachable);
    const auto retry = world.store.runs().get(run.id).retry_at;
    return retry ? to_rfc3339(*retry) : "never";
  };

  EXPECT_EQ(attempt_at("2026-11-16T16:29:30Z"), "2026-11-16T16:30:00Z");
  EXPECT_EQ(attempt_at("2026-11-16T16:30:00Z"), "never");
}

TEST(RunJob, WhatIsWrongWithTheQueryIsFinalAtOnce) {
  MemoryWorld world;
  world.sources.records = Records({"id", "email"}).row({"1", "a@b.com.br"});
  const auto run = world.claim("2026-11-16T10:30:00Z");
  RunPorts ports = world.ports();
  ports.tries_again = true;

  EXPECT_THROW(prepare_run(world.job, run, ports), Failure);

  EXPECT_EQ(world.store.runs().get(run.id).state, RunState::Failed);
  EXPECT_EQ(world.store.runs().get(run.id).retry_at, std::nullopt);
}

TEST(RunJob, ARunThatIsAnotherNodesByNowIsNotTouched) {
  MemoryWorld world;
  world.sources.records = four_customers();
  const auto run = world.claim("2026-11-16T10:30:00Z");
  world.store.runs().others = {run.id};
  RunPorts ports = world.ports();

  EXPECT_THROW(prepare_run(world.job, run, ports), Fenced);

  EXPECT_EQ(world.store.runs().get(run.id).state, RunState::Running);
}

/// What a crash after the seal leaves: a snapshot and its rows, nothing rendered.
Run broken_off_after_the_seal(MemoryWorld& world, RunPorts& ports) {
  world.sources.records = four_customers();
  world.documents.full = "disk full";
  const Run run = world.claim("2026-11-16T10:30:00Z");
  EXPECT_THROW(prepare_run(world.job, run, ports), Failure);
  world.documents.full.clear();
  return world.store.runs().get(run.id);
}

TEST(RunJob, GoesOnAfterTheSealWithoutReadingTheErpAgain) {
  MemoryWorld world;
  RunPorts ports = world.ports();
  const auto broken_off = broken_off_after_the_seal(world, ports);

  prepare_run(world.job, broken_off, ports);

  EXPECT_EQ(broken_off.step, RunStep::Sealed);
  EXPECT_EQ(world.sources.opened, 1);
  EXPECT_EQ(world.store.messages().list({}).size(), 2U);
}

TEST(RunJob, ALostSpillFailsTheRunInsteadOfReadingNewDataUnderAnOldSnapshot) {
  MemoryWorld world;
  RunPorts ports = world.ports();
  const auto broken_off = broken_off_after_the_seal(world, ports);
  std::filesystem::remove(spill_file(world.directory.path(), broken_off.id));

  EXPECT_THROW(prepare_run(world.job, broken_off, ports), Failure);

  EXPECT_EQ(world.sources.opened, 1);
}

TEST(RunJob, IsParkedWhenItIsToldToStopAndKeepsItsStep) {
  MemoryWorld world;
  world.sources.records = four_customers();
  const auto run = world.claim("2026-11-16T10:30:00Z");
  std::stop_source stop;
  stop.request_stop();
  RunPorts ports = world.ports();
  ports.stop = stop.get_token();

  EXPECT_THROW(prepare_run(world.job, run, ports), Parked);

  EXPECT_EQ(world.store.runs().get(run.id).state, RunState::Running);
  EXPECT_EQ(world.store.runs().get(run.id).step, RunStep::Claimed);
}

TEST(RunJob, EqualRegistriesGiveEqualBytes) {
  MemoryWorld one, other;
  one.sources.records = other.sources.records = four_customers();

  const auto first = one.prepared("2026-11-16T10:30:00Z");
  const auto second = other.prepared("2026-11-16T10:30:00Z");

  ASSERT_EQ(first.documents.size(), second.documents.size());
  for (std::size_t i = 0; i < first.documents.size(); ++i)
    EXPECT_EQ(one.documents.bytes_of(first.documents[i].sha256),
              other.documents.bytes_of(second.documents[i].sha256));
}

TEST(RunJob, AMaskedReaderGetsNoAddressInClear) {
  MemoryWorld world;
  world.sources.records = four_customers();

  const auto run = world.prepared("2026-11-16T10:30:00Z");

  const std::string full = world.documents.bytes_of(run.documents[1].sha256);
  const std::string masked = world.documents.bytes_of(run.documents[2].sha256);
  EXPECT_THAT(full, HasSubstr("davi@oficina.com.br"));
  EXPECT_THAT(masked, HasSubstr("d***@oficina.com.br"));
  EXPECT_THAT(masked, testing::Not(HasSubstr("davi@oficina.com.br")));
}

TEST(RunJob, WhoSeesTotalsGetsNoDetailReport) {
  MemoryWorld world;
  world.sources.records = four_customers();
  world.job.deliver[0].to = {{{}, "", "totais@oficina.example", "", {}, Sees::Totals}};

  const auto run = world.prepared("2026-11-16T10:30:00Z");

  ASSERT_EQ(run.documents.size(), 1U);
  EXPECT_EQ(run.documents[0].kind, "trend");
}

}  // namespace
}  // namespace boletim
