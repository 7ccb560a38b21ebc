// What boletim.yaml says of itself: paths, zone, language, calendars, KPIs, secrets.

#include <cstdlib>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "jobs/failure.h"
#include "tests/support/a_configuration.h"

namespace boletim {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(General, PathsAreRelativeToTheConfiguration) {
  const Configuration c =
      a_configuration().root("state", "sqlite:state/b.db").root("documents", "/srv/documents").good();
  EXPECT_EQ(c.state.file, c.directory + "/state/b.db");
  EXPECT_EQ(c.documents, "/srv/documents");
  EXPECT_EQ(c.state_dir, c.directory + "/var");
}

TEST(General, TheSystemsConfigurationKeepsItsStateInVarLib) {
  const Configuration c = load_configuration("/etc/boletim/").configuration;
  EXPECT_EQ(c.directory, "/etc/boletim");
  EXPECT_EQ(c.state_dir, "/var/lib/boletim");
  EXPECT_EQ(c.state.file, "/var/lib/boletim/boletim.db");
}

TEST(General, TheDirectoryIsTheOptionsThenTheVariablesThenTheSystems) {
  unsetenv("BOLETIM_CONFIG");
  EXPECT_EQ(configuration_directory(""), "/etc/boletim");
  setenv("BOLETIM_CONFIG", "/srv/boletim", 1);
  EXPECT_EQ(configuration_directory(""), "/srv/boletim");
  EXPECT_EQ(configuration_directory("here"), "here");
  unsetenv("BOLETIM_CONFIG");
}

TEST(General, AScalarStandsForAListOfOne) {
  EXPECT_THAT(a_configuration().root("colors", "\"#0068A8\"").good().colors, ElementsAre("#0068A8"));
}

TEST(General, TextStandsOnOneLine) {
  EXPECT_THAT(a_configuration().root("organization", "\"Oficina\\nBcc: x\"").errors(),
              ElementsAre(HasSubstr("more than one line, or a control character")));
  EXPECT_THAT(a_configuration().root("organization", "[Oficina]").errors(),
              ElementsAre("'organization' is a list; expected text"));
  EXPECT_THAT(a_configuration().root("organization", "\" \"").errors(), ElementsAre(HasSubstr("blank")));
}

TEST(General, WhatThisVersionDoesNotActOnIsRefused) {
  for (const char* key : {"console", "metrics"})
    EXPECT_THAT(
        a_configuration().root(key, "x").errors(),
        ElementsAre("'" + std::string(key) + "' is known but not supported by this version; remove it"));
}

TEST(General, WhatAsksForWhatIsDoneAnywayMayStand) {
  EXPECT_THAT(a_configuration().root("retention", "forever").errors(), IsEmpty());
  EXPECT_THAT(a_configuration().root("retention", "{ documents: forever, messages: forever }").errors(),
              IsEmpty());
  EXPECT_THAT(
      a_configuration().root("retention", "{ documents: forever, messages: 5y }").errors(),
      ElementsAre("'retention' other than 'forever' is known but not supported by this version; remove it"));
}

TEST(General, JobsNeedSourcesAndTheirMailsATransport) {
  EXPECT_THAT(a_configuration().root("mail", "").errors(),
              ElementsAre(HasSubstr("no 'mail'; expected how to send")));
  const AConfiguration silent = a_configuration().root("mail", "").job("deliver", "");
  EXPECT_THAT(AConfiguration(silent).errors(), IsEmpty());
  EXPECT_THAT(AConfiguration(silent).job("on_failure", "ana").errors(), ElementsAre(HasSubstr("no 'mail'")));
  EXPECT_THAT(AConfiguration(silent).root("expected_report", "{ to: ana }").errors(),
              ElementsAre(HasSubstr("no 'mail'")));
  const ConfigurationFiles files;
  files.write("boletim.yaml", "jobs: [{ id: a, kpis: no_email, schedule: { every: day, at: '08:00' } }]\n");
  EXPECT_THAT(files.errors(), ElementsAre(HasSubstr("no 'sources'; expected where the jobs read")));
}

TEST(General, TheDigestIsOfTheTextOfAllFilesInTheirOrder) {
  const auto digest = [](const std::string& a, const std::string& b) {
    const ConfigurationFiles files;
    files.write("boletim.yaml", a_configuration().text());
    files.write("jobs.d/a.yaml", a);
    files.write("jobs.d/b.yaml", b);
    return files.load().configuration.digest;
  };
  EXPECT_EQ(digest("# one", "# two"), digest("# one", "# two"));
  EXPECT_NE(digest("# one", "# two"), digest("# two", "# one"));
  EXPECT_NE(digest("# one", "# two"), digest("# on", "e# two"));
}

TEST(ExpectedReport, IsMadeEachDayInTheZoneAndLanguageOfTheWhole) {
  const Configuration c = a_configuration()
                              .root("expected_report", "{ to: [gerencia, ti@oficina.example] }")
                              .root("timezone", "America/Recife")
                              .root("locale", "en")
                              .good();
  ASSERT_TRUE(c.expected_report);
  EXPECT_EQ(c.expected_report->to.size(), 3U);
  EXPECT_EQ(c.expected_report->locale, Locale::En);
  Timetable timetable;
  timetable.job.value = "expected_report";
  timetable.schedule.rule = OnWeekdays{0b1111111, std::chrono::hours(9)};
  timetable.zone = Zone("America/Recife");
  timetable.period = PeriodKind::Daily;
  EXPECT_EQ(c.expected_report->timetable, timetable);
}

TEST(ExpectedReport, HasItsOwnTime) {
  const Configuration c = a_configuration().root("expected_report", "{ to: ana, at: \"07:15\" }").good();
  EXPECT_EQ(std::get<OnWeekdays>(c.expected_report->timetable.schedule.rule).at, std::chrono::minutes(435));
  EXPECT_FALSE(a_configuration().good().expected_report);
}

TEST(ExpectedReport, GoesToSomebody) {
  EXPECT_THAT(a_configuration().root("expected_report", "{ at: \"09:00\" }").errors(),
              ElementsAre("no 'to'; expected a person, a group or an address"));
  EXPECT_THAT(a_configuration().root("expected_report", "{ to: [] }").errors(),
              ElementsAre("nobody; expected a person, a group or an address"));
  EXPECT_THAT(a_configuration().root("expected_report", "{ to: anna, at: 9 }").errors(),
              ElementsAre("no person or group 'anna'; did you mean 'ana'?",
                          "'at' is '9'; expected a time of day such as \"09:00\""));
}

TEST(ExpectedReport, ItsNameIsNoJobs) {
  EXPECT_THAT(a_configuration().job("id", "expected_report").errors(),
              ElementsAre("job id 'expected_report' is that of the report of this name; expected another"));
}

TEST(Calendars, ExtendABuiltInOneOrOneAnother) {
  const auto job =
      a_configuration()
          .root("calendars",
                "{ sp: { extends: br, dates: 01-25 }, clube: { extends: sp, dates: [2027-06-15] } }")
          .root("calendar", "clube")
          .good_job();
  using namespace std::chrono;
  EXPECT_EQ(job.timetable.calendar, Calendar("br", {{January / 25}, {June / 15, 2027y}}));
}

TEST(Calendars, DanglingOnesAndCirclesAreErrors) {
  EXPECT_THAT(a_configuration().root("calendars", "{ sp: { extends: brr } }").errors(),
              ElementsAre("unknown calendar 'brr'; did you mean 'br'?"));
  EXPECT_THAT(a_configuration().root("calendars", "{ a: { extends: b }, b: { extends: a } }").errors(),
              ElementsAre("calendar 'a' extends itself", "calendar 'b' extends itself"));
  EXPECT_THAT(a_configuration().root("calendars", "{ br: { dates: 01-25 } }").errors(),
              ElementsAre("calendar 'br' is built in; expected another name"));
  EXPECT_THAT(a_configuration().root("calendars", "{ sp: { dates: [25/01] } }").errors(),
              ElementsAre("no date: '25/01'; expected one such as \"01-25\" or \"2027-06-15\""));
  EXPECT_THAT(a_configuration().root("calendar", "sp").errors(),
              ElementsAre(HasSubstr("unknown calendar 'sp'")));
}

TEST(Kpis, TargetsAndTitlesGoToTheJobsThatUseThem) {
  const Configuration c =
      a_configuration().root("kpis", "{ no_email: { target: 12.5%, title: E-mail } }").good();
  EXPECT_EQ(c.jobs.at(0).rules.kpis,
            (std::vector<Kpi>{{KpiId{"no_email"}, "E-mail", 12.5}, {KpiId{"no_contact"}}}));
}

TEST(Kpis, UnknownOnesAreErrors) {
  EXPECT_THAT(a_configuration().root("kpis", "{ no_emial: { target: 10% } }").errors(),
              ElementsAre("unknown KPI 'no_emial'; did you mean 'no_email'?"));
  EXPECT_THAT(a_configuration().root("kpis", "{ no_email: { target: 110% } }").errors(),
              ElementsAre("'target' is '110%'; expected a percentage such as 10%"));
}

class Secrets : public testing::Test {
 protected:
  void SetUp() override { unsetenv("CREDENTIALS_DIRECTORY"); }
  void TearDown() override { unsetenv("CREDENTIALS_DIRECTORY"); }
  std::string credential(mode_t mode) const {
    files.write("credentials/erp", "s3cret\r\n");
    chmod((files.path() + "/credentials/erp").c_str(), mode);
    Configuration configuration;
    configuration.directory = files.path();
    return reveal({Secret::Kind::Credential, "erp"}, configuration);
  }
  ConfigurationFiles files;
};

TEST_F(Secrets, ACredentialBesideTheConfigurationIsItsOwnersAlone) {
  EXPECT_EQ(credential(0600), "s3cret");
  EXPECT_EQ(credential(0400), "s3cret");
  EXPECT_THROW(credential(0640), UsageError);
  EXPECT_THROW(credential(0604), UsageError);
}

TEST_F(Secrets, SystemdsDirectoryComesFirst) {
  files.write("given/erp", "from systemd\n");
  setenv("CREDENTIALS_DIRECTORY", (files.path() + "/given").c_str(), 1);
  EXPECT_EQ(credential(0600), "from systemd");
}

TEST_F(Secrets, AFileOrAVariableHoldsOneToo) {
  files.write("password", "from a file\n");
  EXPECT_EQ(reveal({Secret::Kind::File, files.path() + "/password"}, {}), "from a file");
  setenv("BOLETIM_TEST_SECRET", "from the environment", 1);
  EXPECT_EQ(reveal({Secret::Kind::Env, "BOLETIM_TEST_SECRET"}, {}), "from the environment");
  unsetenv("BOLETIM_TEST_SECRET");
}

TEST_F(Secrets, OneThatIsAbsentOrEmptySaysWhatToDo) {
  files.write("empty", "\n");
  EXPECT_THROW(reveal({Secret::Kind::File, files.path() + "/empty"}, {}), UsageError);
  EXPECT_THROW(reveal({Secret::Kind::File, files.path() + "/absent"}, {}), UsageError);
  EXPECT_THROW(reveal({Secret::Kind::Env, "BOLETIM_TEST_SECRET"}, {}), UsageError);
  Configuration configuration;
  configuration.directory = files.path();
  try {
    reveal({Secret::Kind::Credential, "erp"}, configuration);
    FAIL();
  } catch (const UsageError& error) {
    EXPECT_THAT(error.what(),
                HasSubstr("no credential 'erp'; write it into " + files.path() + "/credentials/erp"));
  }
}

}  // namespace
}  // namespace boletim
