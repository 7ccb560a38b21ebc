#include "jobs/failure_notice.h"

#include <gmock/gmock.h>

#include "tests/support/memory_world.h"

namespace boletim {
namespace {

using testing::HasSubstr;
using testing::Not;

/// A job whose failures Téo (in Portuguese) and Kate (in English) are told.
struct Watched : MemoryWorld {
  MailDesk desk{documents, "Boletim <b@oficina.example>", "Oficina Modelo Ltda"};

  Watched() {
    sources.records = four_customers();
    job.on_failure = {Recipient{{}, "Téo", "ti@oficina.example", "", {}, Sees::Masked},
                      Recipient{{}, "Kate", "kate@oficina.example", "", Locale::En, Sees::Masked}};
  }
  /// A run that ended like that before it was rendered.
  boletim::Run failed_run(const std::string& error) {
    const auto run = claim("2026-11-16T10:30:00Z");
    store.runs().finished(run.id, RunState::Failed, error, clock.now());
    return run;
  }
  void tell(const boletim::Run& run) { tell_of_run(job, run.id, store, desk, clock.now()); }

  /// A run with a message to Ana and one to Bruno, which end so; then told.
  boletim::Run ended(MessageState ana, MessageState bruno) {
    const auto run = prepared("2026-11-16T10:30:00Z");
    end("1", ana);
    end("2", bruno);
    store.runs().finished(run.id, RunState::Done, "", clock.now());
    tell(run);
    return run;
  }
  void end(const char* message, MessageState state) {
    store.messages().set_state({message}, {clock.now(), MessageState::Sending, ""}, {});
    store.messages().set_state({message}, {clock.now(), state, "550 no such user here"}, {});
  }
  std::vector<Message> notices() {
    std::vector<Message> all = store.messages().list({});
    std::erase_if(all, [](const Message& message) { return message.sent_by != kOnFailure; });
    return {all.rbegin(), all.rend()};
  }
  std::string text_of(const Message& message) { return documents.bytes_of(message.documents[0].sha256); }
};

TEST(FailureNotice, SaysWhatFailedWhomItConcernsAndWhatToType) {
  Watched world;

  world.tell(world.failed_run("can't reach erp; check its host"));

  ASSERT_EQ(world.notices().size(), 2U);
  const Message notice = world.notices()[0];
  EXPECT_EQ(notice.to, "ti@oficina.example");
  EXPECT_EQ(notice.subject, "Não foi feito: Cadastro · semana de 9 a 15/11");
  const std::string text = world.text_of(notice);
  EXPECT_THAT(text, HasSubstr("can't reach erp; check its host"));
  EXPECT_THAT(text, HasSubstr("Previsto para: 16/11/2026 07:30 (Brasília)"));
  EXPECT_THAT(text, HasSubstr("ana@oficina.example, bruno@oficina.example"));
  EXPECT_THAT(text, HasSubstr("\n    boletim run cadastro --occurrence 2026-11-16T10:30:00Z\n"));
}

TEST(FailureNotice, IsAMessageOfTheRunWithoutAttachmentsThatIsDueAtOnce) {
  Watched world;
  const auto run = world.failed_run("broken");

  world.tell(run);

  const Message notice = world.notices()[0];
  EXPECT_EQ(notice.run, run.id);
  EXPECT_EQ(notice.occurrence, run.occurrence);
  EXPECT_EQ(notice.state, MessageState::Planned);
  EXPECT_EQ(world.store.messages().next_retry(), world.clock.now());
  ASSERT_EQ(notice.documents.size(), 2U);
  EXPECT_EQ(notice.documents[1].role, MessageDocument::Role::Html);
  EXPECT_FALSE(is_delivery(notice));
}

TEST(FailureNotice, SpeaksTheLanguageOfEach) {
  Watched world;

  world.tell(world.failed_run("broken"));

  EXPECT_EQ(world.notices()[1].subject, "Not made: Cadastro · week of 9–15 Nov");
}

TEST(FailureNotice, IsPlannedOnceHoweverOftenItIsTold) {
  Watched world;
  const auto run = world.failed_run("broken");

  world.tell(run);
  world.clock.set("2026-11-16T12:30:00Z");
  world.tell(run);

  EXPECT_EQ(world.notices().size(), 2U);
}

TEST(FailureNotice, SaysNothingWhileARunIsTriedAgain) {
  Watched world;
  const auto run = world.claim("2026-11-16T10:30:00Z");
  world.store.runs().put_off(run.id, "erp is away", world.clock.now() + minutes(5), world.clock.now());

  world.tell(run);

  EXPECT_TRUE(world.notices().empty());
}

TEST(FailureNotice, SaysNothingWhileMessagesWait) {
  Watched world;
  const auto run = world.prepared("2026-11-16T10:30:00Z");
  world.store.runs().finished(run.id, RunState::Failed, "2 message(s) not delivered yet", world.clock.now());

  world.tell(run);

  EXPECT_TRUE(world.notices().empty());
}

TEST(FailureNotice, SaysNothingOfWhatWentWell) {
  Watched world;

  world.ended(MessageState::Accepted, MessageState::Accepted);

  EXPECT_TRUE(world.notices().empty());
}

TEST(FailureNotice, NamesWhoDidNotGetItAndWhatTheServerSaid) {
  Watched world;

  world.ended(MessageState::Accepted, MessageState::Rejected);

  const Message notice = world.notices().at(0);
  EXPECT_EQ(notice.subject, "Não chegou a 1 de 2: Cadastro · semana de 9 a 15/11");
  EXPECT_THAT(world.text_of(notice), HasSubstr("bruno@oficina.example: 550 no such user here"));
  EXPECT_THAT(world.text_of(notice), HasSubstr("\n    boletim resend 2\n"));
  EXPECT_THAT(world.text_of(notice), Not(HasSubstr("ana@oficina.example")));
}

TEST(FailureNotice, TellsOfAMessageThatIsHeldInDoubt) {
  Watched world;
  const auto run = world.prepared("2026-11-16T10:30:00Z");
  world.end("1", MessageState::Accepted);
  world.end("2", MessageState::InDoubt);
  world.store.messages().set_state({"2"},
                                   {world.clock.now(), MessageState::Held, "it may have been accepted"}, {});
  world.store.runs().finished(run.id, RunState::Done, "", world.clock.now());

  world.tell(run);

  EXPECT_THAT(world.text_of(world.notices().at(0)),
              HasSubstr("bruno@oficina.example: it may have been accepted"));
}

TEST(FailureNotice, AFailedNoticeMakesNoOther) {
  Watched world;
  const auto run = world.ended(MessageState::Accepted, MessageState::Rejected);
  world.end("3", MessageState::Rejected);

  world.tell(run);

  EXPECT_EQ(world.notices().size(), 2U);
  EXPECT_THAT(world.text_of(world.notices()[0]), HasSubstr("1 de 2"));
}

TEST(FailureNotice, TellsThatMailsWaitForApproval) {
  Watched world;
  world.job.hold_if = {parse_condition("no_email above 1").value()};
  const auto run = world.prepared("2026-11-16T10:30:00Z");
  world.store.runs().finished(run.id, RunState::Done, "", world.clock.now());

  world.tell(run);

  const std::string text = world.text_of(world.notices().at(0));
  EXPECT_THAT(text, HasSubstr("Espera aprovação: Cadastro"));
  EXPECT_THAT(text, HasSubstr("no_email is 2, above 1"));
  EXPECT_THAT(text, HasSubstr("\n    boletim approve 1\n"));
}

TEST(FailureNotice, OfARunByHandSaysThatItWasAskedFor) {
  Watched world;
  boletim::Run run;
  run.job = world.job.id;
  run.to = "teste@oficina.example";
  run.period = last_whole_period(PeriodKind::Weekly, world.clock.now(), world.job.timetable.zone);
  run.claimed_at = world.clock.now();
  run.id = world.store.runs().claim(run).value();
  world.store.runs().finished(run.id, RunState::Failed, "broken", world.clock.now());

  world.tell(run);

  const std::string text = world.text_of(world.notices().at(0));
  EXPECT_THAT(text, HasSubstr("Previsto para: pedido por comando"));
  EXPECT_THAT(text, HasSubstr("\n    boletim run cadastro --to teste@oficina.example\n"));
}

TEST(FailureNotice, TellsOfAnOccurrenceThatWasGivenUp) {
  Watched world;
  OccurrenceRecord record;
  record.occurrence = {world.job.id, parse_rfc3339("2026-11-16T10:30:00Z").value(), {}};
  record.occurrence.period =
      last_whole_period(PeriodKind::Weekly, record.occurrence.at, world.job.timetable.zone);
  record.why = "not started within 2h (start_by)";

  tell_of_loss(world.job, record, world.store, world.desk, world.clock.now());
  tell_of_loss(world.job, record, world.store, world.desk, world.clock.now());

  ASSERT_EQ(world.notices().size(), 2U);
  EXPECT_EQ(world.notices()[0].run, RunId{});
  EXPECT_EQ(world.notices()[0].subject, "Não foi iniciado: Cadastro · semana de 9 a 15/11");
  EXPECT_THAT(world.text_of(world.notices()[0]), HasSubstr("not started within 2h (start_by)"));
}

TEST(FailureNotice, NobodyIsToldWhereNobodyLooksAfterTheJobOrThereIsNoMail) {
  Watched world;
  const auto run = world.failed_run("broken");
  world.desk.from.clear();
  world.tell(run);
  world.desk.from = "b@oficina.example";
  world.job.on_failure = {};
  world.tell(run);

  EXPECT_TRUE(world.notices().empty());
}

}  // namespace
}  // namespace boletim
