#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/a_configuration.h"

namespace boletim {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(Deliver, AttachesWhatTheJobWrites) {
  const Job job =
      a_configuration()
          .job("deliver", "[bruno, { to: [ana, x@o.example], attach: [trend.pdf, detail.csv], if: always }]")
          .good_job();
  ASSERT_EQ(job.deliver.size(), 2U);
  EXPECT_THAT(job.deliver[0].attach, IsEmpty());
  EXPECT_EQ(job.deliver[1].to.size(), 2U);
  EXPECT_THAT(job.deliver[1].attach, ElementsAre(std::pair(ReportKind::Trend, Format::Pdf),
                                                 std::pair(ReportKind::Detail, Format::Csv)));
}

TEST(Deliver, CanNotAttachWhatTheJobDoesNotWrite) {
  EXPECT_THAT(
      a_configuration().job("deliver", "{ to: ana, attach: detail.pdf }").errors(),
      ElementsAre("the job writes no 'detail.pdf'; expected 'trend.pdf', 'trend.csv' or 'detail.csv'"));
}

/// Two axes are declared, and Bruno has a scope.
AConfiguration with_axes(const std::string& scope) {
  return a_configuration()
      .registry("axes", "{ city: Cidade, segment: Segmento }")
      .root("people", "{ ana: ana@o.example, bruno: { email: b@o.example, scope: " + scope + " } }")
      .root("groups", "{ gerencia: [ana, bruno] }");
}

TEST(Deliver, GivesAPersonOnlyTheirScope) {
  const Job job = with_axes("{ City: [Valinhos, Campinas, Valinhos], segment: Varejo }")
                      .job("deliver", "gerencia")
                      .good_job();
  ASSERT_EQ(job.deliver[0].to.size(), 2U);
  EXPECT_THAT(job.deliver[0].to[0].scope, IsEmpty());
  EXPECT_EQ(job.deliver[0].to[1].scope, (Scope{{"city", {"Campinas", "Valinhos"}}, {"segment", {"Varejo"}}}));
}

TEST(Deliver, AScopeIsOfAxesThatTheRegistryDeclares) {
  const std::vector<std::string> errors =
      with_axes("{ citi: Campinas }").job("deliver", "[ana, { to: [gerencia] }]").errors();
  EXPECT_THAT(errors, ElementsAre("the scope of 'bruno': registry 'customers' has no axis 'citi'; "
                                  "did you mean 'city'?"));
}

TEST(Deliver, WithoutDeclaredAxesAScopeAsksForAnyColumn) {
  EXPECT_EQ(with_axes("{ citi: Campinas }").registry("axes", "").job("deliver", "bruno").errors(),
            std::vector<std::string>{});
}

TEST(Deliver, AScopeSaysWhichValues) {
  EXPECT_THAT(with_axes("{ city: [] }").job("deliver", "bruno").errors(),
              ElementsAre("no value for 'city'; expected those that count, such as [SP, MG]"));
  EXPECT_THAT(with_axes("Campinas").job("deliver", "bruno").errors(),
              ElementsAre("expected a mapping of columns to values, such as { state: [SP, MG] }"));
}

TEST(Deliver, AnEmptyScopeIsNotOneOfAll) {
  for (const char* empty : {"", "{}", "null"})
    EXPECT_THAT(with_axes(empty).job("deliver", "ana").errors(),
                ElementsAre(HasSubstr("'scope' is empty; expected")))
        << empty;
  EXPECT_THAT(with_axes("{ city: Campinas, City: Valinhos }").job("deliver", "bruno").errors(),
              ElementsAre("column 'City' is given twice; expected all its values in one list"));
}

TEST(Deliver, ABareAddressOpensNoMoreThanTheNameOfWhoHasIt) {
  const Job job = with_axes("{ city: Campinas }").job("deliver", "[B@O.example, x@o.example]").good_job();
  EXPECT_EQ(job.deliver[0].to[0].person.value, "bruno");
  EXPECT_EQ(job.deliver[0].to[0].scope, (Scope{{"city", {"Campinas"}}}));
  EXPECT_EQ(job.deliver[1].to[0].person.value, "");
}

TEST(Deliver, TwoOfOneAddressWhoAreNotToldTheSameAreNoRecipientsOfOneMail) {
  const std::string people = "{ ana: ana@o.example, bia: { email: Ana@o.example, scope: { city: A } } }";
  const AConfiguration both = a_configuration().root("people", people).root("groups", "");
  for (const char* to : {"{ to: [ana, bia] }", "ana@o.example"})
    EXPECT_THAT(AConfiguration(both).job("deliver", to).errors(),
                ElementsAre(HasSubstr("'ana' and 'bia' have one address, but not one 'scope' and 'sees'")))
        << to;
  EXPECT_THAT(AConfiguration(both).job("deliver", "[ana, bia]").errors(), IsEmpty());
}

TEST(Deliver, AttachesSomethingWhereItSaysWhat) {
  for (const char* nothing : {"[]", "null"})
    EXPECT_THAT(
        a_configuration().job("deliver", "{ to: ana, attach: " + std::string(nothing) + " }").errors(),
        ElementsAre("'attach' is empty; expected documents such as 'trend.pdf', or no 'attach' for all"));
}

TEST(Deliver, SplitsByAnAxisOfTheRegistry) {
  const std::string scope = "{ city: Campinas }";
  EXPECT_EQ(with_axes(scope).job("deliver", "{ to: ana, split_by: City }").good_job().deliver[0].split_by,
            "city");
  EXPECT_THAT(with_axes(scope).job("deliver", "{ to: ana, split_by: segmnt }").errors(),
              ElementsAre("registry 'customers' has no axis 'segmnt'; did you mean 'segment'?"));
}

TEST(Deliver, GoesOutAlwaysOrIfSomethingChangedOrIfAConditionHolds) {
  const auto delivery = [](const std::string& condition) {
    return a_configuration().job("deliver", "{ to: ana, if: " + condition + " }").good_job().deliver[0];
  };
  EXPECT_FALSE(delivery("always").if_changed || delivery("always").when);
  EXPECT_TRUE(delivery("changed").if_changed);
  EXPECT_EQ(delivery("no_email.percent above 10").when, parse_condition("no_email.percent above 10"));
}

TEST(Deliver, ItsConditionIsOneAndAboutWhatTheJobCounts) {
  const auto errors = [](const std::string& condition) {
    return a_configuration().job("deliver", "{ to: ana, if: " + condition + " }").errors();
  };
  EXPECT_THAT(errors("change"),
              ElementsAre("no condition: 'change'; expected 'always', 'changed' or a condition such as "
                          "'no_email.percent above 10'"));
  EXPECT_THAT(errors("no_mail rises 2"),
              ElementsAre("'no_mail' is not counted by the job; did you mean 'no_email'?"));
  EXPECT_THAT(errors("[changed]"),
              ElementsAre("'if' is a list; expected 'always', 'changed' or one condition"));
}

TEST(Deliver, ADetailReportIsNotAllThatSomebodyGetsWhoSeesTotals) {
  const std::string totals = "{ ana: ana@o.example, bruno: { email: b@o.example, sees: totals } }";
  const auto errors = [&](const char* to) {
    return a_configuration()
        .root("people", totals)
        .job("deliver", "{ to: " + std::string(to) + ", attach: detail.csv }")
        .errors();
  };
  EXPECT_THAT(errors("bruno"),
              ElementsAre(HasSubstr("who sees totals gets no detail report; expected another")));
  EXPECT_THAT(errors("[ana, bruno]"), IsEmpty());
}

}  // namespace
}  // namespace boletim
