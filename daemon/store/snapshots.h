#pragma once
#include "daemon/store/connection.h"
#include "jobs/store.h"

namespace boletim {

/// The table snapshot and its parts: KPIs, axes, segments, KPIs of segments.
class SnapshotTable : public Snapshots {
 public:
  explicit SnapshotTable(Connection& connection) : db_(connection) {}

  void add(const Snapshot& snapshot) override;
  std::optional<Snapshot> of_run(const RunId& run) const override;
  std::vector<Snapshot> parts_of_run(const RunId& run) const override;
  std::optional<Snapshot> latest(const JobId& job, std::optional<Instant> before) const override;
  std::vector<Snapshot> course(const JobId& job, const std::vector<CoursePeriod>& periods,
                               const Part& part) const override;
  std::optional<Instant> newest(const SourceId& source, const RegistryId& registry) const override;

 private:
  /// Those whose ids the query `which` gives, by period. One query a table, however many there are.
  std::vector<Snapshot> load(const std::string& which, const Values& values) const;

  Connection& db_;
};

}  // namespace boletim
