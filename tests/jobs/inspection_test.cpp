#include "jobs/inspection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temporary_directory.h"

namespace boletim {
namespace {

using testing::ElementsAre;

/// A registry in memory: columns and rows, "NULL" for null.
class MemorySources : public RecordSources {
 public:
  MemorySources(std::vector<std::string> columns, std::vector<std::vector<std::string>> rows)
      : columns_(std::move(columns)), rows_(std::move(rows)) {}

  std::unique_ptr<RecordSource> open(const SourceId&, const RegistryId&, const std::stop_token&) override {
    return std::make_unique<Rows>(*this);
  }

 private:
  class Rows : public RecordSource {
   public:
    explicit Rows(const MemorySources& all) : all_(all) {}
    const std::vector<std::string>& columns() const override { return all_.columns_; }
    bool next(Batch& batch) override {
      if (done_) return false;
      batch.columns.assign(all_.columns_.size(), {});
      for (const auto& row : all_.rows_)
        for (std::size_t i = 0; i < row.size(); ++i)
          row[i] == "NULL" ? batch.columns[i].append_null() : batch.columns[i].append(row[i]);
      done_ = true;
      return true;
    }

   private:
    const MemorySources& all_;
    bool done_ = false;
  };

  std::vector<std::string> columns_;
  std::vector<std::vector<std::string>> rows_;
};

Inspection inspected(const InspectionTask& task, MemorySources sources) {
  const TemporaryDirectory scratch;
  return inspect(task, sources, scratch.path(), [](std::int64_t) {}, {});
}

InspectionTask a_task(const Job& job) {
  InspectionTask task;
  task.jobs.push_back(&job);
  return task;
}

TEST(Inspection, TellsColumnsThatAreMissingUnusedAndUnmapped) {
  Job job;
  job.rules.kpis = std::vector<Kpi>{{KpiId{"no_email"}}, {KpiId{"no_tax_id"}}};
  job.rules.axes = std::vector<Axis>{{"bairro", "Bairro"}};
  job.rules.only = {{"filial", {"1"}}};
  const Inspection seen = inspected(a_task(job), MemorySources({"id", "email", "filial", "fax"}, {}));
  EXPECT_THAT(seen.missing, ElementsAre("bairro", "name"));
  EXPECT_THAT(seen.unused, ElementsAre("fax"));
  EXPECT_THAT(seen.known, ElementsAre("id", "email", "filial"));
  EXPECT_THAT(seen.unmapped, ElementsAre(KpiId{"no_tax_id"}));
  EXPECT_FALSE(seen.is_good());
}

TEST(Inspection, CountsRecordsAndNamesIdsThatAreNullOrDouble) {
  const Job job;
  const Inspection seen =
      inspected(a_task(job),
                MemorySources({"id", "name", "active"},
                              {{"1", "Ana", "1"}, {"NULL", "Bia", "1"}, {"1", "Cai", "0"}, {" ", "D", "1"}}));
  EXPECT_EQ(seen.records, 4);
  EXPECT_EQ(seen.active, 3);
  EXPECT_EQ(seen.without_id, 2);
  EXPECT_NE(seen.duplicate_ids, "");
}

TEST(Inspection, ShowsTheFirstRecordsMasked) {
  const Job job;
  std::vector<std::vector<std::string>> rows(12, {"7", "Ana Souza", "ana@gmail.com", "Rua A"});
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i][0] = std::to_string(i);
  const Inspection seen = inspected(a_task(job), MemorySources({"id", "name", "email", "obs"}, rows));
  EXPECT_EQ(seen.sample.size(), kSampleRows);
  EXPECT_THAT(seen.sample.front(), ElementsAre("0", "A*** S***", "a***@gmail.com", "R*** A***"));
  EXPECT_TRUE(seen.is_good());
}

TEST(Inspection, MasksWhatItDoesNotKnowUnlessItIsAnAxis) {
  EXPECT_EQ(masked_value("apelido", "Zé  Índio", false), "Z*** Í***");
  EXPECT_EQ(masked_value("rota", "Norte 3", true), "Norte 3");
  EXPECT_EQ(masked_value("city", "São Paulo", false), "São Paulo");
  EXPECT_EQ(masked_value("owner", "João", false), "J***");
  EXPECT_EQ(masked_value("name", "", false), "");
}

}  // namespace
}  // namespace boletim
