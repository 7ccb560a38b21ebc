// Everything wrong is said in one pass, where it is, with what was expected.

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "config/problems.h"
#include "tests/support/a_configuration.h"

namespace boletim {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using Lines = std::vector<std::string>;

TEST(ConfigErrors, TwentyErrorsAreTwentyLinesInTheOrderOfTheFiles) {
  const ConfigurationFiles files;
  files.write("boletim.yaml", R"(organisation: Oficina Modelo Ltda
colors: ["0068A8"]
timezone: America/Sao_Paolo
locale: pt
state: mysql://boletim
sources:
  erp:
    connector: sqlite
    port: 5432
    statement_timeout: 10
    registries:
      customers: { axes: { city: Cidade } }
mail: { transport: smtp, from: Boletim, rate: fast }
people: { ana: ana.oficina.example, ana: Ana <ana@oficina.example> }
groups: { gerencia: [ana, bruna] }
console: { listen: "127.0.0.1:8025" }
)");
  files.write("jobs.d/a.yaml", R"(jobs:
  - id: cadastro
    shedule: { every: monday, at: "07:30" }
    kpis: [no_mail]
    axes: [town]
    reports: { trend: xls }
    deliver: anna
)");
  EXPECT_EQ(
      files.errors(),
      (Lines{
          "boletim.yaml:1:1: error: unknown key 'organisation'; did you mean 'organization'?",
          "boletim.yaml:2:10: error: no colour: '0068A8'; expected a colour such as \"#0068A8\", in quotes "
          "(a # "
          "starts a comment)",
          "boletim.yaml:3:11: error: 'timezone' is 'America/Sao_Paolo'; expected an IANA time zone such as "
          "America/Sao_Paulo",
          "boletim.yaml:4:9: error: 'locale' is 'pt'; expected 'pt-BR' or 'en'",
          "boletim.yaml:5:8: error: no state; expected 'sqlite:PATH' or 'postgresql://USER@HOST/DATABASE'",
          "boletim.yaml:8:5: error: no 'file'; expected the path of the SQLite database",
          "boletim.yaml:9:11: error: 'port' does not belong here; it is of a server, such as connector "
          "'postgresql'",
          "boletim.yaml:10:24: error: 'statement_timeout' is '10'; expected a duration above zero such as "
          "10m",
          "boletim.yaml:12:18: error: no 'query'; expected the SELECT that yields its records",
          "boletim.yaml:13:7: error: no 'host'; expected the SMTP server's name",
          "boletim.yaml:13:32: error: a mailbox without '@'; expected a mailbox such as 'Ana Souza "
          "<ana@oficina.example>'",
          "boletim.yaml:13:47: error: 'rate' is 'fast'; expected mails a minute such as 60/min",
          "boletim.yaml:14:16: error: a mailbox without '@'; expected a mailbox such as 'Ana Souza "
          "<ana@oficina.example>'",
          "boletim.yaml:14:37: error: key 'ana' is given twice; the first one is on line 14",
          "boletim.yaml:15:27: error: no person 'bruna'; expected 'ana'",
          "boletim.yaml:16:1: error: 'console' is known but not supported by this version; remove it",
          "jobs.d/a.yaml:2:5: error: no 'schedule'; expected when it runs, such as { every: monday, at: "
          "\"07:30\" }",
          "jobs.d/a.yaml:3:5: error: unknown key 'shedule'; did you mean 'schedule'?",
          "jobs.d/a.yaml:4:12: error: unknown KPI 'no_mail'; did you mean 'no_email'?",
          "jobs.d/a.yaml:5:12: error: registry 'customers' has no axis 'town'; expected 'city'",
          "jobs.d/a.yaml:6:23: error: unknown format 'xls'; did you mean 'xlsx'?",
          "jobs.d/a.yaml:7:14: error: no person or group 'anna'; did you mean 'ana'?",
      }));
}

TEST(ConfigErrors, OfManyFilesStandInTheOrderOfTheFiles) {
  const ConfigurationFiles files;
  files.write("boletim.yaml", a_configuration().text());
  Lines expected;
  for (int i = 10; i < 50; ++i) {
    const std::string name = "jobs.d/" + std::to_string(i) + ".yaml";
    files.write(name, i % 2 == 0 ? "jobs: [\n" : "job: []\n");
    expected.push_back(name + (i % 2 == 0
                                   ? ":1:1: error: not valid YAML: a '[' without its ']', or a ',' missing "
                                     "between two items"
                                   : ":1:1: error: unknown key 'job'; did you mean 'jobs'?"));
  }
  EXPECT_EQ(files.errors(), expected);
}

TEST(ConfigErrors, ColumnsCountCharactersNotBytes) {
  const ConfigurationFiles files;
  files.write("boletim.yaml", "{ organization: Oficina São João Ltda, locale: xx }\n");
  EXPECT_THAT(files.errors(),
              ElementsAre("boletim.yaml:1:48: error: 'locale' is 'xx'; expected 'pt-BR' or 'en'"));
}

TEST(ConfigErrors, AMissingFileSaysWhatToCreate) {
  const ConfigurationFiles files;
  EXPECT_THAT(
      files.errors(),
      ElementsAre(
          "boletim.yaml: error: there is no such file; create it (config/examples shows one), or name "
          "its directory with --config"));
}

TEST(ConfigErrors, AnEmptyFileSaysSo) {
  const ConfigurationFiles files;
  files.write("boletim.yaml", "# nothing yet\n");
  EXPECT_THAT(files.errors(),
              ElementsAre(HasSubstr("boletim.yaml:1:1: error: it is empty; expected 'sources:'")));
}

TEST(ConfigErrors, AJobFileWithoutJobsIsNone) {
  const ConfigurationFiles files;
  files.write("boletim.yaml", a_configuration().text());
  files.write("jobs.d/later.yaml", "# jobs:\n");
  files.write("jobs.d/.hidden.yaml", "nonsense: 1\n");
  EXPECT_EQ(files.errors(), Lines{});
}

TEST(ConfigErrors, AJobFileHoldsJobsAlone) {
  const ConfigurationFiles files;
  files.write("boletim.yaml", a_configuration().text());
  files.write("jobs.d/a.yaml", "people: { eva: eva@oficina.example }\n");
  EXPECT_THAT(files.errors(), ElementsAre("jobs.d/a.yaml:1:1: error: unknown key 'people'; expected 'jobs'"));
}

TEST(ConfigErrors, AFileThatWouldBePassedOverInSilenceIsNamed) {
  const ConfigurationFiles files;
  files.write("boletim.yaml", a_configuration().text());
  files.write("jobs.d/a.yml", "jobs: []\n");
  EXPECT_THAT(files.errors(), ElementsAre("jobs.d/a.yml: error: not read; rename it to end in .yaml"));
}

TEST(ConfigErrors, AJobIdIsUniqueOverAllFiles) {
  const ConfigurationFiles files;
  files.write("boletim.yaml", a_configuration().text());
  files.write("jobs.d/a.yaml",
              "jobs:\n- { id: cadastro-semanal, kpis: no_email, schedule: { every: day, at: '08:00' } }\n");
  EXPECT_THAT(files.errors(),
              ElementsAre("jobs.d/a.yaml:2:9: error: job 'cadastro-semanal' is given twice; expected "
                          "an id of its own"));
}

TEST(ConfigErrors, ADefaultThatIsWrongIsSaidOnceForAllJobs) {
  const ConfigurationFiles files;
  files.write("boletim.yaml",
              a_configuration().root("defaults", "{ misfire: twice, id: x, alert: y }").text());
  files.write("jobs.d/a.yaml", "jobs: [{ id: b, kpis: no_email, schedule: { every: day, at: '08:00' } }]\n");
  EXPECT_THAT(files.errors(), ElementsAre(HasSubstr("'misfire' is 'twice'; expected 'once', 'skip' or 'all'"),
                                          HasSubstr("'id' does not belong here; each job has its own"),
                                          HasSubstr("unknown key 'alert'")));
}

TEST(ConfigErrors, WhatANoteShowsOfTheFileCanNeitherForgeALineNorSteerATerminal) {
  EXPECT_EQ(shown("a\nb\x1b[2Jc\xC2\x9B\x31m"), "'a?b?[2Jc?1m'");
  EXPECT_EQ(shown(std::string(100, 'x')), "'" + std::string(40, 'x') + "…'");
}

/// Words and signs of the file moved, dropped, doubled or replaced: most of it is read, and little of it
/// fits.
TEST(ConfigErrors, NeverFallsOverAMutatedConfiguration) {
  std::mt19937 random(20261116);
  const std::string right = a_configuration()
                                .root("calendars", "{ sp: { dates: [01-25] } }")
                                .root("kpis", "{ no_email: { target: 10% } }")
                                .source("own_contacts", "[contato@oficina.example]")
                                .registry("axes", "{ city: Cidade }")
                                .job("axes", "[city]")
                                .job("only", "{ state: [SP] }")
                                .text();
  const std::string signs = "{}[]:,-&*#|>'\" \n\n@x0%";
  const ConfigurationFiles files;
  for (int i = 0; i < 500; ++i) {
    std::string text = right;
    for (unsigned changes = 1 + random() % 4; changes > 0; --changes) {
      const std::size_t at = random() % text.size(), from = random() % text.size(), length = random() % 20;
      if (random() % 3 == 0) text.erase(at, length);
      if (text.empty()) text = "x";
      if (random() % 3 == 0) text.insert(at % text.size(), text.substr(from % text.size(), length));
      text[at % text.size()] = signs[random() % signs.size()];
    }
    files.write("boletim.yaml", text);
    for (const std::string& error : files.errors()) EXPECT_EQ(error.find('\n'), std::string::npos) << error;
  }
}

TEST(ConfigErrors, AreBoundedInNumber) {
  Problems problems;
  const int file = problems.add_file("boletim.yaml");
  for (int line = 1; line <= 10'007; ++line) problems.add({file, line, 1}, "wrong");
  const std::vector<ConfigError> errors = problems.sorted();
  EXPECT_EQ(errors.size(), 10'001U);
  EXPECT_EQ(errors.back().message, "and 7 more errors; mend the first ones and check again");
}

}  // namespace
}  // namespace boletim
