#include "jobs/kpi/declined.h"

#include <gtest/gtest.h>

namespace boletim {
namespace {

constexpr Channels kAll = kEmail | kPhone | kMobile;

Channels asked(Subject subject, const std::vector<std::string>& columns) {
  std::vector<std::string> names = {"id", "name"};
  names.insert(names.end(), columns.begin(), columns.end());
  return channels_of(subject, QueryColumns(Rules{}, names));
}

TEST(DeclinedChannels, ReadsListsInBothLanguages) {
  EXPECT_EQ(declined_channels("e-mail"), kEmail);
  EXPECT_EQ(declined_channels(" EMAIL, Celular"), kEmail | kMobile);
  EXPECT_EQ(declined_channels("telefone/celular;email"), kAll);
  EXPECT_EQ(declined_channels("phone mobile\ne-mail"), kAll);
}

TEST(DeclinedChannels, OtherWordsDeclineNothing) {
  EXPECT_EQ(declined_channels(""), 0);
  EXPECT_EQ(declined_channels(";;, /"), 0);
  EXPECT_EQ(declined_channels("fax; emails"), 0);
  EXPECT_EQ(declined_channels("fax; mobile"), kMobile);
}

TEST(ChannelsOf, AreThoseOfTheKpiThatTheQueryYields) {
  EXPECT_EQ(asked(Subject::Contact, {"email", "phone", "mobile"}), kAll);
  EXPECT_EQ(asked(Subject::Contact, {"email", "phone"}), kEmail | kPhone);
  EXPECT_EQ(asked(Subject::Phone, {"phone"}), kPhone);
  EXPECT_EQ(asked(Subject::Email, {"email"}), kEmail);
  EXPECT_EQ(asked(Subject::Mobile, {"phone"}), kMobile);
  EXPECT_EQ(asked(Subject::Name, {"email"}), 0);
}

}  // namespace
}  // namespace boletim
