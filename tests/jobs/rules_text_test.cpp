#include "jobs/rules_text.h"

#include <gtest/gtest.h>

namespace boletim {
namespace {

RegistryRules some_rules() {
  RegistryRules rules;
  rules.kpis = {{{"a_kpi"},
                 "Um",
                 10.0,
                 Kpi::Rule::AnyOf,
                 "",
                 {{{"no_email"}}, {{"x y%"}, "", {}, Kpi::Rule::Missing, "postal_code"}}},
                {{"no_email"}},
                {{"sem_cep"}, "Sem CEP", {}, Kpi::Rule::Missing, "postal_code"}};
  rules.traits = {{"city", "Cidade"}, {"owner", "owner"}, {"services", "Serviço", ";"}};
  rules.ignore = {"1", "", "dois mil\n"};
  rules.placeholders =
      std::make_shared<const Placeholders>(std::vector<std::string>{"cliente@balcao", "não há", "%"});
  rules.query = 0xFFFF'FFFF'FFFF'FFFF;
  return rules;
}

std::optional<RegistryRules> before(const RegistryRules& now, const RegistryRules& then) {
  return compare_rules(now, rules_text(then)).before;
}

TEST(RulesText, GivesBackAllThatDecidesAVerdict) {
  const auto parsed = parse_rules_text(rules_text(some_rules()));

  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->program, kProgramRules);
  EXPECT_EQ(rules_text(parsed->rules), rules_text(some_rules()));
  EXPECT_EQ(parsed->rules.kpis[0].parts[1].id.value, "x y%");
  EXPECT_EQ(parsed->rules.kpis[2].column, "postal_code");
  EXPECT_EQ(parsed->rules.placeholders->own(), some_rules().placeholders->own());
  EXPECT_EQ(parsed->rules.query, some_rules().query);
}

TEST(RulesText, SaysNothingOfTitlesTargetsAndOrder) {
  RegistryRules other = some_rules();
  other.kpis[2].title = "CEP";
  other.kpis[1].target = 5;
  other.ignore = {"dois mil\n", "1", ""};

  EXPECT_EQ(rules_text(other), rules_text(some_rules()));
}

TEST(RulesText, IsRefusedWhereItIsCutOffOrMeansNothing) {
  const std::string text = rules_text(some_rules());

  EXPECT_FALSE(parse_rules_text(""));
  EXPECT_FALSE(parse_rules_text("rules 2\n"));
  EXPECT_FALSE(parse_rules_text("rules 1\nkpi a builtin % 99999999999999999999\n"));
  EXPECT_FALSE(parse_rules_text("rules 1\nkpi a builtin % 1000000\n"));
  EXPECT_FALSE(parse_rules_text("rules 1\nignore %zz\n"));
  EXPECT_FALSE(parse_rules_text("rules 1\nthing x\n"));
  for (std::size_t size = 0; size < text.size(); ++size) parse_rules_text(text.substr(0, size));
}

TEST(RulesText, DeepKpisEndTheReadingAndNotTheProgram) {
  std::string text = "rules 1\n";
  for (int i = 0; i < 100'000; ++i) text += "kpi a any_of % 1\n";

  EXPECT_FALSE(parse_rules_text(text));
}

TEST(ComparedRules, AreTheSameInTheFirstPassAndWhereNothingChanged) {
  EXPECT_EQ(compare_rules(some_rules(), std::nullopt).kpis, std::vector<RulesThen>(3, RulesThen::Same));
  EXPECT_EQ(compare_rules(some_rules(), rules_text(some_rules())).kpis,
            std::vector<RulesThen>(3, RulesThen::Same));
}

TEST(ComparedRules, CanBeAppliedWhereAListOrAKpiChanged) {
  RegistryRules now = some_rules();
  now.placeholders = builtin_placeholders();

  EXPECT_EQ(compare_rules(now, rules_text(some_rules())).kpis, std::vector<RulesThen>(3, RulesThen::Judged));
  EXPECT_EQ(before(now, some_rules())->placeholders->own(), some_rules().placeholders->own());
}

TEST(ComparedRules, AreLostWhereTheQueryChanged) {
  RegistryRules now = some_rules();
  now.query = 2;

  EXPECT_EQ(compare_rules(now, rules_text(some_rules())).kpis, std::vector<RulesThen>(3, RulesThen::Lost));
  EXPECT_FALSE(before(now, some_rules()));
}

TEST(ComparedRules, AreLostWhereAnotherVersionJudgedOrItsTextMeansNothing) {
  std::string older = rules_text(some_rules());
  older.replace(older.find("program 1"), 9, "program 0");

  EXPECT_EQ(compare_rules(some_rules(), older).kpis, std::vector<RulesThen>(3, RulesThen::Lost));
  EXPECT_EQ(compare_rules(some_rules(), "?").kpis, std::vector<RulesThen>(3, RulesThen::Lost));
}

TEST(ComparedRules, SayNothingOfAKpiThatIsNew) {
  RegistryRules now = some_rules(), then = some_rules();
  then.kpis.erase(then.kpis.begin());

  EXPECT_EQ(compare_rules(now, rules_text(then)).kpis,
            (std::vector<RulesThen>{RulesThen::Same, RulesThen::Judged, RulesThen::Judged}));
}

TEST(RuleFingerprint, ChangesWithWhatDecidesAVerdictAndWithNothingElse) {
  const RegistryRules rules = some_rules();
  const std::string one = rule_fingerprint(rules, rules.kpis[2]);
  RegistryRules other = rules;
  other.kpis[2].title = "CEP";
  other.ignore = {"7"};
  other.kpis.erase(other.kpis.begin());
  EXPECT_EQ(rule_fingerprint(other, other.kpis[1]), one);

  Kpi another = rules.kpis[2];
  another.column = "cep";
  EXPECT_NE(rule_fingerprint(rules, another), one);
  other.query = 3;
  EXPECT_NE(rule_fingerprint(other, other.kpis[1]), one);
}

TEST(SelectionFingerprint, ChangesWithValuesAndWithHowTheyAreTold) {
  RegistryRules registry = some_rules();
  Rules rules;
  const std::string all = selection_fingerprint(registry, rules);
  rules.only = {{"services", {"b", "a"}}};
  const std::string some = selection_fingerprint(registry, rules);
  EXPECT_NE(some, all);

  rules.only = {{"services", {"a", "b"}}};
  EXPECT_EQ(selection_fingerprint(registry, rules), some);
  registry.traits[2].many = ",";
  EXPECT_NE(selection_fingerprint(registry, rules), some);
}

}  // namespace
}  // namespace boletim
