#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/a_configuration.h"

namespace boletim {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using namespace std::chrono_literals;

std::vector<std::string> addresses(const SharedList<Recipient>& recipients) {
  std::vector<std::string> addresses;
  for (const Recipient& recipient : recipients) addresses.push_back(recipient.address);
  return addresses;
}

TEST(Jobs, EveryKeyIsRead) {
  const Job job = a_configuration()
                      .registry("axes", "{ city: Cidade, segment: Segmento }")
                      .job("title", "Qualidade do cadastro")
                      .job("only", "{ STATE: [SP, MG], country: BR }")
                      .job("axes", "[Segment, city]")
                      .job("period", "monthly")
                      .job("timezone", "America/Manaus")
                      .job("locale", "en")
                      .job("enabled", "false")
                      .job("from", "2026-01-01")
                      .job("until", "2026-12-31")
                      .job("periods", "24")
                      .job("chart", "bar")
                      .job("on_failure", "[bruno, ti@oficina.example]")
                      .job("misfire", "all")
                      .job("on_doubt", "hold")
                      .job("retry", "2d")
                      .job("overlap", "queue")
                      .job("jitter", "10m")
                      .job("start_by", "2h")
                      .job("run_within", "45m")
                      .job("hold_if", "[total falls 20%, no_email.percent rises 2pp]")
                      .good_job();
  using namespace std::chrono;
  EXPECT_EQ(job.title, "Qualidade do cadastro");
  EXPECT_EQ(job.rules.only,
            (std::map<std::string, std::vector<std::string>>{{"country", {"BR"}}, {"state", {"SP", "MG"}}}));
  EXPECT_EQ(job.rules.axes, (std::vector<Axis>{{"segment", "Segmento"}, {"city", "Cidade"}}));
  EXPECT_EQ(job.timetable.period, PeriodKind::Monthly);
  EXPECT_EQ(job.timetable.zone.name(), "America/Manaus");
  EXPECT_EQ(job.locale, Locale::En);
  EXPECT_FALSE(job.enabled);
  EXPECT_EQ(job.timetable.from, 2026y / January / 1);
  EXPECT_EQ(job.timetable.until, 2026y / December / 31);
  EXPECT_EQ(job.periods, 24);
  EXPECT_EQ(job.chart, ChartKind::Bar);
  EXPECT_THAT(addresses(job.on_failure), ElementsAre("bruno@oficina.example", "ti@oficina.example"));
  EXPECT_EQ(job.misfire, Misfire::All);
  EXPECT_EQ(job.on_doubt, OnDoubt::Hold);
  EXPECT_EQ(job.retry, 48h);
  EXPECT_EQ(job.overlap, Overlap::Queue);
  EXPECT_EQ(job.jitter, 10min);
  EXPECT_EQ(job.start_by, 2h);
  EXPECT_EQ(job.run_within, 45min);
  EXPECT_EQ(job.hold_if, (std::vector<Condition>{*parse_condition("total falls 20%"),
                                                 *parse_condition("no_email.percent rises 2pp")}));
}

TEST(Jobs, DefaultsHoldWhereAJobSaysNothing) {
  const AConfiguration base = a_configuration().root(
      "defaults", "{ axes: city, retry: 1h, on_failure: ti@oficina.example, locale: en }");
  EXPECT_EQ(base.good_job().rules.axes, (std::vector<Axis>{{"city", "City"}}));
  EXPECT_EQ(base.good_job().retry, 1h);
  EXPECT_THAT(addresses(base.good_job().on_failure), ElementsAre("ti@oficina.example"));
  const Job own = AConfiguration(base).job("axes", "[]").job("retry", "2h").good_job();
  EXPECT_THAT(own.rules.axes, IsEmpty());
  EXPECT_EQ(own.retry, 2h);
}

TEST(Jobs, ZoneLanguageAndCalendarComeFromTheWhole) {
  const Job job = a_configuration()
                      .root("timezone", "America/Recife")
                      .root("locale", "en")
                      .root("calendar", "br-bank")
                      .good_job();
  EXPECT_EQ(job.timetable.zone.name(), "America/Recife");
  EXPECT_EQ(job.locale, Locale::En);
  EXPECT_EQ(job.timetable.calendar, Calendar("br-bank"));
}

TEST(Jobs, ListsMayBeEmpty) {
  const Job job = a_configuration().job("axes", "").job("reports", "{}").job("deliver", "[]").good_job();
  EXPECT_THAT(job.reports, IsEmpty());
  EXPECT_THAT(job.deliver, IsEmpty());
}

TEST(Jobs, NeedAnIdKpisAndASchedule) {
  EXPECT_THAT(a_configuration().job("id", "").errors(),
              ElementsAre("a job without 'id'; expected a name of its own"));
  EXPECT_THAT(a_configuration().job("kpis", "").errors(),
              ElementsAre(HasSubstr("no 'kpis'; expected what to count")));
  EXPECT_THAT(a_configuration().job("kpis", "[]").errors(),
              ElementsAre(HasSubstr("no KPI; expected one or more")));
  EXPECT_THAT(a_configuration().job("schedule", "").errors(),
              ElementsAre(HasSubstr("no 'schedule'; expected when")));
}

TEST(Jobs, AnIdCanStandInAFilesName) {
  for (const char* id : {"../etc", "a b", "relatório", "-x", "[a]"})
    EXPECT_EQ(a_configuration().job("id", id).errors().size(), 1U) << id;
}

TEST(Jobs, CountAKpiOnceAndOnlyWhatThereIs) {
  EXPECT_THAT(a_configuration().job("kpis", "[no_email, no_email]").errors(),
              ElementsAre("KPI 'no_email' is given twice"));
  EXPECT_THAT(a_configuration().job("kpis", "[no_emails]").errors(),
              ElementsAre("unknown KPI 'no_emails'; did you mean 'no_email'?"));
  EXPECT_THAT(a_configuration().job("kpis", "[[no_email]]").errors(),
              ElementsAre("a list; expected a KPI such as 'no_email'"));
}

TEST(Jobs, AnAxisIsDeclaredIfTheRegistryDeclaresAny) {
  EXPECT_THAT(a_configuration().registry("axes", "{ city: Cidade }").job("axes", "[town]").errors(),
              ElementsAre("registry 'customers' has no axis 'town'; expected 'city'"));
  EXPECT_THAT(a_configuration().job("axes", "[Town]").good_job().rules.axes,
              ElementsAre(Axis{"town", "Town"}));
  EXPECT_THAT(a_configuration().job("axes", "[town, TOWN]").errors(),
              ElementsAre("axis 'TOWN' is given twice"));
}

TEST(Jobs, ReferToSourcesAndRegistriesThatExist) {
  EXPECT_THAT(a_configuration().job("source", "epr").errors(),
              ElementsAre("no source 'epr'; did you mean 'erp'?"));
  EXPECT_THAT(a_configuration().job("registry", "costumers").errors(),
              ElementsAre("source 'erp' has no registry 'costumers'; did you mean 'customers'?"));
}

TEST(Jobs, NameTheirSourceWhereThereAreSeveral) {
  const ConfigurationFiles files;
  files.write("boletim.yaml", R"(sources:
  erp: { connector: sqlite, file: a, registries: { suppliers: { query: q }, partners: { query: q } } }
  crm: { connector: sqlite, file: a, registries: { suppliers: { query: q }, customers: { query: q } } }
jobs:
  - { id: a, kpis: no_email, schedule: { every: day, at: "08:00" } }
  - { id: b, kpis: no_email, schedule: { every: day, at: "08:00" }, source: erp }
  - { id: c, kpis: no_email, schedule: { every: day, at: "08:00" }, source: crm }
)");
  EXPECT_THAT(files.errors(),
              ElementsAre("boletim.yaml:5:5: error: no 'source'; expected 'crm' or 'erp'",
                          "boletim.yaml:6:5: error: no 'registry'; expected 'partners' or 'suppliers'"));
  EXPECT_EQ(files.load().configuration.jobs.at(2).registry.value, "customers");
}

TEST(Jobs, CallTheirRecordsAsTheRegistryDoes) {
  EXPECT_EQ(a_configuration().good_job().noun, Noun::Customers);
  const ConfigurationFiles files;
  files.write(
      "boletim.yaml",
      R"(sources: { erp: { connector: sqlite, file: a, registries: { suppliers: { query: q }, x: { query: q } } } }
defaults: { kpis: no_email, schedule: { every: day, at: "08:00" } }
jobs: [{ id: a, registry: suppliers }, { id: b, registry: x }]
)");
  EXPECT_EQ(files.load().configuration.jobs.at(0).noun, Noun::Suppliers);
  EXPECT_EQ(files.load().configuration.jobs.at(1).noun, Noun::Records);
}

TEST(Jobs, EndAfterTheyBegin) {
  EXPECT_THAT(a_configuration().job("from", "2026-02-01").job("until", "2026-01-31").errors(),
              ElementsAre("'until' lies before 'from'"));
}

TEST(Jobs, TakeTheirLimitsFromTheDefaultsToo) {
  const Job job = a_configuration()
                      .root("defaults",
                            "{ overlap: queue, jitter: 5m, start_by: 1h, run_within: 30m, "
                            "hold_if: no_email rises 50 }")
                      .good_job();
  EXPECT_EQ(job.overlap, Overlap::Queue);
  EXPECT_EQ(job.jitter, 5min);
  EXPECT_EQ(job.start_by, 1h);
  EXPECT_EQ(job.run_within, 30min);
  EXPECT_EQ(job.hold_if.size(), 1U);
}

TEST(Jobs, WithoutLimitsHaveNone) {
  const Job job = a_configuration().good_job();
  EXPECT_EQ(job.overlap, Overlap::Skip);
  EXPECT_EQ(job.jitter, 0s);
  EXPECT_EQ(job.start_by, std::nullopt);
  EXPECT_EQ(job.run_within, std::nullopt);
  EXPECT_THAT(job.hold_if, IsEmpty());
}

TEST(Jobs, LimitsAreTimesAboveZero) {
  for (const std::string key : {"jitter", "start_by", "run_within"})
    EXPECT_THAT(a_configuration().job(key, "0s").errors(),
                ElementsAre("'" + key + "' is '0s'; expected a duration above zero such as 10m"));
  EXPECT_THAT(a_configuration().job("jitter", "1h").job("start_by", "30m").errors(),
              ElementsAre("'start_by' ends before 'jitter'; expected more than that"));
}

TEST(Jobs, HoldByWhatTheyCount) {
  EXPECT_THAT(a_configuration().job("hold_if", "no_emails rises 2pp").errors(),
              ElementsAre("'no_emails' is not counted by the job; did you mean 'no_email'?"));
  EXPECT_THAT(
      a_configuration().job("hold_if", "no_mobile above 10").errors(),
      ElementsAre("'no_mobile' is not counted by the job; expected 'total', 'no_email' or 'no_contact'"));
  EXPECT_THAT(a_configuration().job("hold_if", "[total falls]").errors(),
              ElementsAre("no condition: 'total falls'; expected a condition such as 'total falls 20%' or "
                          "'no_email.percent rises 2pp'"));
}

TEST(Jobs, ARecordIsFoundByAnAddressWithItsId) {
  EXPECT_EQ(a_configuration().job("record_url", "https://erp.example/partner/{id}").good_job().record_url,
            "https://erp.example/partner/{id}");
  EXPECT_EQ(a_configuration().good_job().record_url, "");
  for (const char* bad :
       {"https://erp.example/partner/", "erp.example/{id}", "ftp://erp.example/{id}", "https://{id}",
        "https://{id}.erp.example/", "https://erp{id}/{id}", "https:///{id}", "https://erp.example/{id} x",
        "https://erp.example/{name}/{id}", "javascript:{id}", "https://leitor:senha@erp.example/{id}"})
    EXPECT_THAT(a_configuration().job("record_url", "\"" + std::string(bad) + "\"").errors(),
                ElementsAre(HasSubstr("an address with {id} behind its host")))
        << bad;
}

TEST(Jobs, WhatThisVersionDoesNotActOnIsRefused) {
  EXPECT_THAT(a_configuration().job("alerts", "[{ to: ana, if: no_email rises 2pp }]").errors(),
              ElementsAre("'alerts' is known but not supported by this version; remove it"));
  EXPECT_THAT(
      a_configuration().job("type", "notice").errors(),
      ElementsAre("'type' other than 'report' is known but not supported by this version; remove it"));
  EXPECT_THAT(a_configuration().job("chart", "pie").errors(),
              ElementsAre(HasSubstr("expected 'line' or 'bar'")));
}

TEST(Jobs, WhatAsksForWhatIsDoneAnywayMayStand) {
  EXPECT_THAT(a_configuration()
                  .job("type", "report")
                  .job("evaluate", "stream")
                  .job("chart", "line")
                  .job("alerts", "[]")
                  .errors(),
              IsEmpty());
}

TEST(Jobs, SuppressGroupsOfTwoOrMore) {
  EXPECT_EQ(a_configuration().good_job().suppress_below, 0);
  EXPECT_EQ(a_configuration().job("suppress_below", "5").good_job().suppress_below, 5);
  EXPECT_THAT(a_configuration().job("suppress_below", "1").errors(),
              ElementsAre(HasSubstr("from 2 to 1000000")));
}

}  // namespace
}  // namespace boletim
