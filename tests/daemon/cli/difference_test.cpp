#include "daemon/cli/difference.h"

#include <gmock/gmock.h>

#include "tests/support/a_configuration.h"
#include "tests/support/timetables.h"

namespace boletim {
namespace {

using test::utc;
using testing::ElementsAre;
using testing::IsEmpty;
using Kind = JobDifference::Kind;

const Instant kNow = utc("2026-11-16T12:00:00Z");

std::vector<JobDifference> between(const AConfiguration& before, const AConfiguration& after) {
  return differences(before.good(), after.good(), kNow);
}

TEST(Differences, TheSameFilesInAnotherDirectoryChangeNothing) {
  EXPECT_THAT(between(a_configuration(), a_configuration()), IsEmpty());
  EXPECT_THAT(general_changes(a_configuration().good(), a_configuration().good()), IsEmpty());
}

TEST(Differences, AnEditedScheduleSaysItsNextFireBeforeAndAfter) {
  const auto found =
      between(a_configuration(), a_configuration().job("schedule", "{ every: tuesday, at: \"07:30\" }"));

  ASSERT_EQ(found.size(), 1);
  EXPECT_THAT(found[0].changes, ElementsAre("schedule"));
  EXPECT_EQ(found[0].next_before, utc("2026-11-23T10:30:00Z"));
  EXPECT_EQ(found[0].next_after, utc("2026-11-17T10:30:00Z"));
}

TEST(Differences, RecipientsGainedAndLostAreTheirAddressesHoweverTheyAreNamed) {
  const auto found =
      between(a_configuration(), a_configuration().job("deliver", "[bruno, carla@oficina.example]"));

  ASSERT_EQ(found.size(), 1);
  EXPECT_THAT(found[0].changes, ElementsAre("deliver"));
  EXPECT_THAT(found[0].gained, ElementsAre("bruno@oficina.example", "carla@oficina.example"));
  EXPECT_THAT(found[0].lost, ElementsAre("ana@oficina.example"));
}

TEST(Differences, APersonWhoseAddressChangesIsLostAndGained) {
  const auto found =
      between(a_configuration(), a_configuration().root("people",
                                                        "{ ana: Ana <ana.souza@oficina.example>, "
                                                        "bruno: Bruno <bruno@oficina.example> }"));

  ASSERT_EQ(found.size(), 1);
  EXPECT_THAT(found[0].gained, ElementsAre("ana.souza@oficina.example"));
  EXPECT_THAT(found[0].lost, ElementsAre("ana@oficina.example"));
}

TEST(Differences, OwnWordsForTheMailsAreComparedByWhatTheySay) {
  const auto saying = [](const std::string& subject) {
    return a_configuration().job("mail_template", "{ subject: \"" + subject + "\" }");
  };
  EXPECT_THAT(between(saying("{{headline}}"), saying("{{headline}}")), IsEmpty());
  EXPECT_THAT(between(saying("{{headline}}"), saying("{{title}}")).at(0).changes,
              ElementsAre("mail_template"));
  EXPECT_THAT(between(a_configuration(), saying("{{title}}")).at(0).changes, ElementsAre("mail_template"));
}

TEST(Differences, AJobOfAnotherNameIsOneRemovedAndOneAdded) {
  const auto found = between(a_configuration(), a_configuration().job("id", "cadastro-mensal"));

  ASSERT_EQ(found.size(), 2);
  EXPECT_EQ(found[0].kind, Kind::Added);
  EXPECT_EQ(found[0].job, JobId{"cadastro-mensal"});
  EXPECT_EQ(found[0].next_before, std::nullopt);
  EXPECT_EQ(found[1].kind, Kind::Removed);
  EXPECT_EQ(found[1].next_after, std::nullopt);
  EXPECT_THAT(found[1].lost, ElementsAre("ana@oficina.example"));
}

TEST(Differences, AQueryThatIsEditedChangesTheJobsThatReadByIt) {
  const auto found =
      between(a_configuration(), a_configuration().registry("query", "SELECT * FROM clientes WHERE ativo"));

  ASSERT_EQ(found.size(), 1);
  EXPECT_THAT(found[0].changes, ElementsAre("sources.erp.registries.customers"));
}

TEST(Differences, ADisabledJobHasNoNextFire) {
  const auto found = between(a_configuration(), a_configuration().job("enabled", "false"));

  ASSERT_EQ(found.size(), 1);
  EXPECT_EQ(found[0].next_after, std::nullopt);
}

TEST(Differences, WhatIsNoJobsIsNamedByItsKey) {
  EXPECT_THAT(general_changes(
                  a_configuration().good(),
                  a_configuration().root("organization", "Outra").root("state", "sqlite:other.db").good()),
              ElementsAre("organization", "state"));
}

}  // namespace
}  // namespace boletim
