#include "jobs/expected_report.h"

#include <gmock/gmock.h>

#include "jobs/agenda.h"
#include "tests/support/memory_world.h"

namespace boletim {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Instant at(const char* text) {
  return parse_rfc3339(text).value();
}

/// Each day at 09:00 of Brasília (12:00 UTC) to Téo, over a job that fires on Mondays at 07:30 (10:30 UTC).
struct Expecting : MemoryWorld {
  ExpectedReport report;
  MailDesk desk{documents, "Boletim <b@oficina.example>", "Oficina Modelo Ltda"};
  std::vector<Job> jobs;

  Expecting() {
    sources.records = four_customers();
    report.to = {Recipient{{}, "Téo", "ti@oficina.example", "", {}, Sees::Masked}};
    report.timetable.schedule.rule = OnWeekdays{0b1111111, std::chrono::hours(9)};
    job.timetable.job = job.id;
    job.timetable.schedule.rule = OnWeekdays{0b0000010, minutes(450)};
    jobs = {job};
    now("2026-11-15T12:30:00Z");
  }
  /// What the daemon does at that time; runs it starts are left as they are.
  std::optional<Instant> now(const char* time) {
    clock.set(time);
    write_ahead(jobs, store, clock.now());
    started = look(jobs, store, clock.now()).started;
    return look_at_expected(report, jobs, store, desk, clock.now());
  }
  /// The job's run of that instant, prepared; its messages end so.
  boletim::Run run_ends(const char* time, MessageState ana, MessageState bruno) {
    now(time);
    const auto run = started.at(0);
    RunPorts with = ports();
    prepare_run(job, run, with);
    MessageFilter filter;
    filter.run = run.id;
    for (const Message& message : store.messages().list(filter))
      end(message.id, message.to == "ana@oficina.example" ? ana : bruno);
    store.runs().finished(run.id, RunState::Done, "", clock.now());
    return run;
  }
  void end(const MessageId& id, MessageState state) {
    store.messages().set_state(id, {clock.now(), MessageState::Sending, ""}, {});
    if (state == MessageState::Delivered)
      store.messages().set_state(id, {clock.now(), MessageState::Accepted, ""}, {});
    store.messages().set_state(id, {clock.now(), state, ""}, {});
  }
  std::vector<Message> reports() {
    MessageFilter filter;
    filter.job = JobId{std::string(kExpectedReportJob)};
    const std::vector<Message> all = store.messages().list(filter);
    return {all.rbegin(), all.rend()};
  }
  std::vector<std::string> subjects() {
    std::vector<std::string> all;
    for (const Message& message : reports()) all.push_back(message.subject);
    return all;
  }
  std::string last_text() { return documents.bytes_of(reports().back().documents[0].sha256); }

  std::vector<boletim::Run> started;
};

TEST(LookAtExpected, IsSentOnceADayAtItsTime) {
  Expecting world;

  EXPECT_EQ(world.now("2026-11-15T20:00:00Z"), at("2026-11-16T12:00:00Z"));
  EXPECT_TRUE(world.reports().empty());
  EXPECT_EQ(world.now("2026-11-16T12:00:00Z"), at("2026-11-17T12:00:00Z"));
  EXPECT_EQ(world.now("2026-11-16T12:01:00Z"), at("2026-11-17T12:00:00Z"));

  ASSERT_EQ(world.reports().size(), 1U);
  const Message mail = world.reports()[0];
  EXPECT_EQ(mail.to, "ti@oficina.example");
  EXPECT_EQ(mail.run, RunId{});
  EXPECT_EQ(mail.occurrence, at("2026-11-16T12:00:00Z"));
  EXPECT_EQ(mail.sent_by, "expected_report");
}

TEST(LookAtExpected, SaysSoWhenAllIsWell) {
  Expecting world;
  world.run_ends("2026-11-16T10:30:00Z", MessageState::Accepted, MessageState::Delivered);

  world.now("2026-11-16T12:00:00Z");

  EXPECT_THAT(world.subjects(), ElementsAre("1 esperado, 1 entregue · 16/11/2026"));
  EXPECT_THAT(world.last_text(),
              HasSubstr("16/11 07:30 · Cadastro: entregue\n    mensagens: 1 aceita, 1 entregue\n"));
}

TEST(LookAtExpected, SaysSoWhenNothingWasExpected) {
  Expecting world;
  world.report.timetable.schedule.rule = OnWeekdays{0b1111111, std::chrono::hours(7)};

  world.now("2026-11-15T13:00:00Z");
  world.now("2026-11-16T10:00:00Z");

  EXPECT_THAT(world.subjects(), ElementsAre("Nada era esperado · 16/11/2026"));
}

TEST(LookAtExpected, NamesWhoWasRefused) {
  Expecting world;
  world.run_ends("2026-11-16T10:30:00Z", MessageState::Accepted, MessageState::Rejected);

  world.now("2026-11-16T12:00:00Z");

  EXPECT_THAT(world.subjects(), ElementsAre("1 esperado, 1 falhou · 16/11/2026"));
  EXPECT_THAT(world.last_text(), HasSubstr("1 aceita, 1 recusada · bruno@oficina.example"));
}

TEST(LookAtExpected, SaysWhyARunFailedAndHowLateItBegan) {
  Expecting world;
  world.now("2026-11-16T11:10:00Z");
  world.store.runs().finished(world.started.at(0).id, RunState::Failed, "can't reach erp", world.clock.now());

  world.now("2026-11-16T12:00:00Z");

  EXPECT_THAT(world.last_text(), HasSubstr("falhou, com atraso de 40 min\n    can't reach erp\n"));
}

TEST(LookAtExpected, SaysWhatIsTriedAgainWaitsOrHasNoData) {
  Expecting world;
  world.now("2026-11-16T10:30:00Z");
  const RunId id = world.started.at(0).id;
  world.store.runs().put_off(id, "erp is away", at("2026-11-16T13:00:00Z"), world.clock.now());

  world.now("2026-11-16T12:00:00Z");
  world.store.runs().finished(id, RunState::NoData, "", at("2026-11-16T13:00:00Z"));
  world.now("2026-11-17T12:00:00Z");

  EXPECT_THAT(world.subjects(),
              ElementsAre("1 esperado, 1 em andamento · 16/11/2026", "1 esperado, 1 sem dados · 17/11/2026"));
}

TEST(LookAtExpected, RepeatsWhatIsHeldUntilSomebodyDecides) {
  Expecting world;
  world.job.hold_if = {parse_condition("total above 0").value()};
  world.now("2026-11-16T10:30:00Z");
  RunPorts ports = world.ports();
  prepare_run(world.job, world.started.at(0), ports);
  world.store.runs().finished(world.started.at(0).id, RunState::Done, "", world.clock.now());

  world.now("2026-11-16T12:00:00Z");
  world.now("2026-11-17T12:00:00Z");

  EXPECT_THAT(world.subjects(),
              ElementsAre("1 esperado, 1 retido · 16/11/2026", "1 esperado, 1 retido · 17/11/2026"));
  EXPECT_THAT(world.last_text(), HasSubstr("total is 4, above 0"));
}

TEST(LookAtExpected, TellsOnlyOnceOfWhatHasEnded) {
  Expecting world;
  world.run_ends("2026-11-16T10:30:00Z", MessageState::Accepted, MessageState::Rejected);
  world.now("2026-11-16T12:00:00Z");

  world.now("2026-11-17T12:00:00Z");

  EXPECT_EQ(world.subjects().back(), "Nada era esperado · 17/11/2026");
}

TEST(LookAtExpected, AFireWithoutARecordIsAFault) {
  Expecting world;
  Job unseen = world.job;
  unseen.id = unseen.timetable.job = JobId{"fornecedores"};
  unseen.title = "Fornecedores";
  JobWatch watch;
  watch.written_until = at("2026-11-17T10:30:00Z");
  watch.complete_from = at("2026-11-15T12:30:00Z");
  world.store.occurrences().set_watches({{unseen.id, watch}});

  const std::vector<Job> jobs = {unseen};
  world.clock.set("2026-11-16T12:00:00Z");
  look_at_expected(world.report, jobs, world.store, world.desk, world.clock.now());

  EXPECT_THAT(world.last_text(), HasSubstr("16/11 07:30 · Fornecedores: sem registro"));
}

TEST(LookAtExpected, AfterDaysOffOneReportCoversAllOfThem) {
  Expecting world;
  world.now("2026-11-16T12:00:00Z");

  world.now("2026-11-19T08:00:00Z");

  ASSERT_EQ(world.reports().size(), 2U);
  EXPECT_EQ(world.reports().back().occurrence, at("2026-11-18T12:00:00Z"));
  EXPECT_THAT(world.last_text(), HasSubstr("de 16/11/2026 09:00 a 18/11/2026 09:00"));
  const auto skipped = world.store.occurrences().find(JobId{"expected_report"}, at("2026-11-17T12:00:00Z"));
  EXPECT_EQ(skipped->state, OccurrenceState::Skipped);
}

TEST(LookAtExpected, WhatCouldNotBeWrittenIsWrittenAtTheNextLook) {
  Expecting world;
  world.documents.full = "disk full";
  EXPECT_THROW(world.now("2026-11-16T12:00:00Z"), Failure);
  world.documents.full.clear();

  world.now("2026-11-16T12:01:00Z");

  ASSERT_EQ(world.reports().size(), 1U);
  EXPECT_EQ(world.reports()[0].occurrence, at("2026-11-16T12:00:00Z"));
}

TEST(LookAtExpected, ADifferentTimeHoldsFromNowOn) {
  Expecting world;
  world.report.timetable.schedule.rule = OnWeekdays{0b1111111, std::chrono::hours(8)};

  EXPECT_EQ(world.now("2026-11-15T13:00:00Z"), at("2026-11-16T11:00:00Z"));
}

}  // namespace
}  // namespace boletim
