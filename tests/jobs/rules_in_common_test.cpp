#include "jobs/rules_in_common.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace boletim {
namespace {

using testing::ElementsAre;

Job a_job(const char* registry, const char* kpi) {
  Job job;
  job.source = {"erp"};
  job.registry = {registry};
  job.rules.kpis = {{KpiId{kpi}}};
  return job;
}

TEST(RulesInCommon, AreAllKpisAndColumnsOfTheJobsOnARegistry) {
  Job one = a_job("customers", "no_phone"), two = a_job("customers", "no_email");
  one.rules.axes = {{"city", "Cidade"}};
  two.rules.only = {{"state", {"SP"}}};
  const std::vector<Job> jobs = {one, two, a_job("suppliers", "no_name")};
  const RegistryRules rules = rules_in_common(jobs, one);
  EXPECT_THAT(rules.kpis, ElementsAre(Kpi{KpiId{"no_email"}}, Kpi{KpiId{"no_phone"}}));
  EXPECT_THAT(rules.traits,
              ElementsAre(Axis{"city", "Cidade"}, Axis{"owner", "owner"}, Axis{"state", "state"}));
}

TEST(RulesInCommon, TellValuesThatAJobSelectsByAsTheRegistryDoes) {
  Job job = a_job("customers", "no_email");
  const Axis services = {"services", "Serviço", ";"};
  job.rules.declared = {services};
  job.rules.only = {{"services", {"pintura"}}};
  EXPECT_THAT(rules_in_common({}, job).traits, ElementsAre(Axis{"owner", "owner"}, services));
}

TEST(RulesInCommon, TellTheColumnsOfReadersPartsOfWhicheverJob) {
  const Job job = a_job("customers", "no_email");
  Job split = job, scoped = job;
  Delivery by_city;
  by_city.split_by = "city";
  split.deliver = {by_city};
  Recipient ana;
  ana.scope = {{"services", {"pintura"}}};
  scoped.deliver = {Delivery{{ana}}};
  const Axis services = {"services", "Serviço", ";"};
  scoped.rules.declared = {services};
  const std::vector<Job> jobs = {job, split, scoped};
  EXPECT_THAT(rules_in_common(jobs, job).traits,
              ElementsAre(Axis{"city", "city"}, Axis{"owner", "owner"}, services));
}

}  // namespace
}  // namespace boletim
