#pragma once
#include "daemon/store/connection.h"
#include "jobs/store.h"

namespace boletim {

/// A stored number from the id that an admin typed; one that is no decimal number is found nowhere.
std::int64_t key_of(std::string_view id);

/// The tables run, run_document and job_watch.
class RunTable : public Runs {
 public:
  explicit RunTable(Connection& connection) : db_(connection) {}

  std::optional<RunId> claim(const Run& run) override;
  void sealed(const RunId& run) override;
  void rendered(const RunId& run, const std::vector<RunDocument>& documents) override;
  void finished(const RunId& run, RunState state, const std::string& error, Instant at) override;
  void reopened(const RunId& run, Instant at) override;
  Run get(const RunId& run) const override;
  std::optional<Run> of_occurrence(const JobId& job, Instant at) const override;
  std::vector<Run> list(const std::optional<JobId>& job, int most) const override;
  std::vector<Run> unfinished() const override;

  std::optional<Instant> seen_until(const JobId& job) const override;
  void set_seen_until(const JobId& job, Instant instant) override;

 private:
  /// Those whose ids the query `which` gives, oldest first.
  std::vector<Run> load(const std::string& which, const Values& values) const;
  /// Executes an UPDATE that ends with RETURNING id; throws NotFound if it met no run.
  void update(const RunId& run, const std::string& sql, const Values& values);

  Connection& db_;
};

}  // namespace boletim
