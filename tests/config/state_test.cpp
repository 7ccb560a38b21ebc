// Where the state and its documents are kept.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/a_configuration.h"

namespace boletim {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using Options = std::map<std::string, std::string>;

constexpr const char* kUrl = "postgresql://boletim@db.example/boletim";

StateSettings state(const std::string& text) {
  return a_configuration().root("state", text).good().state;
}
std::vector<std::string> errors(const std::string& text) {
  return a_configuration().root("state", text).errors();
}

TEST(State, MayBeOnPostgresql) {
  const StateSettings short_form = state(kUrl);
  EXPECT_EQ(short_form.file, "");
  EXPECT_EQ(short_form.user, "boletim");
  EXPECT_EQ(short_form.host, "db.example");
  EXPECT_EQ(short_form.port, 5432);
  EXPECT_EQ(short_form.database, "boletim");
  EXPECT_EQ(short_form.options, Options{});
  EXPECT_EQ(short_form.lease, std::chrono::seconds(30));
  EXPECT_EQ(state("postgres://boletim@db.example/boletim").host, "db.example");
}

TEST(State, ItsUrlHasPortAndOptions) {
  const StateSettings url = state(std::string(kUrl) + "?port=6432&sslmode=verify-full&lease=10s");
  EXPECT_EQ(url.port, 6432);
  EXPECT_EQ(url.options, (Options{{"sslmode", "verify-full"}}));
  EXPECT_EQ(url.lease, std::chrono::seconds(10));
  EXPECT_EQ(state("postgresql://boletim@db.example:6432/boletim").port, 6432);
}

TEST(State, ItsHostMayBeAnAddressOrASocketsDirectory) {
  EXPECT_EQ(state("postgresql://boletim@[::1]:6432/boletim").host, "::1");
  EXPECT_EQ(state("postgresql://boletim@[::1]:6432/boletim").port, 6432);
  EXPECT_EQ(state("postgresql:///boletim?host=/run/postgresql&user=boletim").host, "/run/postgresql");
  EXPECT_EQ(state("postgresql://boletim@%2Frun%2Fpostgresql/boletim").host, "/run/postgresql");
  EXPECT_EQ(state("postgresql:///?dbname=boletim").host, "");
}

TEST(State, ItsUrlIsPercentEncoded) {
  EXPECT_EQ(state("postgresql://jo%C3%A3o%40casa@h/a%2Fb").user, "joão@casa");
  EXPECT_EQ(state("postgresql://u@h/a%2Fb").database, "a/b");
  EXPECT_THAT(errors("postgresql://u@h/100%"),
              ElementsAre(HasSubstr("a '%' without two hexadecimal digits")));
  EXPECT_THAT(errors("postgresql://u@h/%0a"), ElementsAre(HasSubstr("a control character")));
  EXPECT_THAT(errors("postgresql://u@h/%ff"), ElementsAre(HasSubstr("not UTF-8")));
}

TEST(State, APasswordInItsUrlIsAnErrorThatDoesNotRepeatIt) {
  for (const char* url : {"postgresql://boletim:s3cret@h/boletim", "postgresql://boletim:s3%cret@h/boletim",
                          "postgresql://boletim@h/boletim?password=s3cret",
                          "postgresql://boletim@h/boletim?sslpassword=s3cret"}) {
    EXPECT_THAT(errors(url), ElementsAre("a password in the URL; expected { url: …, password: { credential: "
                                         "NAME } }"));
    EXPECT_THAT(errors("{ url: '" + std::string(url) + "' }"), ElementsAre(Not(HasSubstr("cret"))));
  }
}

TEST(State, ItsLongFormSaysWhereThePasswordIs) {
  const StateSettings long_form =
      state("{ url: " + std::string(kUrl) + ", password: { credential: state }, lease: 1m }");
  EXPECT_EQ(long_form.password, (Secret{Secret::Kind::Credential, "state"}));
  EXPECT_EQ(long_form.lease, std::chrono::minutes(1));
  EXPECT_EQ(long_form.host, "db.example");
  EXPECT_THAT(state("{ url: 'sqlite:/srv/b.db' }").file, "/srv/b.db");
}

TEST(State, ItsLongFormIsChecked) {
  EXPECT_THAT(errors("{ password: { credential: state } }"),
              ElementsAre(HasSubstr("no 'url'; expected 'sqlite:")));
  EXPECT_THAT(errors("{ url: " + std::string(kUrl) + ", pasword: { credential: state } }"),
              ElementsAre("unknown key 'pasword'; did you mean 'password'?"));
  EXPECT_THAT(errors("{ url: " + std::string(kUrl) + ", password: s3cret }"),
              ElementsAre(HasSubstr("a password in the configuration itself")));
  EXPECT_THAT(errors("{ url: 'sqlite:b.db', lease: 30s }"),
              ElementsAre("'lease' does not belong here; it is of a state on PostgreSQL"));
}

TEST(State, ALeaseIsOneThatANodeCanKeep) {
  for (const std::string lease : {"1s", "11m", "soon"}) {
    EXPECT_THAT(errors("{ url: " + std::string(kUrl) + ", lease: " + lease + " }"),
                ElementsAre("'lease' is '" + lease + "'; expected a duration from 2s to 10m"));
    EXPECT_THAT(errors(std::string(kUrl) + "?lease=" + lease),
                ElementsAre("'lease' is '" + lease + "'; expected a duration from 2s to 10m"));
  }
}

TEST(State, AUrlThatMeansNoDatabaseIsAnError) {
  EXPECT_THAT(errors("postgresql://boletim@h"), ElementsAre(HasSubstr("no database in the URL")));
  EXPECT_THAT(errors("postgresql://boletim@h:x/b"), ElementsAre("port 'x'; expected 1 to 65535"));
  EXPECT_THAT(errors("postgresql://boletim@h:70000/b"), ElementsAre("port '70000'; expected 1 to 65535"));
  EXPECT_THAT(errors("postgresql://boletim@h,g/b"), ElementsAre(HasSubstr("more than one host")));
  EXPECT_THAT(errors("postgresql://boletim@h/b?host=g"), ElementsAre("'host' is given twice in the URL"));
  EXPECT_THAT(errors("postgresql://boletim@[::1]x/b"), ElementsAre(HasSubstr("text behind the ']'")));
  EXPECT_THAT(errors("postgresql://boletim@h/b?sslmode"), ElementsAre(HasSubstr("without a value")));
}

TEST(State, OtherSchemesAreErrors) {
  for (const char* url : {"mysql://boletim@h/b", "'sqlite:'", "boletim.db", "postgresql:boletim"})
    EXPECT_THAT(errors(url),
                ElementsAre("no state; expected 'sqlite:PATH' or 'postgresql://USER@HOST/DATABASE'"));
}

TEST(Documents, AreInTheStateIfThatIsOnPostgresql) {
  EXPECT_EQ(a_configuration().root("state", kUrl).good().documents, "");
}

TEST(Documents, OfNodesThatShareADirectoryAreThere) {
  const Configuration c =
      a_configuration().root("state", kUrl).root("documents", "{ directory: /srv/d, shared: true }").good();
  EXPECT_EQ(c.documents, "/srv/d");
}

TEST(Documents, OfOneNodeAloneDoNotGoWithAStateOnPostgresql) {
  for (const char* documents : {"/srv/d", "{ directory: /srv/d }", "{ directory: /srv/d, shared: false }"})
    EXPECT_THAT(a_configuration().root("state", kUrl).root("documents", documents).errors(),
                ElementsAre("a state on PostgreSQL holds the documents itself, so that every node has them; "
                            "remove this, or write { directory: PATH, shared: true } for one that all nodes "
                            "share"));
}

TEST(Documents, OfSqliteMayHaveTheLongFormToo) {
  const Configuration c = a_configuration().root("documents", "{ directory: d, shared: true }").good();
  EXPECT_EQ(c.documents, c.directory + "/d");
  EXPECT_THAT(a_configuration().root("documents", "{ shared: true }").errors(),
              ElementsAre("no 'directory'; expected its path"));
}

}  // namespace
}  // namespace boletim
