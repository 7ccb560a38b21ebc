#include "daemon/cli/reasons.h"

#include <gmock/gmock.h>

#include "daemon/cli/mail_reasons.h"
#include "jobs/claim.h"
#include "tests/support/memory_world.h"
#include "tests/support/timetables.h"

namespace boletim {
namespace {

using test::utc;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kMonday = "2026-11-16T10:30:00Z";  // 07:30 in São Paulo
const Telling kEnglish{Locale::En, Zone("America/Sao_Paulo")};

Job a_weekly_job() {
  Job job = MemoryWorld::a_job();
  job.timetable = test::a_job().named(job.id.value).every(OnWeekdays{0b10, std::chrono::minutes(450)});
  return job;
}

/// A job, a state, and what is told of its occurrence at kMonday.
struct World {
  Job job = a_weekly_job();
  MemoryStore store;
  Instant now = utc("2026-11-16T11:00:00Z");

  World() { store.occurrences().set_watches({{job.id, watch()}}); }
  static JobWatch watch() {
    JobWatch watch;
    watch.complete_from = utc("2026-11-01T00:00:00Z");
    watch.written_until = utc("2026-11-23T10:30:00Z");
    return watch;
  }
  void write(OccurrenceState state, const std::string& why) {
    OccurrenceRecord record;
    record.occurrence = next_occurrences(job.timetable, utc(kMonday) - std::chrono::seconds(1), 1).front();
    record.start_at = record.occurrence.at;
    store.occurrences().write_ahead({record});
    if (state != OccurrenceState::Planned)
      store.occurrences().decide(job.id, utc(kMonday), state, why, utc(kMonday));
    else
      store.occurrences().explain(job.id, utc(kMonday), why);
  }
  RunId claimed() {
    write(OccurrenceState::Started, "");
    return claim(store.runs(), job, store.occurrences().find(job.id, utc(kMonday))->occurrence, "",
                 utc(kMonday))
        ->id;
  }
  MessageId message(const RunId& run, const std::string& to, MessageState state,
                    const std::string& sent_by = "job") {
    Message message;
    message.job = job.id;
    message.occurrence = utc(kMonday);
    message.sent_by = sent_by;
    message.run = run;
    message.to = to;
    message.message_id = to;
    message.state = state;
    message.events = {{utc(kMonday), state, ""}};
    return store.messages().plan(message);
  }
  std::vector<Account> found(const char* at = kMonday) {
    return accounts(job, store, utc(at), utc(at) + std::chrono::seconds(1), now);
  }
  std::vector<std::string> told() { return reasons(found().at(0), job, now, kEnglish); }
  std::vector<std::string> told_of(const std::string& person) {
    return mail_reasons(found().at(0), job, person, kEnglish);
  }
};

TEST(Reasons, ASkippedFireSaysWhy) {
  World world;
  world.write(OccurrenceState::Skipped, "it was missed (misfire: skip)");

  EXPECT_THAT(world.told(),
              Contains(HasSubstr("skipped at 16 Nov 2026 07:30: it was missed (misfire: skip)")));
}

TEST(Reasons, AFireThatWaitsSaysForWhat) {
  World world;
  world.write(OccurrenceState::Planned, "waits for job vendas");

  EXPECT_THAT(world.told(), Contains(HasSubstr("waits since 16 Nov 2026 07:30: waits for job vendas")));
}

TEST(Reasons, AFireWithoutARecordIsAFaultOnceItWasPromised) {
  World world;

  EXPECT_EQ(state_of(world.found().at(0)), "missing");
  EXPECT_THAT(world.told(), Contains(HasSubstr("its record is MISSING: a fault")));
}

TEST(Reasons, AFireFromBeforeTheJobWasKnownWasNobodysPromise) {
  World world;
  JobWatch later = World::watch();
  later.complete_from = utc("2026-11-16T10:31:00Z");
  world.store.occurrences().set_watches({{world.job.id, later}});

  EXPECT_EQ(state_of(world.found().at(0)), "");
  EXPECT_THAT(world.told(), Contains(HasSubstr("nobody's promise")));
}

TEST(Reasons, ARunTellsHowLateItWasAndWhenItIsTriedAgain) {
  World world;
  world.write(OccurrenceState::Started, "");
  const auto due = world.store.occurrences().find(world.job.id, utc(kMonday))->occurrence;
  const RunId run = claim(world.store.runs(), world.job, due, "", utc("2026-11-16T12:35:00Z"))->id;
  world.store.runs().put_off(run, "the source is away", utc("2026-11-16T13:00:00Z"), world.now);

  const auto told = world.told();

  EXPECT_THAT(told, Contains(HasSubstr("it started 2h 5m late")));
  EXPECT_THAT(told, Contains(HasSubstr("last error: the source is away")));
  EXPECT_THAT(told, Contains(HasSubstr("tried again at 16 Nov 2026 10:00")));
}

TEST(Reasons, AHeldRunSaysHowItIsLetGoUntilItIs) {
  World world;
  const RunId run = world.claimed();
  world.store.runs().rendered(run, {}, "total fell from 10 to 5, by 50 %");
  EXPECT_THAT(world.told(), Contains(HasSubstr("messages were held: total fell")));

  world.message(run, "ana@oficina.example", MessageState::Held);
  EXPECT_THAT(world.told(), Contains(HasSubstr("total fell from 10 to 5, by 50 %; boletim approve 1 ")));
}

TEST(Reasons, AFireOfAnEarlierScheduleSaysThatItWasEdited) {
  World world;
  world.write(OccurrenceState::Started, "");
  world.job.timetable.schedule.rule = OnWeekdays{0b100, std::chrono::minutes(450)};

  EXPECT_THAT(world.told()[0], HasSubstr("by an earlier schedule of the job; it was edited since"));
}

TEST(Reasons, AFireThatAHolidayMovedSaysFromWhere) {
  World world;
  world.job.timetable.schedule = {OnDayOfMonth{15, std::chrono::minutes(450)}, OnHoliday::Next};  // a Sunday

  EXPECT_THAT(world.told()[0], HasSubstr("moved from 15 Nov 2026 07:30: not a business day"));
}

TEST(WhyNothing, IsToldOfAHolidayADateRangeAndTheRule) {
  Job job = a_weekly_job();
  const auto why = [&](const char* at) {
    return why_nothing(job, utc(at), utc(at) + std::chrono::seconds(1), kEnglish).at(1);
  };
  EXPECT_THAT(why("2026-11-17T10:30:00Z"), HasSubstr("schedule: does not fire then"));
  job.timetable.until = test::date(2026, 11, 1);
  EXPECT_THAT(why(kMonday), HasSubstr("after the job's until:"));
  job.timetable.until.reset();
  job.timetable.schedule = {OnDayOfMonth{15, std::chrono::minutes(450)}, OnHoliday::Next};
  EXPECT_THAT(why("2026-11-15T10:30:00Z"), HasSubstr("moved to 16 Nov 2026 07:30"));
  job.timetable.schedule.on_holiday = OnHoliday::Skip;
  EXPECT_THAT(why("2026-11-15T10:30:00Z"), HasSubstr("on_holiday: skip"));
}

TEST(MailReasons, TellEveryEventOfAMessage) {
  World world;
  const MessageId id = world.message(world.claimed(), "ana@oficina.example", MessageState::Planned);
  world.store.messages().set_state(id, {utc(kMonday), MessageState::Sending, ""}, {});
  world.store.messages().set_state(id, {utc(kMonday), MessageState::Deferred, "450 later"},
                                   utc("2026-11-16T11:30:00Z"));

  const auto told = world.told_of("ana");

  EXPECT_THAT(told, Contains(HasSubstr("deferred: 450 later")));
  EXPECT_THAT(told, Contains(HasSubstr("tried again at 16 Nov 2026 08:30")));
  EXPECT_THAT(told, Not(Contains(HasSubstr("bruno"))));
}

TEST(MailReasons, WhoGotNothingIsToldWhy) {
  World world;
  EXPECT_THAT(world.told_of("bruno"), ElementsAre("  bruno@oficina.example: no message: there is no run"));
  const RunId run = world.claimed();
  EXPECT_THAT(world.told_of("bruno"), Contains(HasSubstr("no message yet: the reports are not written")));
  world.store.runs().rendered(run, {}, "");
  EXPECT_THAT(world.told_of("bruno"), Contains(HasSubstr("not in deliver: when the run planned")));
  EXPECT_THAT(world.told_of("carla@oficina.example"), Contains(HasSubstr("is not in the job's deliver:")));
}

TEST(MailReasons, WhoSeesTotalsGetsNoDetailReport) {
  World world;
  world.job.deliver[0].to[0].sees = Sees::Totals;

  EXPECT_THAT(world.told_of("ana"), Contains(HasSubstr("no detail report: sees: totals")));
  EXPECT_THAT(world.told_of("bruno"), Not(Contains(HasSubstr("no detail report"))));
}

TEST(MailReasons, WhoIsNoLongerInDeliverIsToldOfTheirMessage) {
  World world;
  world.message(world.claimed(), "carla@oficina.example", MessageState::Planned);

  EXPECT_THAT(world.told_of("CARLA@oficina.example"), Contains(HasSubstr("message 1: planned")));
}

TEST(MailReasons, AHeldMessageSaysWhoDecides) {
  World world;
  const RunId run = world.claimed();
  world.store.runs().rendered(run, {}, "total fell");
  world.message(run, "ana@oficina.example", MessageState::Held);

  EXPECT_THAT(world.told_of("ana"), Contains(HasSubstr("waits for boletim approve 1")));
}

TEST(MailReasons, ANoticeOfAFailureIsNoDelivery) {
  World world;
  const RunId run = world.claimed();
  world.store.runs().finished(run, RunState::Failed, "no column id", world.now);
  world.message(run, "ana@oficina.example", MessageState::Planned, std::string(kOnFailure));

  const auto told = world.told_of("ana");

  EXPECT_THAT(told, Contains(HasSubstr("told of a failure (on_failure)")));
  EXPECT_THAT(told, Contains(HasSubstr("the run failed before its reports were written")));
}

TEST(DurationText, HasTwoUnitsAtMost) {
  EXPECT_EQ(duration_text(std::chrono::seconds(45)), "45s");
  EXPECT_EQ(duration_text(std::chrono::seconds(3600)), "1h");
  EXPECT_EQ(duration_text(std::chrono::seconds(90061)), "1d 1h");
  EXPECT_EQ(duration_text(std::chrono::seconds(0)), "0s");
}

}  // namespace
}  // namespace boletim
