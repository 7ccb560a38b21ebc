#include "config/connectors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/a_configuration.h"

namespace boletim {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

AConfiguration on_mysql() {
  return a_configuration().source("connector", "mysql").source("file", "").source("database", "erp");
}

SourceSettings erp(const AConfiguration& configuration) {
  return configuration.good().sources.at(SourceId{"erp"});
}

TEST(Connectors, MysqlHasItsOwnPort) {
  const SourceSettings source = erp(on_mysql());
  EXPECT_EQ(source.connector, Connector::Mysql);
  EXPECT_EQ(source.port, 3306);
  EXPECT_EQ(erp(on_mysql().source("port", "3307")).port, 3307);
}

TEST(Connectors, AMysqlOptionThatNobodyKnowsIsNamedWithThoseThatAre) {
  EXPECT_THAT(on_mysql().source("options", "{ ssl_mode: required }").errors(),
              ElementsAre("unknown option 'ssl_mode'; did you mean 'ssl-mode'?"));
  EXPECT_THAT(on_mysql().source("options", "{ autocommit: 1 }").errors(),
              ElementsAre(HasSubstr("unknown option 'autocommit'; expected 'charset', 'compress'")));
}

TEST(Connectors, CertificatesLieBesideTheConfiguration) {
  const Configuration c =
      on_mysql().source("options", "{ ssl-ca: ca.pem, ssl-mode: verify-identity }").good();
  const auto& options = c.sources.at(SourceId{"erp"}).options;
  EXPECT_EQ(options.at("ssl-ca"), c.directory + "/ca.pem");
  EXPECT_EQ(options.at("ssl-mode"), "verify-identity");
}

TEST(Connectors, AKeyOfAnotherConnectorIsNamed) {
  EXPECT_THAT(on_mysql().source("file", "erp.db").errors(),
              ElementsAre("'file' does not belong here; it is of connector 'sqlite'"));
  EXPECT_THAT(on_mysql().source("database", "").errors(),
              ElementsAre("no 'database'; expected the database's name"));
}

AConfiguration on_odbc() {
  return a_configuration().source("connector", "odbc").source("file", "").source("dsn", "protheus");
}

TEST(Connectors, OdbcNeedsADataSourceAndNothingElse) {
  EXPECT_EQ(erp(on_odbc()).dsn, "protheus");
  EXPECT_THAT(on_odbc().source("dsn", "").errors(),
              ElementsAre(HasSubstr("no 'dsn'; expected a name in odbc.ini")));
  EXPECT_THAT(on_odbc().source("database", "erp").errors(),
              ElementsAre("'database' does not belong here; 'dsn' says it"));
  EXPECT_THAT(on_mysql().source("dsn", "protheus").errors(),
              ElementsAre("'dsn' does not belong here; it is of connector 'odbc'"));
}

TEST(Connectors, APasswordInAConnectionStringIsAnErrorThatDoesNotRepeatIt) {
  EXPECT_THAT(on_odbc().source("dsn", "Driver=x;UID=l;PWD=hunter2").errors(),
              ElementsAre("a password in the configuration itself; expected 'password:' with where it is"));
  EXPECT_THAT(on_odbc().source("options", "{ PWD: hunter2 }").errors(),
              ElementsAre("a password among the options; expected 'password:' with where it is"));
}

}  // namespace
}  // namespace boletim
