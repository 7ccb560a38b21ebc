#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "jobs/kpi/declined.h"
#include "jobs/kpi/judged_columns.h"
#include "jobs/kpi/rules.h"

namespace boletim {

/// What a KPI says of a record.
enum class Outcome : std::uint8_t {
  Fine,
  Flagged,
  Declined,  ///< would be flagged, but the customer has not or refuses to give it
  Emptied    ///< not flagged for want of any value
};

/// A batch, its columns judged.
struct JudgedBatch {
  const Batch& batch;
  const std::vector<std::size_t>& rows;
  const JudgedColumns& judged;
  const std::vector<Channels>& declined;
};

/// One KPI as it is applied to batches.
class Check {
 public:
  virtual ~Check() = default;

  bool mapped() const { return mapped_; }  ///< one of its columns is in the query
  /// Where the states are that tell its flagged records apart; nothing where they are not told apart.
  virtual std::optional<std::size_t> asked() const { return std::nullopt; }
  /// Its parts must have been applied before.
  void apply(const JudgedBatch& batch) {
    outcomes_.assign(batch.rows.size(), Outcome::Fine);
    if (mapped_) look_at(batch);
  }
  /// Of the rows, one by one.
  const std::vector<Outcome>& outcomes() const { return outcomes_; }

 protected:
  virtual void look_at(const JudgedBatch& batch) = 0;

  bool mapped_ = false;
  std::vector<Outcome> outcomes_;
};

/// All checks that KPIs need, parts before what they are parts of.
struct Checks {
  std::vector<std::unique_ptr<Check>> all;
  std::vector<const Check*> of_kpis;  ///< in the order of the KPIs
};

/// Throws Failure for a KPI that there is not, and naming every column of an own KPI that the query lacks.
/// `columns` outlives the checks; `judged` is told what to judge.
Checks checks_of(std::span<const Kpi> kpis, const QueryColumns& columns, JudgedColumns& judged);

}  // namespace boletim
