#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/a_configuration.h"

namespace boletim {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

AConfiguration on_postgresql() {
  return a_configuration().source("connector", "postgresql").source("file", "").source("database", "erp");
}

SourceSettings erp(const AConfiguration& configuration) {
  return configuration.good().sources.at(SourceId{"erp"});
}

TEST(Sources, PostgresqlIsAskedAtHomeUnlessToldOtherwise) {
  const SourceSettings source = erp(on_postgresql());
  EXPECT_EQ(source.connector, Connector::Postgresql);
  EXPECT_EQ(source.host, "127.0.0.1");
  EXPECT_EQ(source.port, 5432);
  EXPECT_EQ(source.password, Secret{});
}

TEST(Sources, EveryKeyIsRead) {
  const SourceSettings source = erp(on_postgresql()
                                        .source("socket", "/run/postgresql")
                                        .source("user", "leitor")
                                        .source("password", "{ credential: erp }")
                                        .source("options", "{ sslmode: require, keepalives: 1 }")
                                        .source("connections", "4")
                                        .source("statement_timeout", "30s")
                                        .source("encoding", "latin-1")
                                        .source("currency", "EUR")
                                        .source("own_contacts", "[contato@oficina.example, (19) 3871-4613]")
                                        .source("placeholders", "cliente@balcao"));
  EXPECT_EQ(source.socket, "/run/postgresql");
  EXPECT_EQ(source.user, "leitor");
  EXPECT_EQ(source.password, (Secret{Secret::Kind::Credential, "erp"}));
  EXPECT_EQ(source.options,
            (std::map<std::string, std::string>{{"keepalives", "1"}, {"sslmode", "require"}}));
  EXPECT_EQ(source.connections, 4);
  EXPECT_EQ(source.statement_timeout, std::chrono::seconds(30));
  EXPECT_EQ(source.encoding, Encoding::Latin1);
  EXPECT_EQ(source.currency, "EUR");
  EXPECT_THAT(source.placeholders,
              ElementsAre("contato@oficina.example", "(19) 3871-4613", "cliente@balcao"));
}

TEST(Sources, OwnContactsArePlaceholdersOfTheJob) {
  const Job job = a_configuration().source("own_contacts", "contato@oficina.example").good_job();
  EXPECT_TRUE(job.rules.placeholders->is_listed("contato@oficina.example"));
}

TEST(Sources, APasswordInTheConfigurationIsAnErrorThatDoesNotRepeatIt) {
  const auto errors = on_postgresql().source("user", "leitor").source("password", "hunter2").errors();
  EXPECT_THAT(
      errors,
      ElementsAre("a password in the configuration itself; expected where it is: { credential: NAME }, "
                  "{ file: PATH } or { env: NAME }"));
  EXPECT_THAT(on_postgresql().source("options", "{ password: hunter2 }").errors(),
              ElementsAre("a password among the options; expected 'password:' with where it is"));
}

TEST(Sources, APasswordIsInOnePlaceAndHasAUser) {
  const AConfiguration base = on_postgresql();
  EXPECT_THAT(AConfiguration(base).source("user", "l").source("password", "{ env: A, file: b }").errors(),
              ElementsAre(HasSubstr("expected one of { credential: NAME }")));
  EXPECT_THAT(AConfiguration(base).source("user", "l").source("password", "{ credential: ../erp }").errors(),
              ElementsAre(HasSubstr("credential '../erp'; expected letters")));
  EXPECT_THAT(AConfiguration(base).source("password", "{ env: A }").errors(),
              ElementsAre("no 'user'; expected whose password it is"));
  EXPECT_EQ(
      erp(AConfiguration(base).source("user", "l").source("password", "{ file: /run/secrets/erp }")).password,
      (Secret{Secret::Kind::File, "/run/secrets/erp"}));
}

TEST(Sources, AConnectorThatThereIsNotIsNamedWithTheNearest) {
  EXPECT_THAT(a_configuration().source("connector", "postgres").errors(),
              ElementsAre("'connector' is 'postgres'; did you mean 'postgresql'?"));
}

TEST(Sources, NumbersHaveTheirBounds) {
  EXPECT_THAT(on_postgresql().source("port", "70000").errors(),
              ElementsAre("'port' is '70000'; expected a whole number from 1 to 65535"));
  EXPECT_THAT(on_postgresql().source("port", "\"5432\"").errors(),
              ElementsAre("'port' is '5432'; expected a whole number from 1 to 65535, without quotes"));
  EXPECT_THAT(a_configuration().source("connections", "0").errors(), ElementsAre(HasSubstr("from 1 to 32")));
  EXPECT_THAT(a_configuration().source("statement_timeout", "0s").errors(),
              ElementsAre("'statement_timeout' is '0s'; expected a duration above zero such as 10m"));
  EXPECT_THAT(a_configuration().source("currency", "reais").errors(),
              ElementsAre(HasSubstr("an ISO 4217 code")));
}

TEST(Sources, AnOwnContactIsAnAddressOrANumberAndIsNotRepeated) {
  EXPECT_THAT(a_configuration().source("own_contacts", "[Oficina]").errors(),
              ElementsAre("neither an e-mail address nor a phone number with its area code"));
}

TEST(Registries, AxesHaveATitleOrOneIsMade) {
  const auto source =
      erp(a_configuration().registry("axes", "{ Segment: Segmento, city: { title: Cidade }, last_owner: }"));
  EXPECT_EQ(source.registries.at(RegistryId{"customers"}).axes,
            (std::vector<Axis>{{"segment", "Segmento"}, {"city", "Cidade"}, {"last_owner", "Last owner"}}));
}

TEST(Registries, AColumnIsOneWhateverItsCase) {
  EXPECT_THAT(a_configuration().registry("axes", "{ city: Cidade, CITY: Ort }").errors(),
              ElementsAre("column 'CITY' is given twice; case does not matter"));
}

TEST(Registries, IgnoredIdsReachTheJob) {
  EXPECT_THAT(a_configuration().registry("ignore", "[1, \"007\"]").good_job().rules.ignore,
              ElementsAre("1", "007"));
}

TEST(Registries, AQueryMayHaveManyLines) {
  const auto source =
      erp(a_configuration().registry("query", "|\n          SELECT id,\n                 name"));
  EXPECT_EQ(source.registries.at(RegistryId{"customers"}).query, "SELECT id,\n       name\n");
}

TEST(Registries, ASourceNeedsOne) {
  const ConfigurationFiles files;
  files.write("boletim.yaml", "sources: { erp: { connector: sqlite, file: e.db, registries: {} }, crm: }\n");
  EXPECT_THAT(
      files.errors(),
      ElementsAre(HasSubstr("1:62: error: no registry; expected one such as { customers: { query: … } }"),
                  HasSubstr("nothing; expected a mapping with keys such as 'connector'")));
}

}  // namespace
}  // namespace boletim
