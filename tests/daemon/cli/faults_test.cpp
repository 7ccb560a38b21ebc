#include "daemon/cli/faults.h"

#include <gmock/gmock.h>

#include "jobs/claim.h"
#include "tests/support/memory_world.h"
#include "tests/support/timetables.h"

namespace boletim {
namespace {

using test::utc;
using testing::AllOf;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;

const Telling kEnglish{Locale::En, Zone("America/Sao_Paulo")};

/// A job that fires each day at 07:30 in São Paulo; it is 08:00 there, and today's fire is running.
struct World {
  Configuration configuration;
  MemoryStore store;
  Instant now = utc("2026-11-16T11:00:00Z");
  JobId job{"cadastro"};
  Occurrence today, yesterday;

  World() {
    Job daily = MemoryWorld::a_job();
    daily.timetable = test::a_job().named(job.value).every(OnWeekdays{0x7F, std::chrono::minutes(450)});
    configuration.jobs = {daily};
    const auto fires = next_occurrences(daily.timetable, utc("2026-11-15T00:00:00Z"), 2);
    yesterday = fires[0];
    today = fires[1];
    JobWatch watch;
    watch.complete_from = utc("2026-11-16T00:00:00Z");
    watch.written_until = utc("2026-11-17T10:30:00Z");
    store.occurrences().set_watches({{job, watch}});
  }
  const Job& daily() const { return configuration.jobs.front(); }
  void write(OccurrenceState state = OccurrenceState::Planned) {
    OccurrenceRecord record;
    record.occurrence = today;
    record.start_at = today.at;
    store.occurrences().write_ahead({record});
    if (state != OccurrenceState::Planned) store.occurrences().decide(job, today.at, state, "", today.at);
  }
  RunId started() {
    write(OccurrenceState::Started);
    return claim(store.runs(), daily(), today, "", today.at)->id;
  }
  void message(const RunId& run, MessageState state) {
    Message message;
    message.job = job;
    message.run = run;
    message.message_id = "1@oficina.example";
    message.created_at = today.at;
    message.state = state;
    store.messages().plan(message);
  }
  std::vector<Fault> faults() { return faults_of_state(configuration, store, now, kEnglish); }
};

auto fault(const std::string& what, const std::string& detail) {
  return AllOf(Field(&Fault::what, what), Field(&Fault::detail, HasSubstr(detail)));
}

TEST(Faults, ThereAreNoneWhereEverythingWentAsPlanned) {
  World world;
  world.store.runs().finished(world.started(), RunState::Done, "", world.now);

  EXPECT_THAT(world.faults(), IsEmpty());
}

TEST(Faults, AFireThatDidNotStartIsLateAndOneThatWaitsSaysForWhat) {
  World world;
  world.write();
  EXPECT_THAT(world.faults(), ElementsAre(fault("late", "2026-11-16T10:30:00Z has not started")));

  world.store.occurrences().explain(world.job, world.today.at, "waits for job vendas");
  EXPECT_THAT(world.faults(), ElementsAre(fault("waiting", "waits for job vendas")));
}

TEST(Faults, AFireOfAJobThatIsNoLongerConfiguredIsNobodysFault) {
  World world;
  world.write();
  world.configuration.jobs.clear();

  EXPECT_THAT(world.faults(), IsEmpty());
}

TEST(Faults, ARecordThatIsNotThereIsMissing) {
  World world;

  EXPECT_THAT(world.faults(), ElementsAre(fault("missing", "1 fires without a record")));
}

TEST(Faults, AFailedRunSaysWhenItIsTriedAgainOrThatItIsNot) {
  World world;
  const RunId run = world.started();
  world.store.runs().put_off(run, "the source is away", utc("2026-11-16T11:05:00Z"), world.now);
  EXPECT_THAT(
      world.faults(),
      ElementsAre(fault("retry", "run 1 failed: the source is away; tried again at 16 Nov 2026 08:05")));

  world.store.runs().finished(run, RunState::Failed, "no column id", world.now);
  EXPECT_THAT(world.faults(),
              ElementsAre(fault("failed", "boletim run cadastro --occurrence 2026-11-16T10:30:00Z")));
}

TEST(Faults, WhatARunHoldsIsToBeApprovedAndCountedOnce) {
  World world;
  const RunId run = world.started();
  world.store.runs().rendered(run, {}, "total fell from 10 to 5, by 50 %");
  world.message(run, MessageState::Held);
  world.store.runs().finished(run, RunState::Done, "", world.now);

  EXPECT_THAT(world.faults(), ElementsAre(fault("approve", "boletim approve 1")));
}

TEST(Faults, MessagesThatWaitOrWereRefusedAreTold) {
  for (const char* state : {"held", "in_doubt", "deferred", "rejected", "bounced"}) {
    World world;
    const RunId run = world.started();
    world.message(run, message_state(state).value());
    world.store.runs().finished(run, RunState::Done, "", world.now);

    EXPECT_THAT(world.faults(), ElementsAre(fault(state, "1 message")));
  }
}

TEST(Faults, WhatWasRefusedAndSentAgainIsNoFaultAnyMore) {
  World world;
  const RunId run = world.started();
  world.message(run, MessageState::Rejected);
  Message again = world.store.messages().list({}).front();
  again.message_id = "again";
  again.state = MessageState::Accepted;
  again.resend_of = again.id;
  world.store.messages().plan(again);
  world.store.runs().finished(run, RunState::Done, "", world.now);

  EXPECT_THAT(world.faults(), IsEmpty());
}

TEST(Faults, APausedJobAndAGapAreTold) {
  World world;
  world.write(OccurrenceState::Started);
  JobWatch watch = *world.store.occurrences().watch(world.job);
  watch.gap = "120 fires were too many to make up for";
  watch.paused = true;
  watch.paused_by = "ana";
  world.store.occurrences().set_watches({{world.job, watch}});
  world.store.occurrences().set_pause(world.job, watch);

  EXPECT_THAT(world.faults(),
              ElementsAre(fault("gap", "120 fires"), fault("paused", "boletim resume cadastro")));
}

TEST(Faults, ANodeThatEndedWithoutAWordIsTold) {
  World world;
  world.write(OccurrenceState::Started);
  Node node;
  node.name = "host:/var/lib/boletim";
  world.store.nodes().silent_nodes = {node};

  EXPECT_THAT(world.faults(), ElementsAre(fault("dead_node", "host:/var/lib/boletim ended without a word")));
}

TEST(Faults, AStateThatLiesElsewhereThanItsHomeIsACopy) {
  World world;
  world.write(OccurrenceState::Started);
  world.store.nodes().set_home("another host", "ana", world.now);

  EXPECT_THAT(world.faults(), ElementsAre(fault("moved", "boletim adopt")));
}

TEST(Faults, WhatDoesNotAnswerTheDaemonIsTold) {
  DaemonFacts facts;
  facts.sources = {{SourceId{"erp"}, 2, 1, 0, Outage{utc("2026-11-16T10:00:00Z"), "connection refused"}},
                   {SourceId{"crm"}, 2, 0, 0, {}}};
  facts.mail_server = Outage{utc("2026-11-16T10:30:00Z"), "421 later"};

  EXPECT_THAT(faults_of_daemon(facts, kEnglish),
              ElementsAre(fault("source", "source erp does not answer: connection refused"),
                          fault("mail", "421 later")));
}

}  // namespace
}  // namespace boletim
