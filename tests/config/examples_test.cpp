// The examples that a reader meets first load as they are.

#include <filesystem>

#include <gtest/gtest.h>

#include "config/load.h"
#include "reports/mail/mail_template.h"
#include "tests/support/a_configuration.h"

namespace boletim {
namespace {

std::string example(const std::string& name) {
  return TEST_DATA "/../../config/" + name;
}

std::vector<std::string> errors_of(const std::string& directory) {
  std::vector<std::string> lines;
  for (const ConfigError& error : load_configuration(directory).errors) lines.push_back(to_string(error));
  return lines;
}

TEST(Examples, TheFirstOneLoads) {
  EXPECT_EQ(errors_of(example("examples/first")), std::vector<std::string>{});
}

TEST(Examples, TheFullOneLoads) {
  EXPECT_EQ(errors_of(example("examples/full")), std::vector<std::string>{});
}

TEST(Examples, TheOneOfSeveralNodesLoads) {
  EXPECT_EQ(errors_of(example("examples/nodes")), std::vector<std::string>{});
  const Configuration c = load_configuration(example("examples/nodes")).configuration;
  EXPECT_EQ(c.state.host, "db.oficina.example");
  EXPECT_EQ(c.documents, "");
}

TEST(Examples, TheOneOfAPresetLoads) {
  EXPECT_EQ(errors_of(example("examples/odoo")), std::vector<std::string>{});
  const Configuration c = load_configuration(example("examples/odoo")).configuration;
  const RegistrySettings& customers = c.sources.at(SourceId{"odoo"}).registries.at(RegistryId{"customers"});
  EXPECT_NE(customers.query.find("p.cnpj_cpf"), std::string::npos);
  EXPECT_EQ(customers.ignore.front(), "32");
}

TEST(Examples, TheOneOfOwnWordsLoads) {
  EXPECT_EQ(errors_of(example("examples/own-words")), std::vector<std::string>{});
  const Configuration c = load_configuration(example("examples/own-words")).configuration;
  EXPECT_FALSE(c.jobs.at(0).mail_template->html.empty());
}

TEST(Examples, TheDemoLoads) {
  EXPECT_EQ(errors_of(example("demo")), std::vector<std::string>{});
}

TEST(Examples, TheFirstOneHasEveryDefault) {
  const Configuration c = load_configuration(example("examples/first")).configuration;
  const std::string directory = std::filesystem::canonical(example("examples/first")).string();
  EXPECT_EQ(c.directory, directory);
  EXPECT_EQ(c.timezone, "America/Sao_Paulo");
  EXPECT_EQ(c.locale, Locale::PtBr);
  EXPECT_EQ(c.state_dir, directory + "/var");
  EXPECT_EQ(c.state.file, directory + "/var/boletim.db");
  EXPECT_EQ(c.documents, directory + "/var/documents");
  EXPECT_EQ(c.colors, std::vector<std::string>{});

  const SourceSettings& erp = c.sources.at(SourceId{"erp"});
  EXPECT_EQ(erp.connector, Connector::Sqlite);
  EXPECT_EQ(erp.file, directory + "/erp.db");
  EXPECT_EQ(erp.connections, 2);
  EXPECT_EQ(erp.statement_timeout, std::chrono::minutes(10));
  EXPECT_EQ(erp.encoding, Encoding::Utf8);
  EXPECT_EQ(erp.currency, "BRL");
  EXPECT_EQ(erp.registries.at(RegistryId{"customers"}).query, "SELECT * FROM clientes");

  EXPECT_EQ(c.mail.transport, MailSettings::Transport::Maildir);
  EXPECT_EQ(c.mail.path, directory + "/mail");
  EXPECT_EQ(c.mail.from, "Boletim <boletim@oficina.example>");
  EXPECT_EQ(c.mail.rate_per_minute, 0);
  EXPECT_EQ(c.mail.size_limit, 20'000'000);
}

TEST(Examples, TheJobOfTheFirstOneHasEveryDefault) {
  const Configuration c = load_configuration(example("examples/first")).configuration;
  ASSERT_EQ(c.jobs.size(), 1U);
  const Job& job = c.jobs.front();
  EXPECT_EQ(job.id.value, "cadastro-semanal");
  EXPECT_EQ(job.title, "Cadastro semanal");
  EXPECT_TRUE(job.enabled);
  EXPECT_EQ(job.source.value, "erp");
  EXPECT_EQ(job.registry.value, "customers");
  EXPECT_EQ(job.noun, Noun::Customers);
  EXPECT_EQ(job.locale, Locale::PtBr);
  EXPECT_EQ(job.rules.kpis,
            (std::vector<Kpi>{{KpiId{"no_email"}, {}}, {KpiId{"no_contact"}, {}}, {KpiId{"no_mobile"}, {}}}));
  EXPECT_TRUE(job.rules.axes.empty());
  EXPECT_EQ(job.timetable.job, job.id);
  EXPECT_EQ(std::get<OnWeekdays>(job.timetable.schedule.rule),
            (OnWeekdays{0b0000010, std::chrono::hours(7) + std::chrono::minutes(30)}));
  EXPECT_EQ(job.timetable.schedule.on_holiday, OnHoliday::Run);
  EXPECT_EQ(job.timetable.zone.name(), "America/Sao_Paulo");
  EXPECT_EQ(job.timetable.calendar, Calendar("br"));
  EXPECT_EQ(job.timetable.period, PeriodKind::Weekly);
  EXPECT_EQ(job.reports, (std::vector<ReportSpec>{{ReportKind::Trend, Format::Pdf, {}, {}},
                                                  {ReportKind::Trend, Format::Csv, {}, {}},
                                                  {ReportKind::Detail, Format::Csv, {}, {}}}));
  const Recipient ana{PersonId{"ana"}, "Ana Souza", "ana@oficina.example", "", {}, Sees::Masked};
  EXPECT_EQ(job.deliver, (std::vector<Delivery>{{{ana}, {}}}));
  EXPECT_TRUE(job.on_failure.empty());
  EXPECT_EQ(job.misfire, Misfire::Once);
  EXPECT_EQ(job.on_doubt, OnDoubt::Resend);
  EXPECT_EQ(job.retry, std::chrono::hours(6));
  EXPECT_EQ(job.periods, 12);
}

TEST(Examples, JobsOfAllFilesStandInTheOrderOfTheFiles) {
  std::vector<std::string> ids;
  for (const Job& job : load_configuration(example("examples/full")).configuration.jobs)
    ids.push_back(job.id.value);
  EXPECT_EQ(ids, (std::vector<std::string>{"cadastro-semanal", "celulares-diario", "fornecedores-mensal",
                                           "fornecedores-contatos", "fornecedores-anual",
                                           "fornecedores-madrugada"}));
}

}  // namespace
}  // namespace boletim
