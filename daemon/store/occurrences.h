#pragma once
#include "daemon/store/connection.h"
#include "jobs/occurrences.h"

namespace boletim {

/// The tables occurrence and job_watch.
class OccurrenceTable : public Occurrences {
 public:
  explicit OccurrenceTable(Connection& connection) : db_(connection) {}

  void write_ahead(const std::vector<OccurrenceRecord>& records) override;
  std::vector<OccurrenceRecord> due(Instant now) const override;
  std::optional<Instant> next_start(Instant now) const override;
  bool decide(const JobId& job, Instant at, OccurrenceState state, const std::string& why,
              Instant now) override;
  void explain(const JobId& job, Instant at, const std::string& why) override;
  void withdraw(const JobId& job, Instant after) override;
  std::optional<OccurrenceRecord> find(const JobId& job, Instant at) const override;
  std::vector<OccurrenceRecord> list(const std::optional<JobId>& job, Instant from,
                                     Instant until) const override;
  std::vector<OccurrenceRecord> paused(const JobId& job) const override;

  std::map<JobId, JobWatch> watches() const override;
  std::vector<std::pair<JobId, JobWatch>> watches_after(const JobId& job, int most) const override;
  std::optional<JobWatch> watch(const JobId& job) const override;
  std::optional<JobWatch> lock(const JobId& job) override;
  void set_watches(const std::map<JobId, JobWatch>& watches) override;
  void set_pause(const JobId& job, const JobWatch& watch) override;

 private:
  std::vector<OccurrenceRecord> load(const std::string& rest, const Values& values) const;
  std::vector<std::pair<JobId, JobWatch>> load_watches(const std::string& rest, const Values& values) const;

  Connection& db_;
};

}  // namespace boletim
