#include "jobs/kpi/pass.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "jobs/kpi/segments.h"
#include "tests/support/failure_text.h"
#include "tests/support/finding_list.h"
#include "tests/support/records.h"
#include "tests/support/rules.h"
#include "tests/support/temporary_directory.h"

namespace boletim {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

struct Outcome {
  Counts counts;
  std::vector<Finding> flagged;
};

Outcome pass(const Rules& rules, const std::vector<Records>& batches) {
  TemporaryDirectory scratch;
  FindingList list;
  const RegistryRules registry = registry_of(rules);
  Pass pass({registry, {{&rules}}, {}}, batches.front().columns(), scratch.path(), &list);
  for (const Records& records : batches) pass.add(records.batch());
  Outcome outcome{std::move(pass.finish().front()), list.findings};
  check_adds_up(outcome.counts);
  EXPECT_TRUE(scratch.is_empty());
  return outcome;
}

Outcome pass(const Rules& rules, const Records& records) {
  return pass(rules, std::vector<Records>{records});
}

std::string refused(const Rules& used, const Records& records) {
  return failure_text([&] { pass(used, records); });
}

Records with_emails() {
  return Records({"id", "name", "email"});
}

TEST(Pass, CountsAndSplitsByState) {
  const Outcome outcome = pass(rules({"no_email"}), with_emails()
                                                        .row({"1", "Ana", "ana@oficina.com.br"})
                                                        .row({"2", "Bia", nullptr})
                                                        .row({"3", "Caio", " n/a "})
                                                        .row({"4", "Davi", "teste@teste.com"})
                                                        .row({"5", "Eva", "eva@"}));
  EXPECT_EQ(outcome.counts.total, 5);
  ASSERT_EQ(outcome.counts.kpis.size(), 1U);
  EXPECT_EQ(outcome.counts.kpis[0].id, KpiId{"no_email"});
  EXPECT_EQ(outcome.counts.kpis[0].count, (KpiCount{4, 0, {.missing = 2, .placeholder = 1, .malformed = 1}}));
}

TEST(Pass, AnEmptyRegistryCountsNothing) {
  const Outcome outcome = pass(rules({"no_email"}, {"name"}), with_emails());
  EXPECT_EQ(outcome.counts.total, 0);
  EXPECT_THAT(outcome.counts.axes, ElementsAre(AxisCount{"name", {}}));
}

TEST(Pass, BatchesAddUpAsOne) {
  const Records first = with_emails().row({"1", "Ana", nullptr}).row({"2", "Bia", "bia@oficina.com.br"});
  const Records second = with_emails().row({"3", "Ana", nullptr});
  const Outcome outcome = pass(rules({"no_email"}, {"name"}), {first, second, with_emails()});
  EXPECT_EQ(outcome.counts.kpis[0].count.flagged, 2);
  EXPECT_EQ(outcome.counts.axes[0].segments.size(), 2U);
  EXPECT_EQ(outcome.flagged.size(), 2U);
}

TEST(Pass, SegmentsByTrimmedValueWithNoneApart) {
  const Records records = Records({"id", "name", "email", "city"})
                              .row({"1", "Ana", nullptr, "Santos  "})
                              .row({"2", "Bia", "bia@oficina.com.br", "Santos"})
                              .row({"3", "Caio", "x", nullptr})
                              .row({"4", "Davi", nullptr, "  "})
                              .row({"5", "Eva", nullptr, "Américo"});
  const Outcome outcome = pass(rules({"no_email"}, {"city"}), records);
  const KpiCount one_missing = {1, 0, {.missing = 1}};
  const KpiCount one_each = {2, 0, {.missing = 1, .placeholder = 1}};
  EXPECT_THAT(
      outcome.counts.axes,
      ElementsAre(AxisCount{
          "city", {{"", 2, {one_each}}, {"Américo", 1, {one_missing}}, {"Santos", 2, {one_missing}}}}));
}

TEST(Pass, InactiveRecordsAreLeftOutOfEveryCount) {
  const Records records = Records({"id", "name", "email", "active"})
                              .row({"1", "Ana", nullptr, "1"})
                              .row({"2", "Bia", nullptr, "false"})
                              .row({"3", "Caio", nullptr, " NÃO "})
                              .row({"4", "Davi", nullptr, nullptr});
  const Outcome outcome = pass(rules({"no_email"}, {"active"}), records);
  EXPECT_EQ(outcome.counts.total, 2);
  EXPECT_EQ(outcome.counts.inactive, 2);
  EXPECT_EQ(outcome.counts.kpis[0].count.flagged, 2);
  EXPECT_EQ(outcome.flagged.size(), 2U);
}

TEST(Pass, IgnoredRecordsAndThoseTheJobIsNotAboutAreLeftOut) {
  Rules used = rules({"no_email"});
  used.ignore = {"1"};
  used.only = {{"state", {"SP", " MG"}}, {"segment", {"varejo", ""}}};
  const Records records = Records({"id", "name", "email", "state", "segment", "active"})
                              .row({" 1", "Consumidor final", nullptr, "SP", "varejo", "1"})
                              .row({"2", "Bia", nullptr, "MG  ", nullptr, "1"})
                              .row({"3", "Caio", nullptr, "RJ", "varejo", "0"})
                              .row({"4", "Davi", nullptr, "SP", "atacado", "1"})
                              .row({"5", "Eva", nullptr, "SP", "varejo", "0"});
  const Outcome outcome = pass(used, records);
  EXPECT_EQ(outcome.counts.total, 1);
  EXPECT_EQ(outcome.counts.inactive, 1);
  EXPECT_EQ(outcome.flagged.at(0).id, "2");
}

TEST(Pass, WhoDeclinedIsCountedApartAndNotFlagged) {
  const Records records = Records({"id", "name", "email", "phone", "mobile", "declined"})
                              .row({"1", "Ana", nullptr, nullptr, nullptr, "E-mail"})
                              .row({"2", "Bia", nullptr, nullptr, nullptr, "celular; telefone / email"})
                              .row({"3", "Caio", "caio@oficina.com.br", nullptr, nullptr, "email"});
  const Outcome outcome = pass(rules({"no_email", "no_phone", "no_mobile", "no_contact"}, {"name"}), records);
  const auto& kpis = outcome.counts.kpis;
  EXPECT_EQ(kpis[0].count, (KpiCount{0, 2, {}}));
  EXPECT_EQ(kpis[1].count, (KpiCount{2, 1, {.missing = 2}}));
  EXPECT_EQ(kpis[2].count, (KpiCount{2, 1, {.missing = 2}}));
  EXPECT_EQ(kpis[3].count, (KpiCount{1, 1, {.missing = 1}}));
  EXPECT_EQ(outcome.counts.axes[0].segments[1],
            (SegmentCount{"Bia", 1, {{0, 1, {}}, {0, 1, {}}, {0, 1, {}}, {0, 1, {}}}}));
  EXPECT_EQ(outcome.flagged.size(), 2U);
}

TEST(Pass, AKpiNoneOfWhoseColumnsTheQueryYieldsIsNotMapped) {
  const Outcome outcome = pass(rules({"no_mobile", "no_email"}), with_emails().row({"1", "Ana", nullptr}));
  EXPECT_FALSE(outcome.counts.kpis[0].mapped);
  EXPECT_EQ(outcome.counts.kpis[0].count, KpiCount{});
  EXPECT_TRUE(outcome.counts.kpis[1].mapped);
  EXPECT_EQ(outcome.flagged.at(0).flagged, 2U);
}

TEST(Pass, HandsOnWhatADetailReportSays) {
  const Records records = Records({"created_at", "city", "owner", "mobile", "phone", "email", "tax_id",
                                   "name", "id", "state", "updated_at"})
                              .row({"2026-11-16", " Santos", "ana", "(11) 3871-4613", "(11) 3871-4613", "x@",
                                    "1 ", " Óleo Ltda ", " 7 ", nullptr, "20261117"});
  Finding expected;
  expected.id = "7";
  expected.flagged = expected.before = 0b101;
  expected.traits = {"", "Santos", "ana"};
  expected.created_at = std::chrono::sys_days(std::chrono::year(2026) / 11 / 16);
  expected.updated_at = std::chrono::sys_days(std::chrono::year(2026) / 11 / 17);
  expected.name = "Óleo Ltda";
  expected.tax_id = "1";
  expected.email = "x@";
  expected.phone = expected.mobile = "(11) 3871-4613";
  expected.owner = "ana";
  expected.email_state = ContactState::Malformed;
  expected.phone_state = ContactState::Usable;
  expected.mobile_state = ContactState::Landline;
  const Outcome outcome = pass(rules({"no_email", "no_phone", "no_mobile"}, {"state", "city"}), records);
  EXPECT_THAT(outcome.flagged, ElementsAre(expected));
}

TEST(Pass, CutsAValueThatNobodyCanReadAtACharacterAndSaysSo) {
  std::string name = "x";
  while (name.size() < 100'000) name += "ã";
  const Outcome outcome = pass(rules({"no_email"}), with_emails().row({"1", name.c_str(), nullptr}));
  const std::string& shown = outcome.flagged.at(0).name;
  EXPECT_LT(shown.size(), 5000U);
  EXPECT_EQ(shown.substr(shown.size() - 5), "ã…");
}

TEST(Pass, AddsUpTheValuesThatTheSourceReplaced) {
  Batch batch = with_emails().row({"1", "Jo\uFFFDo", nullptr}).batch();
  batch.replaced = 3;
  const Rules used = rules({"no_email"});
  const RegistryRules registry = registry_of(used);
  Pass pass({registry, {{&used}}, {}}, with_emails().columns(), "nowhere", nullptr);
  pass.add(batch);
  EXPECT_EQ(pass.finish().front().replaced, 3);
}

TEST(Pass, NamesAllMissingColumnsAndThoseThatAreThere) {
  Rules used = rules({"no_email"}, {"segment", "city"});
  used.only = {{"state", {"SP"}}, {"segment", {"varejo"}}};
  const std::string text = refused(used, Records({"nome", "id", "city"}));
  EXPECT_THAT(text,
              AllOf(HasSubstr("lacks columns: name, segment, state;"), HasSubstr("yields: nome, id, city;")));
}

TEST(Pass, RefusesAColumnThatStandsTwice) {
  EXPECT_THAT(refused(rules({}), Records({"id", "name", "email", "id", "email", "email"})),
              HasSubstr("more than once: id, email;"));
}

TEST(Pass, RefusesANullOrBlankIdAtOnceAndSaysWhere) {
  EXPECT_THAT(refused(rules({}), with_emails().row({"1", "Ana", nullptr}).row({nullptr, "Bia", nullptr})),
              HasSubstr("record 2 of the query has no id"));
  EXPECT_THAT(refused(rules({}), with_emails().row({"  ", "Ana", nullptr})), HasSubstr("record 1"));
}

TEST(Pass, RefusesIdsThatOccurTwiceWhereverTheyAre) {
  Rules used = rules({});
  used.ignore = {"2"};
  const Records records = Records({"id", "name", "active"})
                              .row({"2", "Ana", "1"})
                              .row({"2 ", "Bia", "1"})
                              .row({"3", "Caio", "1"})
                              .row({"3", "Davi", "0"});
  EXPECT_THAT(refused(used, records), HasSubstr("(2 of them): 2, 3;"));
}

TEST(Pass, RefusesAnIdOfManyKilobytes) {
  EXPECT_THAT(refused(rules({}), with_emails().row({std::string(5000, '1').c_str(), "Ana", nullptr})),
              HasSubstr("has 5000 bytes"));
}

TEST(Pass, RefusesAnAxisWithTooManyValues) {
  Records records = with_emails();
  for (std::size_t i = 0; i <= Segments::kMostValues; ++i) {
    records.row({std::to_string(i + 1).c_str(), std::to_string(i).c_str(), nullptr});
  }
  EXPECT_THAT(refused(rules({}, {"name"}), records),
              AllOf(HasSubstr("axis name"), HasSubstr("10000 values")));
}

/// A registry on which other jobs use more KPIs and columns than those of any test's views.
RegistryRules shared_registry() {
  Rules all = rules({"no_contact", "no_email", "no_mobile", "no_phone"}, {"city", "region"});
  all.only = {{"segment", {"varejo"}}};
  return registry_of(all);
}

TEST(Pass, JudgesForAllJobsAndCountsForEachWhatItIsAbout) {
  const Records records = Records({"id", "name", "email", "phone", "segment", "city", "owner"})
                              .row({"1", "Ana", nullptr, "(11) 3871-4613", "varejo", "Santos", "eva"})
                              .row({"2", "Bia", "bia@oficina.com.br", nullptr, "varejo", nullptr, "davi"})
                              .row({"3", "Caio", nullptr, nullptr, "atacado", "Santos", "eva"});
  Rules of_retail = rules({"no_phone"});
  of_retail.only = {{"segment", {"varejo"}}};
  const Rules of_all = rules({"no_email"}, {"city"});
  const RegistryRules registry = shared_registry();
  FindingList list;
  Pass pass({registry, {{&of_retail}, {&of_all}}, {}}, records.columns(), "nowhere", &list);
  pass.add(records.batch());
  const std::vector<Counts> counts = pass.finish();

  EXPECT_EQ(counts.at(0).total, 2);
  ASSERT_EQ(counts[0].kpis.size(), 1U);
  EXPECT_EQ(counts[0].kpis[0].count, (KpiCount{1, 0, {.missing = 1}}));
  EXPECT_EQ(counts[0].owners,
            (AxisCount{"owner", {{"davi", 1, {{1, 0, {.missing = 1}}}}, {"eva", 1, {{}}}}}));
  EXPECT_EQ(counts.at(1).total, 3);
  EXPECT_EQ(counts[1].axes.at(0),
            (AxisCount{"city", {{"", 1, {{}}}, {"Santos", 2, {{2, 0, {.missing = 2}}}}}}));
  ASSERT_EQ(list.findings.size(), 3U);
  EXPECT_EQ(list.findings[2].flagged, 0b1111U);
  EXPECT_THAT(list.findings[2].traits, ElementsAre("Santos", "", "atacado", "eva"));
}

TEST(Pass, TellsOfAnUnflaggedRecordThatIsWantedWithItsNameAlone) {
  const Records records =
      with_emails().row({"1", "Ana", "ana@oficina.com.br"}).row({"2", "Bia", "bia@oficina.com.br"});
  const Rules used = rules({"no_email"});
  const RegistryRules registry = registry_of(used);
  FindingList list;
  list.wanted = {"2"};
  Pass pass({registry, {{&used}}, {}}, records.columns(), "nowhere", &list);
  pass.add(records.batch());
  Finding expected;
  expected.id = "2";
  expected.name = "Bia";
  expected.traits = {""};
  EXPECT_THAT(list.findings, ElementsAre(expected));
}

TEST(Pass, SaysWhatTheRulesOfThePreviousPassWouldHaveSaid) {
  const Records records = with_emails()
                              .row({"1", "Ana", "compras@oficina.com.br"})
                              .row({"2", "Bia", nullptr})
                              .row({"3", "Caio", "bia@oficina.com.br"});
  Rules used = rules({"no_contact", "no_email"});
  const std::vector<std::string> own = {"compras@oficina.com.br"};
  used.placeholders = std::make_shared<const Placeholders>(own);
  const RegistryRules registry = registry_of(used);
  Rules earlier = rules({"no_email", "no_name"});
  earlier.ignore = {"2"};
  const RegistryRules before = registry_of(earlier);
  FindingList list;
  Pass pass({registry, {{&used}}, {}, &before}, records.columns(), "nowhere", &list);
  pass.add(records.batch());
  ASSERT_EQ(list.findings.size(), 2U);
  EXPECT_EQ(list.findings[0].flagged, 0b11U);
  EXPECT_EQ(list.findings[0].before, 0b01U);  // what no_contact would have said is not known
  EXPECT_EQ(list.findings[1].flagged, 0b11U);
  EXPECT_EQ(list.findings[1].before, 0U);
}

TEST(Pass, CountsWhoWasRegisteredSinceThePreviousSnapshot) {
  const auto registered = [](const Records& records, std::optional<Instant> since) {
    const Rules used = rules({"no_email"});
    const RegistryRules registry = registry_of(used);
    Pass pass({registry, {{&used, since}}, {}}, records.columns(), "nowhere", nullptr);
    pass.add(records.batch());
    return pass.finish().front().registered;
  };
  const Instant since = std::chrono::sys_days(std::chrono::year(2026) / 11 / 9);
  const Records records = Records({"id", "name", "email", "created_at"})
                              .row({"1", "Ana", nullptr, "2026-11-09"})
                              .row({"2", "Bia", nullptr, "2026-11-09 00:00:01"})
                              .row({"3", "Caio", nullptr, nullptr});
  EXPECT_EQ(registered(records, since), 1);
  EXPECT_EQ(registered(records, std::nullopt), std::nullopt);
  EXPECT_EQ(registered(with_emails(), since), std::nullopt);
}

TEST(Pass, LeavesOutOwnersWhereThereAreTooManyOfThem) {
  Records records({"id", "name", "owner"});
  for (std::size_t i = 0; i <= Segments::kMostValues; ++i) {
    records.row({std::to_string(i + 1).c_str(), "Ana", std::to_string(i).c_str()});
  }
  EXPECT_EQ(pass(rules({"no_name"}), records).counts.owners, std::nullopt);
}

TEST(Pass, RefusesAnUnknownKpi) {
  EXPECT_THAT(refused(rules({"no_fax"}), with_emails()), HasSubstr("no KPI no_fax"));
}

TEST(Pass, TellsOfValuesThatTooManyRecordsShare) {
  Rules shared = rules({"no_email"});
  shared.suspect_above = 1;
  const Records records = Records({"id", "name", "email"})
                              .row({"1", "Ana", "loja@oficina.com.br"})
                              .row({"2", "Bia", "LOJA@oficina.com.br"})
                              .row({"3", "Caio", "caio@gmail.com"});
  EXPECT_THAT(pass(shared, records).counts.suspects, ElementsAre(Suspect{"email", "loja@oficina.com.br", 2}));
  shared.suspect_above = 0;
  EXPECT_THAT(pass(shared, records).counts.suspects, ElementsAre());
}

}  // namespace
}  // namespace boletim
