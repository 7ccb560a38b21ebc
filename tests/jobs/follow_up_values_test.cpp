// What follow-up and history reports are told, from spills and messages.

#include "jobs/follow_up_values.h"

#include <gmock/gmock.h>

#include "jobs/history_values.h"
#include "tests/support/flagged_list.h"
#include "tests/support/memory_world.h"

namespace boletim {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using Kind = FollowUpRow::Kind;

/// Records in a list, as a spill gives them back.
Flagged open_since(const char* id, int day) {
  Flagged record;
  record.id = id;
  record.kpis = 1;
  record.since = Instant(std::chrono::hours(24 * day));
  return record;
}

Flagged changed(const char* id, FlaggedChange::Kind kind, int day) {
  Flagged record = open_since(id, day - 3);
  record.change =
      FlaggedChange{kind, *record.since + std::chrono::hours(71), *record.since + std::chrono::hours(71)};
  return record;
}

std::vector<std::string> told(const std::vector<Flagged>& changes, const std::vector<Flagged>& open,
                              const ReportSpec& report) {
  const TemporaryDirectory scratch;
  Job job;
  Snapshot snapshot;
  snapshot.taken_at = Instant(std::chrono::hours(24 * 40));
  ListedRows all_changes(changes), all_open(open), some_changes(changes), some_open(open);
  const FollowUpSelection selection = select_follow_up(all_changes, all_open, report);
  const auto rows = follow_up_rows(job, snapshot, some_changes, some_open, selection, scratch.path());
  std::vector<std::string> said;
  for (FollowUpRow row; rows->next(row);) said.push_back(row.id + " " + std::to_string(*row.days));
  return said;
}

ReportSpec follow_up_report(std::optional<std::int64_t> limit, std::optional<std::int64_t> oldest) {
  ReportSpec report{ReportKind::FollowUp, Format::Pdf, limit, {}};
  report.oldest = oldest;
  return report;
}

TEST(FollowUpRows, AreTheFirstChangesOfEachKindThenTheOldestOpenOnes) {
  const std::vector<Flagged> changes = {changed("c1", FlaggedChange::Kind::Corrected, 39),
                                        changed("c2", FlaggedChange::Kind::Corrected, 39),
                                        changed("r1", FlaggedChange::Kind::Removed, 39)};
  const std::vector<Flagged> open = {open_since("a", 30), open_since("b", -5), open_since("c", 10),
                                     open_since("d", 10)};

  EXPECT_THAT(told(changes, open, follow_up_report({}, {})),
              ElementsAre("c1 2", "c2 2", "r1 2", "b 45", "c 30", "d 30", "a 10"));
  EXPECT_THAT(told(changes, open, follow_up_report(1, 2)), ElementsAre("c1 2", "r1 2", "b 45", "c 30"));
}

Records after_a_week() {
  return Records({"id", "name", "email", "mobile", "city"})
      .row({"1", "Ana", "ana@oficina.com.br", "(19) 98765-4321", "Campinas"})
      .row({"2", "Bia", "bia@oficina.com.br", "(19) 98765-4322", "Campinas"})
      .row({"4", "Davi", "não tem", "", "Campinas"});
}

/// The bytes of the second run's documents of that name.
std::string document_of(MemoryWorld& world, const Run& run, const std::string& name) {
  for (const RunDocument& document : world.store.runs().get(run.id).documents)
    if (document.name == name) return world.documents.bytes_of(document.sha256);
  ADD_FAILURE() << "no " << name;
  return "";
}

struct TwoWeeks : MemoryWorld {
  explicit TwoWeeks(ReportKind kind) {
    job.reports = {{kind, Format::Csv, {}, {}}};
    sources.records = four_customers();
  }
  Run second() {
    prepared("2026-11-09T10:30:00Z");
    sources.records = after_a_week();
    return prepared("2026-11-16T10:30:00Z");
  }
};

TEST(FollowUpReport, TellsWhichRecordsWereCorrectedLostAndRemoved) {
  TwoWeeks world(ReportKind::FollowUp);

  const std::string csv = document_of(world, world.second(), "acompanhamento.csv");

  EXPECT_THAT(csv, HasSubstr("registro;corrigido;;;;;;;;;;;;;;;;;2;Bia;Campinas;16/11/2026;7;sim;sim"));
  EXPECT_THAT(csv, HasSubstr("registro;novo: perdeu;;;;;;;;;;;;;;;;;4;Davi;Campinas;16/11/2026;0;sim;não"));
  EXPECT_THAT(csv, HasSubstr("registro;removido;;;;;;;;;;;;;;;;;3;;Sumaré;16/11/2026;7;sim;sim"));
  EXPECT_THAT(csv, HasSubstr("resumo;;Sem e-mail;;;1;2;0;1;0;1;1;"));
}

TEST(FollowUpReport, TheFirstOneShowsOnlyWhatIsOpen) {
  TwoWeeks world(ReportKind::FollowUp);

  const std::string csv = document_of(world, world.prepared("2026-11-09T10:30:00Z"), "acompanhamento.csv");

  EXPECT_THAT(csv, HasSubstr("registro;em aberto;;;;;;;;;;;;;;;;;2;Bia;"));
  EXPECT_THAT(csv, Not(HasSubstr("corrigido;;")));
}

TEST(FollowUpReport, ShowsFiguresAloneToWhoSeesTotals) {
  TwoWeeks world(ReportKind::FollowUp);
  world.job.deliver = {{{{{"eva"}, "Eva", "eva@oficina.example", "", {}, Sees::Totals}}, {}}};

  const std::string csv = document_of(world, world.second(), "acompanhamento-totais.csv");

  EXPECT_THAT(csv, HasSubstr("resumo;;Sem e-mail;"));
  EXPECT_THAT(csv, Not(HasSubstr("Bia")));
}

TEST(FollowUpReport, AJobWithoutOneSpillsNoChanges) {
  TwoWeeks world(ReportKind::Detail);
  world.job.reports.push_back({ReportKind::Trend, Format::Csv, {}, {}});
  EXPECT_NO_THROW(world.second());
}

TEST(HistoryReport, TellsWhatWasSentInThePeriodMaskedAndInFull) {
  TwoWeeks world(ReportKind::History);

  const boletim::Run run = world.second();

  const std::string masked = document_of(world, run, "historico.csv");
  EXPECT_THAT(masked,
              HasSubstr("mensagem;aguardando envio;;09/11/2026;07:30;Ana Souza;a***@oficina.example;"));
  EXPECT_THAT(masked, HasSubstr("controle;todos;2;"));
  EXPECT_THAT(document_of(world, run, "historico-completo.csv"),
              HasSubstr(";Bruno Reis;bruno@oficina.example;"));
}

TEST(HistoryReport, SaysTheStatusOfWhenTheDataWereReadOrThePresentOneOfWhatWasNotSettledThen) {
  TwoWeeks world(ReportKind::History);
  world.prepared("2026-11-09T10:30:00Z");
  Messages& messages = world.store.messages();
  const auto at = [](const char* text) { return parse_rfc3339(text).value(); };
  messages.set_state({"1"}, {at("2026-11-09T10:31:00Z"), MessageState::Sending, ""}, {});
  messages.set_state(
      {"1"}, {at("2026-11-09T10:32:00Z"), MessageState::Rejected, "550 <ana@oficina.example> unknown"}, {});
  messages.set_state({"2"}, {at("2026-11-16T10:31:00Z"), MessageState::Sending, ""}, {});
  messages.set_state({"2"}, {at("2026-11-16T10:32:00Z"), MessageState::Accepted, "250 ok"}, {});

  const std::string csv = document_of(world, world.prepared("2026-11-16T10:30:00Z"), "historico.csv");

  EXPECT_THAT(csv, HasSubstr(";09/11/2026;07:32;550 <a***@oficina.example> unknown;não\r\n"));
  EXPECT_THAT(csv, HasSubstr("controle;enviada;1;"));
  EXPECT_THAT(csv, HasSubstr("controle;recusada;1;"));
}

TEST(HistoryReport, WhoHasAScopeIsToldOfTheirOwnMessagesAndTotalsOfNone) {
  TwoWeeks world(ReportKind::History);
  const Recipient eva{{"eva"}, "Eva", "eva@oficina.example", "", {}, Sees::Totals};
  Recipient caio{{"caio"}, "Caio", "caio@oficina.example", "", {}, Sees::Masked};
  caio.scope = {{"city", {"Campinas"}}};
  world.job.deliver = {{{eva, caio}, {}}};

  const boletim::Run run = world.second();

  const std::string own = document_of(world, run, "historico-caio.csv");
  EXPECT_THAT(own, HasSubstr(";Caio;c***@oficina.example;"));
  EXPECT_THAT(own, Not(HasSubstr("Eva")));
  const std::string totals = document_of(world, run, "historico-totais.csv");
  EXPECT_THAT(totals, HasSubstr("controle;todos;2;"));
  EXPECT_THAT(totals, Not(HasSubstr("Caio")));
}

TEST(HistoryRows, ArePagedInTheOrderInWhichTheyWerePlanned) {
  MemoryWorld world;
  Message message;
  message.job = world.job.id;
  message.created_at = parse_rfc3339("2026-11-10T10:30:00Z").value();
  for (int i = 0; i < 1201; ++i) {
    message.message_id = message.subject = std::to_string(i);
    world.store.messages().plan(message);
  }
  Snapshot snapshot;
  snapshot.period = {PeriodKind::Weekly, parse_rfc3339("2026-11-09T03:00:00Z").value(),
                     parse_rfc3339("2026-11-16T03:00:00Z").value()};
  snapshot.taken_at = parse_rfc3339("2026-11-16T10:30:00Z").value();
  boletim::Run run;
  run.id = {"9"};

  const auto rows = history_rows(world.job, run, snapshot, world.store.messages(), {});
  int number = 0;
  for (HistoryRow row; rows->next(row); ++number) EXPECT_EQ(row.subject, std::to_string(number));
  EXPECT_EQ(number, 1201);
}

}  // namespace
}  // namespace boletim
