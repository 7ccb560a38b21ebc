// Own KPIs: what `kpis:` defines and jobs count.
#include "config/kpis.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/a_configuration.h"

namespace boletim {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// The KPIs of the job, which counts `use`, where `kpis:` says `own`.
std::vector<Kpi> kpis(const std::string& own, const std::string& use) {
  const Job job = a_configuration().root("kpis", own).job("kpis", use).good_job();
  return {job.rules.kpis.begin(), job.rules.kpis.end()};
}

std::vector<std::string> errors(const std::string& own) {
  return a_configuration().root("kpis", own).errors();
}

Kpi builtin(const char* id) {
  return {.id = KpiId{id}};
}

TEST(OwnKpis, LookAtAColumn) {
  EXPECT_THAT(kpis("{ sem_cep: { title: Sem CEP, missing: Postal_Code, target: 5% } }", "sem_cep"),
              ElementsAre(Kpi{KpiId{"sem_cep"}, "Sem CEP", 5, Kpi::Rule::Missing, "postal_code", {}}));
  EXPECT_THAT(kpis("{ cep-errado: { invalid: postal_code } }", "cep-errado"),
              ElementsAre(Kpi{KpiId{"cep-errado"}, "Cep errado", {}, Kpi::Rule::Invalid, "postal_code", {}}));
}

TEST(OwnKpis, AreMadeOfOthersWhicheverStandsFirst) {
  const std::string own = R"({
  risk: { title: Em risco, all_of: [lost, overdue] },
  lost: { any_of: [no_contact, no_cep], target: 1% },
  no_cep: { missing: postal_code, title: CEP } })";
  const Kpi no_cep{KpiId{"no_cep"}, "", {}, Kpi::Rule::Missing, "postal_code", {}};
  const Kpi lost{KpiId{"lost"}, "", {}, Kpi::Rule::AnyOf, "", {builtin("no_contact"), no_cep}};
  EXPECT_THAT(
      kpis(own, "[risk]"),
      ElementsAre(Kpi{KpiId{"risk"}, "Em risco", {}, Kpi::Rule::AllOf, "", {lost, builtin("overdue")}}));
}

TEST(OwnKpis, MayNotBeMadeOfThemselves) {
  EXPECT_THAT(errors("{ a: { any_of: [no_email, a] } }"), ElementsAre("KPI 'a' is made of itself"));
  EXPECT_THAT(errors("{ a: { any_of: [b] }, b: { all_of: [c] }, c: { any_of: [a, no_email] } }"),
              ElementsAre("KPI 'a' is made of itself"));
}

TEST(OwnKpis, AreMadeOfKnownOnesEachOnce) {
  EXPECT_THAT(errors("{ sem_cep: { missing: postal_code }, a: { any_of: [no_emial, sem_cpe] } }"),
              ElementsAre("unknown KPI 'no_emial'; did you mean 'no_email'?",
                          "unknown KPI 'sem_cpe'; did you mean 'sem_cep'?"));
  EXPECT_THAT(errors("{ a: { any_of: [late, late] } }"), ElementsAre("KPI 'late' is given twice"));
  EXPECT_THAT(errors("{ a: { any_of: [] } }"), ElementsAre(HasSubstr("no KPI; expected two or more")));
}

TEST(OwnKpis, HaveOneRuleAndANameOfTheirOwn) {
  EXPECT_THAT(errors("{ a: { missing: city, any_of: [late] } }"),
              ElementsAre("both 'missing' and 'any_of'; expected one of them"));
  EXPECT_THAT(errors("{ no_email: { missing: email } }"),
              ElementsAre("KPI 'no_email' is built in; expected another name"));
  EXPECT_THAT(errors("{ a: { mising: city } }"),
              ElementsAre("unknown KPI 'a'; one of your own has 'missing', 'invalid', 'any_of' or 'all_of'",
                          "unknown key 'mising'; did you mean 'missing'?"));
}

TEST(OwnKpis, InvalidIsOnlySaidOfAColumnWithAFormOfItsOwn) {
  EXPECT_THAT(
      errors("{ a: { invalid: profession } }"),
      ElementsAre("nothing tells a wrong value of column 'profession'; expected 'missing', or one such as "
                  "'postal_code' or 'tax_id'"));
  EXPECT_THAT(errors("{ a: { invalid: postalcode } }"),
              ElementsAre(HasSubstr("did you mean 'postal_code'?")));
}

TEST(OwnKpis, AreFewEnoughToCount) {
  std::string own = "{ k0: { any_of: [no_email, no_phone] }, ";
  for (int i = 1; i < 40; ++i) {
    const std::string before = std::to_string(i - 1);
    own += "j" + before + ": { any_of: [k" + before + "] }, k" + std::to_string(i) + ": { any_of: [k" +
           before + ", j" + before + "] }, ";
  }
  EXPECT_THAT(errors(own + "}"), testing::Contains(HasSubstr("made of more than 64 in all")))
      << "2 to the power of 40 otherwise";
}

TEST(OwnKpis, AJobThatCountsAnUnknownOneIsToldTheNearest) {
  EXPECT_THAT(
      a_configuration().root("kpis", "{ sem_cep: { missing: postal_code } }").job("kpis", "sem_cpe").errors(),
      ElementsAre("unknown KPI 'sem_cpe'; did you mean 'sem_cep'?"));
}

}  // namespace
}  // namespace boletim
