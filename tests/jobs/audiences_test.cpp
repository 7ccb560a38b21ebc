// Runs whose readers have scopes, splits and totals.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "jobs/audience.h"
#include "jobs/kpi/spill.h"
#include "tests/support/memory_world.h"

namespace boletim {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

Recipient reader(const std::string& name, Sees sees, const Scope& scope = {}) {
  Recipient to{{name}, name, name + "@oficina.example", "", {}, sees};
  to.scope = scope;
  return to;
}

Delivery to(const std::vector<Recipient>& readers) {
  Delivery delivery;
  delivery.to = readers;
  return delivery;
}

/// Nine customers of three cities: six of Campinas, two of Sumaré, one of Valinhos; the second of each and
/// Valinhos' have no e-mail.
Records nine_customers() {
  Records records({"id", "name", "email", "mobile", "city"});
  const auto add = [&](const char* id, const char* name, bool has_email, const char* city) {
    const std::string email = std::string(id) + "@oficina.com.br";
    records.row({id, name, has_email ? email.c_str() : nullptr, "(19) 98765-4321", city});
  };
  add("1", "Ana", true, "Campinas");
  add("2", "Bia", false, "Campinas");
  add("3", "Caio", true, "Campinas");
  add("4", "Davi", false, "Campinas");
  add("5", "Eva", true, "Campinas");
  add("6", "Fabio", true, "Campinas");
  add("7", "Gil", true, "Sumaré");
  add("8", "Hugo", false, "Sumaré");
  add("9", "Iara", false, "Valinhos");
  return records;
}

struct Audiences : testing::Test {
  MemoryWorld world;
  std::map<std::string, Message> messages;  ///< by name of the reader
  boletim::Run run;

  void SetUp() override {
    world.sources.records = nine_customers();
    world.job.rules.declared = world.job.rules.axes;
    world.job.reports = {{ReportKind::Trend, Format::Csv, {}, {}}, {ReportKind::Detail, Format::Csv, {}, {}}};
  }
  void deliver(const std::vector<Delivery>& deliveries, const char* at = "2026-11-16T10:30:00Z") {
    world.job.deliver = deliveries;
    run = world.prepared(at);
    remember();
  }
  void remember() {
    messages.clear();
    MessageFilter of_run;
    of_run.run = run.id;
    for (const Message& message : world.store.messages().list(of_run)) messages[message.name] = message;
  }
  std::vector<std::string> attached(const std::string& name) const {
    std::vector<std::string> names;
    for (const MessageDocument& document : messages.at(name).documents)
      if (document.role == MessageDocument::Role::Attachment) names.push_back(document.name);
    return names;
  }
  /// All that a reader gets, as one text.
  std::string told(const std::string& name) const {
    std::string all;
    for (const MessageDocument& document : messages.at(name).documents)
      if (document.role != MessageDocument::Role::Chart) all += world.documents.bytes_of(document.sha256);
    return all;
  }
  const MessageEvent& last_event(const std::string& name) const { return messages.at(name).events.back(); }
};

TEST_F(Audiences, AReaderGetsNothingOfRecordsOutsideTheirScope) {
  deliver({to({reader("Ana", Sees::Full), reader("Bruno", Sees::Full, {{"city", {"Campinas"}}})})});
  EXPECT_THAT(attached("Bruno"), ElementsAre("tendencia-campinas.csv", "detalhe-completo-campinas.csv"));
  for (const char* of_others : {"Hugo", "Iara", "Sumaré", "Valinhos", "9 clientes"})
    EXPECT_THAT(told("Bruno"), Not(HasSubstr(of_others)));
  EXPECT_THAT(told("Bruno"), HasSubstr("Davi"));
  EXPECT_THAT(told("Ana"), HasSubstr("Iara"));
}

TEST_F(Audiences, ATestToOneAddressKeepsTheScopeOfWhoHasItHoweverItIsWritten) {
  const Scope campinas = {{"city", {"Campinas"}}};
  world.job.deliver = {to({reader("Bruno", Sees::Masked, campinas)})};
  boletim::Run test;
  test.to = "BRUNO@Oficina.example";
  EXPECT_EQ(deliveries_of(world.job, test).front().to.front().scope, campinas);
}

TEST_F(Audiences, EqualScopesShareOneDocument) {
  const Scope both = {{"city", {"Campinas", "Sumaré"}}};
  deliver({to({reader("Ana", Sees::Masked, both), reader("Bruno", Sees::Masked, both),
               reader("Carla", Sees::Full, both)})});
  EXPECT_EQ(attached("Ana"), attached("Bruno"));
  EXPECT_EQ(run.documents.size(), 3U) << "a trend, and a detail report masked and in full";
}

TEST_F(Audiences, ASplitGivesADocumentForEachValueInOneMail) {
  Delivery split =
      to({reader("Ana", Sees::Masked), reader("Bruno", Sees::Masked, {{"city", {"Sumaré", "Itu"}}})});
  split.split_by = "city";
  split.attach = {std::pair(ReportKind::Trend, Format::Csv)};
  deliver({split});
  EXPECT_THAT(attached("Ana"), UnorderedElementsAre("tendencia-campinas.csv", "tendencia-sumare.csv",
                                                    "tendencia-valinhos.csv"));
  EXPECT_THAT(attached("Bruno"), ElementsAre("tendencia-sumare.csv")) << "of Itu there is no record";
}

TEST_F(Audiences, WhoSeesTotalsIsToldOfNoSmallGroup) {
  world.job.suppress_below = 2;
  deliver({to({reader("Ana", Sees::Masked), reader("Bruno", Sees::Totals)})});
  EXPECT_THAT(attached("Bruno"), ElementsAre("tendencia-totais.csv"));
  EXPECT_THAT(told("Bruno"), Not(HasSubstr("Valinhos")));
  EXPECT_THAT(told("Bruno"), Not(HasSubstr("Sumaré"))) << "it could be subtracted";
  EXPECT_THAT(told("Bruno"), HasSubstr("outros (2)"));
  EXPECT_THAT(told("Ana"), HasSubstr("Valinhos"));
}

TEST_F(Audiences, WithoutSmallGroupsTotalsAndOthersShareTheTrend) {
  world.job.suppress_below = 0;
  deliver({to({reader("Ana", Sees::Masked), reader("Bruno", Sees::Totals)})});
  EXPECT_THAT(attached("Bruno"), ElementsAre("tendencia.csv"));
  EXPECT_EQ(run.documents.size(), 2U);
}

TEST_F(Audiences, ASplitForTotalsTellsNoSmallPartNorWhatWouldTellIt) {
  world.job.suppress_below = 2;
  Delivery split = to({reader("Ana", Sees::Totals)});
  split.split_by = "city";
  deliver({split});
  EXPECT_THAT(attached("Ana"), ElementsAre("tendencia-campinas.csv"));
  EXPECT_THAT(told("Ana"), HasSubstr("2 partes não têm documento próprio"));
}

TEST_F(Audiences, AScopeOfTooFewRecordsIsSkippedForTotals) {
  world.job.suppress_below = 2;
  deliver({to({reader("Ana", Sees::Totals, {{"city", {"Valinhos"}}}),
               reader("Bruno", Sees::Full, {{"city", {"Itu"}}})})});
  EXPECT_EQ(messages.at("Ana").state, MessageState::Skipped);
  EXPECT_EQ(last_event("Ana").detail,
            "fewer than 2 records, too few for who sees totals (suppress_below): Valinhos");
  EXPECT_EQ(messages.at("Bruno").state, MessageState::Skipped);
  EXPECT_EQ(last_event("Bruno").detail, "no record in the scope of this reader: Itu");
}

TEST_F(Audiences, AConditionThatDoesNotHoldSkipsTheMailAndSaysWhy) {
  Delivery often = to({reader("Ana", Sees::Masked)}), rarely = to({reader("Bruno", Sees::Masked)});
  rarely.when = parse_condition("no_email.count above 4");
  Delivery then_always = to({reader("Carla", Sees::Masked)});
  Delivery first = then_always;
  first.when = rarely.when;
  deliver({often, rarely, first, then_always});
  EXPECT_EQ(messages.at("Ana").state, MessageState::Planned);
  EXPECT_EQ(messages.at("Bruno").state, MessageState::Skipped);
  EXPECT_EQ(last_event("Bruno").detail, "no_email is 4 (if: no_email.count above 4)");
  EXPECT_EQ(messages.at("Carla").state, MessageState::Planned) << "her other delivery goes out";
}

TEST_F(Audiences, AnUnchangedPartIsSkippedWhileTheWholeChanged) {
  Delivery changed = to({reader("Ana", Sees::Masked), reader("Bruno", Sees::Masked, {{"city", {"Sumaré"}}})});
  changed.if_changed = true;
  deliver({changed}, "2026-11-09T10:30:00Z");
  EXPECT_EQ(messages.at("Bruno").state, MessageState::Planned) << "the first report";
  world.sources.records.row({"10", "João", nullptr, nullptr, "Campinas"});
  deliver({changed}, "2026-11-16T10:30:00Z");
  EXPECT_EQ(messages.at("Ana").state, MessageState::Planned);
  EXPECT_EQ(messages.at("Bruno").state, MessageState::Skipped);
  EXPECT_THAT(last_event("Bruno").detail, HasSubstr("nothing changed since 2026-11-09T10:30:00Z: total 2"));
}

TEST_F(Audiences, ADocumentThatDoesNotAddUpIsKeptOutAndItsMailsHeld) {
  world.job.deliver = {
      to({reader("Ana", Sees::Masked, {{"city", {"Campinas"}}}), reader("Carla", Sees::Totals)})};
  RunPorts ports = world.ports();
  world.documents.full = "disk full";  // stops it behind the seal
  run = world.claim("2026-11-16T10:30:00Z");
  EXPECT_THROW(prepare_run(world.job, run, ports), Failure);
  world.documents.full.clear();
  Spill spill(spill_file(world.directory.path(), run.id));  // of Campinas' two, one
  Flagged row;
  row.id = "2";
  row.axes = row.places = {"Campinas"};
  row.kpis = 1;
  spill.add(row);
  spill.seal();

  prepare_run(world.job, world.store.runs().get(run.id), ports);

  remember();
  EXPECT_EQ(messages.at("Ana").state, MessageState::Held);
  EXPECT_EQ(
      last_event("Ana").detail,
      "detail.csv is not what was counted: rows of no_email: 1 in the document, 2 in the snapshot; nothing "
      "was sent; please report this as a bug");
  EXPECT_THAT(attached("Ana"), ElementsAre("tendencia-campinas.csv"));
  EXPECT_EQ(messages.at("Carla").state, MessageState::Planned) << "she gets no rows";
  EXPECT_EQ(world.store.runs().get(run.id).documents.size(), 2U);
}

}  // namespace
}  // namespace boletim
