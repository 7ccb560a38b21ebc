#include "jobs/kpi/suspects.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/records.h"

namespace boletim {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::vector<std::string> kColumns = {"id", "name", "email", "phone", "mobile"};

/// Sees each batch in a reader of its own, and merges them.
std::vector<Suspect> found(int above, std::initializer_list<Records> batches) {
  const QueryColumns columns(Rules{}, kColumns);
  const Placeholders& placeholders = *builtin_placeholders();
  Verdicts verdicts({Kpi{KpiId{"no_contact"}}}, columns, placeholders);
  Suspects all(above, columns, placeholders, static_cast<int>(batches.size()));
  for (const Records& records : batches) {
    std::vector<std::size_t> rows(records.batch().rows());
    for (std::size_t row = 0; row < rows.size(); ++row) rows[row] = row;
    verdicts.judge(records.batch(), rows);
    Suspects one(above, columns, placeholders, static_cast<int>(batches.size()));
    one.add(records.batch(), rows, verdicts);
    all.merge(one);
  }
  return all.found();
}

Records emails(std::initializer_list<const char*> values) {
  Records records(kColumns);
  for (const char* value : values) records.row({"1", "Ana", value, nullptr, nullptr});
  return records;
}

Records numbers(std::initializer_list<std::pair<const char*, const char*>> values) {
  Records records(kColumns);
  for (const auto& [phone, mobile] : values) records.row({"1", "Ana", nullptr, phone, mobile});
  return records;
}

TEST(Suspects, AreUsableAddressesThatMoreRecordsShareThanIsLikely) {
  EXPECT_THAT(found(2, {emails({"loja@oficina.com.br", "LOJA@Oficina.com.br", "Loja <loja@oficina.com.br>",
                                "teste@teste.com", "teste@teste.com", "teste@teste.com", "x@", "x@", "x@"})}),
              ElementsAre(Suspect{"email", "loja@oficina.com.br", 3}));
}

TEST(Suspects, AreNumbersHoweverTheyAreWritten) {
  EXPECT_THAT(found(2, {numbers({{"(11) 3871-4613", nullptr},
                                 {"+55 11 3871-4613", nullptr},
                                 {"011 38714613 ramal 7", nullptr},
                                 {"11/3871-4613", nullptr},
                                 {nullptr, "(11) 98765-4321"},
                                 {nullptr, "5511987654321"},
                                 {nullptr, "11 98765 4321"},
                                 {"(11) 98765-4321", nullptr}})}),
              ElementsAre(Suspect{"phone", "1138714613", 4}, Suspect{"mobile", "11987654321", 3}));
}

TEST(Suspects, EachOfSeveralValuesInAFieldCountsOnceARecord) {
  EXPECT_THAT(found(1, {emails({"ana@gmail.com; loja@oficina.com.br", "loja@oficina.com.br, não tem",
                                "bia@gmail.com / bia@gmail.com"})}),
              ElementsAre(Suspect{"email", "loja@oficina.com.br", 2}));
}

TEST(Suspects, TheMostSharedOnesComeFirstAndEquallySharedOnesBytewise) {
  EXPECT_THAT(found(1, {emails({"b@oficina.com", "c@oficina.com", "a@oficina.com", "b@oficina.com",
                                "c@oficina.com", "a@oficina.com", "c@oficina.com"})}),
              ElementsAre(Suspect{"email", "c@oficina.com", 3}, Suspect{"email", "a@oficina.com", 2},
                          Suspect{"email", "b@oficina.com", 2}));
}

TEST(Suspects, AreFoundAlthoughNoReaderSawTooManyOfThem) {
  const Records half = emails({"loja@oficina.com.br", "loja@oficina.com.br"});
  EXPECT_THAT(found(3, {half, half}), ElementsAre(Suspect{"email", "loja@oficina.com.br", 4}));
  EXPECT_THAT(found(4, {half, half}), IsEmpty());
}

TEST(Suspects, AreNotLookedForAtZero) {
  EXPECT_THAT(found(0, {emails({"loja@oficina.com.br", "loja@oficina.com.br"})}), IsEmpty());
}

void add(SharedValues& values, const std::string& text) {
  const std::uint64_t hash = SharedValues::hash('e', text);
  if (values.add(hash)) values.keep(hash, 'e', text);
}

TEST(SharedValues, AreExactForHalfAMillion) {
  SharedValues values(2);
  for (int i = 0; i < 500'000; ++i) add(values, std::to_string(i));
  for (int i = 0; i < 3; ++i) add(values, "77");
  add(values, "78");
  add(values, "78");
  EXPECT_THAT(values.most('e', 10), ElementsAre(std::pair<std::string, std::uint32_t>("77", 4),
                                                std::pair<std::string, std::uint32_t>("78", 3)));
  EXPECT_THAT(values.most('p', 10), IsEmpty());
}

TEST(SharedValues, OfMoreTheRarestAreForgottenAndCountsAreLowerBounds) {
  SharedValues values(100);
  for (int i = 0; i < 1'200'000; ++i) {
    add(values, std::to_string(i));
    if (i % 1000 == 0) add(values, "shared");
  }
  const auto most = values.most('e', 10);
  ASSERT_EQ(most.size(), 1U);
  EXPECT_EQ(most[0].first, "shared");
  EXPECT_LE(most[0].second, 1200U);
  EXPECT_GE(most[0].second, 1195U);
}

TEST(SharedValues, TheTopIsRightHoweverManyAreShared) {
  SharedValues values(1);
  for (int round = 0; round < 2; ++round)
    for (int i = 0; i < 20'000; ++i) add(values, std::to_string(100'000 + i));
  for (int i = 0; i < 20'000; i += 1'000) add(values, std::to_string(100'000 + i));
  const auto most = values.most('e', 22);
  ASSERT_EQ(most.size(), 22U);
  for (int i = 0; i < 20; ++i) {
    EXPECT_EQ(most[static_cast<std::size_t>(i)].first, std::to_string(100'000 + i * 1'000));
    EXPECT_EQ(most[static_cast<std::size_t>(i)].second, 3U);
  }
  EXPECT_EQ(most[20].first, "100001");
  EXPECT_EQ(most[21].first, "100002");
}

}  // namespace
}  // namespace boletim
