#include "jobs/kpi/needed_columns.h"

#include <gtest/gtest.h>

#include "jobs/kpi/builtin.h"

namespace boletim {
namespace {

TEST(NeededColumns, AreTheKnownOnesTheTraitsAndThoseOfOwnKpis) {
  RegistryRules rules;
  rules.traits = {{"serviços", "Serviço"}};
  Kpi missing{{"sem_ramo"}};
  missing.rule = Kpi::Rule::Missing;
  missing.column = "ramo";
  Kpi any{{"algum"}};
  any.rule = Kpi::Rule::AnyOf;
  any.parts = {{{"no_email"}}, missing};
  rules.kpis = {any};

  const std::set<std::string> columns = needed_columns(rules);
  for (const char* column : {"id", "email", "oldest_due_date", "serviços", "ramo"})
    EXPECT_TRUE(columns.contains(column)) << column;
  EXPECT_FALSE(columns.contains("observações"));
}

TEST(NeededColumns, AreAllThatBuiltInKpisLookAt) {
  const std::set<std::string> columns = needed_columns({});
  for (const BuiltinKpi& kpi : builtin_kpis())
    for (const std::string_view column : kpi.columns)
      EXPECT_TRUE(columns.contains(std::string(column))) << kpi.id << ": " << column;
}

}  // namespace
}  // namespace boletim
