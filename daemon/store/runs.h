#pragma once
#include "daemon/store/connection.h"
#include "jobs/store.h"

namespace boletim {

/// The tables run and run_document, as the node `me` may change them.
class RunTable : public Runs {
 public:
  RunTable(Connection& connection, const NodeId& me) : db_(connection), me_(me) {}

  std::optional<RunId> claim(const Run& run) override;
  void sealed(const RunId& run) override;
  void rendered(const RunId& run, const std::vector<RunDocument>& documents,
                const std::string& held) override;
  void finished(const RunId& run, RunState state, const std::string& error, Instant at) override;
  void put_off(const RunId& run, const std::string& error, Instant retry_at, Instant at) override;
  bool reopened(const RunId& run, Instant at) override;
  bool take_over(const RunId& run) override;
  Run get(const RunId& run) const override;
  std::optional<Run> of_occurrence(const JobId& job, Instant at) const override;
  std::optional<Run> of_period(const JobId& job, const Period& period) const override;
  std::vector<Run> list(const std::optional<JobId>& job, int most) const override;
  std::vector<Run> latest_of_each() const override;
  std::vector<Run> unfinished() const override;
  std::vector<Run> abandoned() const override;
  bool is_running(const JobId& job) const override;
  std::vector<Run> due_again(Instant now) const override;
  std::optional<Instant> next_retry() const override;

 private:
  /// Those whose ids the query `which` gives, oldest first.
  std::vector<Run> load(const std::string& which, const Values& values) const;
  /// Sets `what` of a run of this node; throws NotFound or Fenced if there is none such.
  void update(const RunId& run, const std::string& what, Values values);

  Connection& db_;
  const NodeId me_;
};

}  // namespace boletim
