#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "jobs/kpi/pass.h"
#include "tests/support/failure_text.h"
#include "tests/support/records.h"

namespace boletim {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const Instant kNow = std::chrono::sys_days(std::chrono::year(2026) / 11 / 16) + std::chrono::hours(10);

/// What no_email is set against.
std::vector<Impact> impacts(const Records& records) {
  Rules rules;
  rules.kpis = {{KpiId{"no_email"}}};
  const RegistryRules registry{{{KpiId{"no_email"}}}, {{"owner", "owner"}}, {}};
  Pass pass({registry, {{&rules, {}, "BRL"}}, kNow}, records.columns(), "nowhere", nullptr);
  pass.add(records.batch());
  return pass.finish().front().kpis.front().impacts;
}

TEST(Impact, IsOnlyWhatTheQueryYields) {
  EXPECT_THAT(impacts(Records({"id", "name", "declined"}).row({"1", "Ana", nullptr})), IsEmpty());
  EXPECT_THAT(impacts(Records({"id", "name", "email", "open_orders"})
                          .row({"1", "Ana", nullptr, "2"})
                          .row({"2", "Bia", "bia@oficina.com.br", "3"})
                          .row({"3", "Caio", "caio@oficina.com.br", nullptr})
                          .row({"4", "Davi", "davi@oficina.com.br", "many"})),
              ElementsAre(Impact{ImpactKind::ReachableByEmail, "", 0, 1, 300, 3},
                          Impact{ImpactKind::OpenOrders, "", 200, 1, 300, 1}));
}

TEST(Impact, WhoOptedOutOrRefusedConsentIsNotReached) {
  const auto found = impacts(
      Records({"id", "name", "email", "phone", "mobile", "email_consent", "mobile_opt_out"})
          .row({"1", "Ana", nullptr, "(19) 3871-4613", nullptr, nullptr, nullptr})
          .row({"2", "Bia", nullptr, "(19) 98765-4321", nullptr, nullptr, "1"})
          .row({"3", "Caio", "caio@oficina.com.br", nullptr, "(19) 98765-4321", "não", "0"})
          .row({"4", "Davi", "davi@oficina.com.br", "(19) 98765-4321", "(19) 98765-4321", "sim", nullptr}));
  EXPECT_THAT(found, ElementsAre(Impact{ImpactKind::ReachableByEmail, "", 0, 2, 100, 2},
                                 Impact{ImpactKind::ReachableByPhone, "", 100, 2, 200, 2},
                                 Impact{ImpactKind::ReachableByMobile, "", 0, 2, 200, 2}));
}

TEST(Impact, AmountsOfTwoCurrenciesAreNeverAddedTogether) {
  const auto found = impacts(Records({"id", "name", "email", "revenue", "currency"})
                                 .row({"1", "Ana", nullptr, "R$ 1.000,005", nullptr})
                                 .row({"2", "Bia", nullptr, "10", "USD"})
                                 .row({"3", "Caio", "caio@oficina.com.br", "-2.5", " USD"})
                                 .row({"4", "Davi", "davi@oficina.com.br", "7", "BRL"}));
  EXPECT_THAT(found, ElementsAre(Impact{ImpactKind::ReachableByEmail, "", 0, 2, 200, 2},
                                 Impact{ImpactKind::Revenue, "BRL", 100'001, 1, 700, 1},
                                 Impact{ImpactKind::Revenue, "USD", 1000, 1, -250, 1}));
}

TEST(Impact, OverdueAmountsAreToldApartByHowLongTheyAreDue) {
  Records records({"id", "name", "overdue_amount", "oldest_due_date", "email"});
  records
      .row({"1", "Ana", "1", "2026-11-16", nullptr})     // due today
      .row({"2", "Bia", "2", "2026-11-15", nullptr})     // one day
      .row({"3", "Caio", "4", "17/10/2026", nullptr})    // 30
      .row({"4", "Davi", "8", "20261016", nullptr})      // 31
      .row({"5", "Eva", "16", "2026-09-16", nullptr})    // 61
      .row({"6", "Fábio", "32", "2026-08-18", nullptr})  // 90
      .row({"7", "Gil", "64", "2026-08-17", nullptr})    // 91
      .row({"8", "Hugo", "128", nullptr, nullptr})
      .row({"9", "Ivo", "256", "2027-01-01", nullptr})
      .row({"10", "Jane", "0", "2020-01-01", nullptr})
      .row({"11", "Kátia", "-5", "2020-01-01", nullptr});
  const auto found = impacts(records);
  ASSERT_EQ(found.size(), 6U);
  EXPECT_EQ(found[1], (Impact{ImpactKind::Overdue1To30, "BRL", 600, 2, 0, 0}));
  EXPECT_EQ(found[2], (Impact{ImpactKind::Overdue31To60, "BRL", 800, 1, 0, 0}));
  EXPECT_EQ(found[3], (Impact{ImpactKind::Overdue61To90, "BRL", 4800, 2, 0, 0}));
  EXPECT_EQ(found[4], (Impact{ImpactKind::OverdueOver90, "BRL", 6400, 1, 0, 0}));
  EXPECT_EQ(found[5], (Impact{ImpactKind::OverdueUndated, "BRL", 12'800, 1, 0, 0}));
}

TEST(Impact, WithoutDueDatesAllThatIsOverdueIsUndated) {
  EXPECT_THAT(impacts(Records({"id", "name", "overdue_amount", "email"}).row({"1", "Ana", "3", nullptr})),
              ElementsAre(Impact{ImpactKind::ReachableByEmail, "", 0, 1, 0, 0},
                          Impact{ImpactKind::OverdueUndated, "BRL", 300, 1, 0, 0}));
}

TEST(Impact, AmountsLargerThanTheirSumCanBeAreAsLargeAsPossible) {
  Records records({"id", "name", "revenue", "email"});
  for (const char* id : {"1", "2", "3"}) records.row({id, "Ana", "80000000000000000", nullptr});
  EXPECT_EQ(impacts(records)[1].flagged, std::numeric_limits<std::int64_t>::max());
}

TEST(Impact, AColumnCurrencyThatHoldsSomethingElseIsRefused) {
  const Records records =
      Records({"id", "name", "revenue", "currency"}).row({"1", "Ana", "1", "the currency of the country"});
  EXPECT_THAT(failure_text([&] { impacts(records); }), HasSubstr("holds more than currencies"));
}

}  // namespace
}  // namespace boletim
