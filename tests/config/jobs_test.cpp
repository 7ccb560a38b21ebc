#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/a_configuration.h"

namespace boletim {
namespace {

using testing::ElementsAre;
using testing::Field;
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

SharedList<ReportSpec> reports(const std::string& text) {
  return a_configuration().job("reports", text).job("deliver", "").good_job().reports;
}
std::vector<std::string> report_errors(const std::string& text) {
  return a_configuration().job("reports", text).job("deliver", "").errors();
}

TEST(Reports, HaveShortAndLongForms) {
  const ReportSpec trend_pdf{ReportKind::Trend, Format::Pdf, {}, {}},
      trend_csv{ReportKind::Trend, Format::Csv, {}, {}};
  EXPECT_THAT(reports("{ trend: pdf }"), ElementsAre(trend_pdf));
  EXPECT_THAT(reports("{ trend: [pdf, csv] }"), ElementsAre(trend_pdf, trend_csv));
  EXPECT_THAT(reports("{ trend: { pdf, csv } }"), ElementsAre(trend_pdf, trend_csv));
  EXPECT_THAT(reports("{ trend: { csv: {}, pdf: {} } }"), ElementsAre(trend_csv, trend_pdf));
}

TEST(Reports, ADetailPdfHasALimitUnlessToldOtherwise) {
  EXPECT_EQ(reports("{ detail: pdf }").at(0).limit, 200);
  EXPECT_EQ(reports("{ detail: { pdf: { limit: 500 } } }").at(0).limit, 500);
  EXPECT_EQ(reports("{ detail: { pdf: { limit: none } } }").at(0).limit, std::nullopt);
  EXPECT_EQ(reports("{ detail: csv }").at(0).limit, std::nullopt);
  EXPECT_EQ(reports("{ detail: pdf }").at(0).pages, 1000);
  EXPECT_EQ(reports("{ detail: { pdf: { pages: 500 } } }").at(0).pages, 500);
}

TEST(Reports, AFollowUpPdfHasLimitsUnlessToldOtherwise) {
  EXPECT_EQ(reports("{ follow_up: pdf }").at(0).limit, 200);
  EXPECT_EQ(reports("{ follow_up: pdf }").at(0).oldest, 20);
  EXPECT_EQ(reports("{ follow_up: { pdf: { limit: none, oldest: 50 } } }").at(0).limit, std::nullopt);
  EXPECT_EQ(reports("{ follow_up: { pdf: { limit: none, oldest: 50 } } }").at(0).oldest, 50);
  EXPECT_EQ(reports("{ follow_up: csv }").at(0).oldest, std::nullopt);
  EXPECT_THAT(report_errors("{ follow_up: { pdf: { oldest: 0 } } }"),
              ElementsAre(HasSubstr("expected a whole number from 1 to 1000000")));
}

TEST(Reports, AHistoryHasNothingToSet) {
  EXPECT_EQ(reports("{ history: [pdf, csv] }").at(1).kind, ReportKind::History);
  EXPECT_THAT(report_errors("{ history: { pdf: { limit: 5 } } }"),
              ElementsAre(HasSubstr("unknown key 'limit'")));
}

TEST(Reports, ACsvTakesWhatItDoesNotSayFromTheLanguage) {
  EXPECT_EQ(reports("{ detail: { csv: { bom: false } } }").at(0).dialect, (CsvDialect{';', ',', false}));
  EXPECT_EQ(reports("{ detail: { csv: { separator: \",\", decimal: \".\" } } }").at(0).dialect,
            (CsvDialect{',', '.', true}));
  EXPECT_EQ(reports("{ detail: { csv: { separator: tab } } }").at(0).dialect, (CsvDialect{'\t', ',', true}));
  EXPECT_THAT(report_errors("{ detail: { csv: { separator: \",\" } } }"),
              ElementsAre(HasSubstr("separator and decimal are equal")));
  EXPECT_THAT(report_errors("{ detail: { csv: { separator: x } } }"),
              ElementsAre(HasSubstr("'separator' is 'x'")));
}

TEST(Reports, AWorkbookHasAllRowsUnlessItIsLimited) {
  EXPECT_THAT(reports("{ trend: [pdf, csv, xlsx] }"),
              ElementsAre(Field(&ReportSpec::format, Format::Pdf), Field(&ReportSpec::format, Format::Csv),
                          Field(&ReportSpec::format, Format::Xlsx)));
  EXPECT_EQ(reports("{ detail: xlsx }").at(0), (ReportSpec{ReportKind::Detail, Format::Xlsx, {}, {}}));
  EXPECT_EQ(reports("{ detail: { csv: {}, xlsx: { limit: 5000 } } }").at(1).limit, 5000);
  EXPECT_EQ(reports("{ detail: { xlsx: { limit: none } } }").at(0).limit, std::nullopt);
  EXPECT_EQ(reports("{ follow_up: xlsx }").at(0).limit, std::nullopt);
  EXPECT_EQ(reports("{ follow_up: { xlsx: { limit: 10, oldest: 5 } } }").at(0).oldest, 5);
  EXPECT_EQ(reports("{ history: [csv, xlsx] }").at(1).format, Format::Xlsx);
  EXPECT_THAT(report_errors("{ trend: { xlsx: { limit: 5 } } }"), ElementsAre("unknown key 'limit'"));
  EXPECT_THAT(report_errors("{ detail: { xlsx: { limit: 0 } } }"),
              ElementsAre(HasSubstr("from 1 to 1000000")));
}

TEST(Reports, UnknownAndDoubledFormatsAreErrors) {
  EXPECT_THAT(report_errors("{ trend: [pfd] }"), ElementsAre("unknown format 'pfd'; did you mean 'pdf'?"));
  EXPECT_THAT(report_errors("{ trend: [pdf, pdf] }"), ElementsAre("format 'pdf' is given twice"));
  EXPECT_THAT(report_errors("{ trend: { pdf: { limit: 5 } } }"), ElementsAre("unknown key 'limit'"));
  EXPECT_THAT(report_errors("{ detail: { pdf: { limit: 0 } } }"),
              ElementsAre(HasSubstr("from 1 to 1000000")));
  EXPECT_THAT(report_errors("pdf"),
              ElementsAre("a single value; expected a mapping with keys such as 'trend'"));
}

TEST(Deliver, AttachesWhatTheJobWrites) {
  const Job job =
      a_configuration()
          .job("deliver", "[bruno, { to: [ana, x@o.example], attach: [trend.pdf, detail.csv], if: always }]")
          .good_job();
  ASSERT_EQ(job.deliver.size(), 2U);
  EXPECT_THAT(job.deliver[0].attach, IsEmpty());
  EXPECT_EQ(job.deliver[1].to.size(), 2U);
  EXPECT_THAT(job.deliver[1].attach, ElementsAre(std::pair(ReportKind::Trend, Format::Pdf),
                                                 std::pair(ReportKind::Detail, Format::Csv)));
}

TEST(Deliver, CanNotAttachWhatTheJobDoesNotWrite) {
  EXPECT_THAT(
      a_configuration().job("deliver", "{ to: ana, attach: detail.pdf }").errors(),
      ElementsAre("the job writes no 'detail.pdf'; expected 'trend.pdf', 'trend.csv' or 'detail.csv'"));
}

/// Two axes are declared, and Bruno has a scope.
AConfiguration with_axes(const std::string& scope) {
  return a_configuration()
      .registry("axes", "{ city: Cidade, segment: Segmento }")
      .root("people", "{ ana: ana@o.example, bruno: { email: b@o.example, scope: " + scope + " } }")
      .root("groups", "{ gerencia: [ana, bruno] }");
}

TEST(Deliver, GivesAPersonOnlyTheirScope) {
  const Job job = with_axes("{ City: [Valinhos, Campinas, Valinhos], segment: Varejo }")
                      .job("deliver", "gerencia")
                      .good_job();
  ASSERT_EQ(job.deliver[0].to.size(), 2U);
  EXPECT_THAT(job.deliver[0].to[0].scope, IsEmpty());
  EXPECT_EQ(job.deliver[0].to[1].scope, (Scope{{"city", {"Campinas", "Valinhos"}}, {"segment", {"Varejo"}}}));
}

TEST(Deliver, AScopeIsOfAxesThatTheRegistryDeclares) {
  const std::vector<std::string> errors =
      with_axes("{ citi: Campinas }").job("deliver", "[ana, { to: [gerencia] }]").errors();
  EXPECT_THAT(errors, ElementsAre("the scope of 'bruno': registry 'customers' has no axis 'citi'; "
                                  "did you mean 'city'?"));
}

TEST(Deliver, WithoutDeclaredAxesAScopeAsksForAnyColumn) {
  EXPECT_EQ(with_axes("{ citi: Campinas }").registry("axes", "").job("deliver", "bruno").errors(),
            std::vector<std::string>{});
}

TEST(Deliver, AScopeSaysWhichValues) {
  EXPECT_THAT(with_axes("{ city: [] }").job("deliver", "bruno").errors(),
              ElementsAre("no value for 'city'; expected those that count, such as [SP, MG]"));
  EXPECT_THAT(with_axes("Campinas").job("deliver", "bruno").errors(),
              ElementsAre("expected a mapping of columns to values, such as { state: [SP, MG] }"));
}

TEST(Deliver, AnEmptyScopeIsNotOneOfAll) {
  for (const char* empty : {"", "{}", "null"})
    EXPECT_THAT(with_axes(empty).job("deliver", "ana").errors(),
                ElementsAre(HasSubstr("'scope' is empty; expected")))
        << empty;
  EXPECT_THAT(with_axes("{ city: Campinas, City: Valinhos }").job("deliver", "bruno").errors(),
              ElementsAre("column 'City' is given twice; expected all its values in one list"));
}

TEST(Deliver, ABareAddressOpensNoMoreThanTheNameOfWhoHasIt) {
  const Job job = with_axes("{ city: Campinas }").job("deliver", "[B@O.example, x@o.example]").good_job();
  EXPECT_EQ(job.deliver[0].to[0].person.value, "bruno");
  EXPECT_EQ(job.deliver[0].to[0].scope, (Scope{{"city", {"Campinas"}}}));
  EXPECT_EQ(job.deliver[1].to[0].person.value, "");
}

TEST(Deliver, TwoOfOneAddressWhoAreNotToldTheSameAreNoRecipientsOfOneMail) {
  const std::string people = "{ ana: ana@o.example, bia: { email: Ana@o.example, scope: { city: A } } }";
  const AConfiguration both = a_configuration().root("people", people).root("groups", "");
  for (const char* to : {"{ to: [ana, bia] }", "ana@o.example"})
    EXPECT_THAT(AConfiguration(both).job("deliver", to).errors(),
                ElementsAre(HasSubstr("'ana' and 'bia' have one address, but not one 'scope' and 'sees'")))
        << to;
  EXPECT_THAT(AConfiguration(both).job("deliver", "[ana, bia]").errors(), IsEmpty());
}

TEST(Deliver, AttachesSomethingWhereItSaysWhat) {
  for (const char* nothing : {"[]", "null"})
    EXPECT_THAT(
        a_configuration().job("deliver", "{ to: ana, attach: " + std::string(nothing) + " }").errors(),
        ElementsAre("'attach' is empty; expected documents such as 'trend.pdf', or no 'attach' for all"));
}

TEST(Deliver, ADetailReportIsNotAllThatSomebodyGetsWhoSeesTotals) {
  const std::string totals = "{ ana: ana@o.example, bruno: { email: b@o.example, sees: totals } }";
  const auto errors = [&](const char* to) {
    return a_configuration()
        .root("people", totals)
        .job("deliver", "{ to: " + std::string(to) + ", attach: detail.csv }")
        .errors();
  };
  EXPECT_THAT(errors("bruno"),
              ElementsAre(HasSubstr("who sees totals gets no detail report; expected another")));
  EXPECT_THAT(errors("[ana, bruno]"), IsEmpty());
}

TEST(Deliver, SplitsByAnAxisOfTheRegistry) {
  const std::string scope = "{ city: Campinas }";
  EXPECT_EQ(with_axes(scope).job("deliver", "{ to: ana, split_by: City }").good_job().deliver[0].split_by,
            "city");
  EXPECT_THAT(with_axes(scope).job("deliver", "{ to: ana, split_by: segmnt }").errors(),
              ElementsAre("registry 'customers' has no axis 'segmnt'; did you mean 'segment'?"));
}

TEST(Deliver, GoesOutAlwaysOrIfSomethingChangedOrIfAConditionHolds) {
  const auto delivery = [](const std::string& condition) {
    return a_configuration().job("deliver", "{ to: ana, if: " + condition + " }").good_job().deliver[0];
  };
  EXPECT_FALSE(delivery("always").if_changed || delivery("always").when);
  EXPECT_TRUE(delivery("changed").if_changed);
  EXPECT_EQ(delivery("no_email.percent above 10").when, parse_condition("no_email.percent above 10"));
}

TEST(Deliver, ItsConditionIsOneAndAboutWhatTheJobCounts) {
  const auto errors = [](const std::string& condition) {
    return a_configuration().job("deliver", "{ to: ana, if: " + condition + " }").errors();
  };
  EXPECT_THAT(errors("change"),
              ElementsAre("no condition: 'change'; expected 'always', 'changed' or a condition such as "
                          "'no_email.percent above 10'"));
  EXPECT_THAT(errors("no_mail rises 2"),
              ElementsAre("'no_mail' is not counted by the job; did you mean 'no_email'?"));
  EXPECT_THAT(errors("[changed]"),
              ElementsAre("'if' is a list; expected 'always', 'changed' or one condition"));
}

TEST(Jobs, SuppressGroupsOfTwoOrMore) {
  EXPECT_EQ(a_configuration().good_job().suppress_below, 0);
  EXPECT_EQ(a_configuration().job("suppress_below", "5").good_job().suppress_below, 5);
  EXPECT_THAT(a_configuration().job("suppress_below", "1").errors(),
              ElementsAre(HasSubstr("from 2 to 1000000")));
}

}  // namespace
}  // namespace boletim
