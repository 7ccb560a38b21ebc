#include "jobs/delivery/message_id.h"

#include <set>

#include <gtest/gtest.h>

namespace boletim {
namespace {

const std::string kFrom = "Boletim <boletim@oficina.example>";

TEST(MessageId, IsEqualForEqualOccasionsOnEveryMachine) {
  EXPECT_EQ(make_message_id({"cadastro"}, "2026-11-16T10:30:00Z", "ana@oficina.example", kFrom),
            make_message_id({"cadastro"}, "2026-11-16T10:30:00Z", "ana@oficina.example", kFrom));
}

TEST(MessageId, IsThe128BitFnv1aOfItsFieldsWithTheirLengths) {
  EXPECT_EQ(make_message_id({"a"}, "b", "c", kFrom), "1ab25af80058a4e31b5d685e2650e0d2@oficina.example");
}

TEST(MessageId, DoesNotShowTheRecipientsAddress) {
  const std::string id = make_message_id({"cadastro"}, "1", "ana@oficina.example", kFrom);
  EXPECT_EQ(id.find("ana"), std::string::npos);
  EXPECT_EQ(id.size(), 32 + std::string("@oficina.example").size());
}

TEST(MessageId, TellsFieldsApartThatRunTogether) {
  EXPECT_NE(make_message_id({"ab"}, "c", "d", kFrom), make_message_id({"a"}, "bc", "d", kFrom));
  EXPECT_NE(make_message_id({"a"}, "bc", "d", kFrom), make_message_id({"a"}, "b", "cd", kFrom));
}

TEST(MessageId, DiffersForEachOfManyRecipientsAndOccasions) {
  std::set<std::string> ids;
  for (int job = 0; job < 10; ++job) {
    for (int to = 0; to < 2000; ++to) {
      ids.insert(
          make_message_id({"job" + std::to_string(job)}, "7", std::to_string(to) + "@x.example", kFrom));
    }
  }
  EXPECT_EQ(ids.size(), 20000U);
}

TEST(MessageId, TakesTheDomainOfABareOrNamedMailboxInLowerCase) {
  EXPECT_TRUE(make_message_id({"a"}, "b", "c", "boletim@Oficina.Example").ends_with("@oficina.example"));
  EXPECT_TRUE(make_message_id({"a"}, "b", "c", "\"x@y\" <b@oficina.example>").ends_with("@oficina.example"));
}

TEST(MessageId, HasAPlaceholderDomainWhereTheSenderHasNoPlainOne) {
  for (const char* from :
       {"", "boletim", "boletim@", "b@oficina..br", "b@.br", "b@ofi\r\ncina.br", "b@órgão.br"}) {
    EXPECT_TRUE(make_message_id({"a"}, "b", "c", from).ends_with("@boletim.invalid")) << from;
  }
}

}  // namespace
}  // namespace boletim
