#pragma once
// Before anything is sent: each row of a document lies in what its readers may see, and a document holds what
// was counted. Nothing here knows how rows were selected.

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include "jobs/audience.h"
#include "jobs/kpi/flagged.h"
#include "reports/trend.h"

namespace boletim {

/// A document that is not what it should be: it is kept out, and mails that would carry it are held. The text
/// says why, to an admin, without personal data.
class Unproved : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Rows on their way into a document, each checked against every one of `scopes` (what its readers may see)
/// and counted. References outlive it.
class ProvedRows : public FlaggedRows {
 public:
  /// `columns`: those of Flagged::places.
  ProvedRows(FlaggedRows& rows, std::vector<std::string> columns, std::vector<Scope> scopes,
             std::size_t kpis);
  /// Throws Unproved for a row that lies outside.
  bool next_outline(Flagged& record) override;
  void complete(Flagged& outline) override { rows_of_.complete(outline); }

  std::int64_t rows() const { return rows_; }
  const std::vector<std::int64_t>& flagged() const { return flagged_; }  ///< of each KPI

 private:
  void check(const Flagged& record) const;

  FlaggedRows& rows_of_;
  std::vector<std::string> columns_;
  std::vector<Scope> scopes_;
  std::int64_t rows_ = 0;
  std::vector<std::int64_t> flagged_;
};

/// All rows of a detail report are as many as the snapshot counted, KPI by KPI; else throws Unproved.
void prove_counts(const std::vector<std::int64_t>& flagged, const Job& job, const Snapshot& snapshot);

/// What a report says of all records and by axis is what the snapshot counted; else throws Unproved.
void prove_totals(const TrendReport& report, const Job& job, const Snapshot& snapshot);

/// A part's counts are those of its segments in the whole, where these can be added up; else throws Unproved.
void prove_part(const Snapshot& part, const Snapshot& whole);

}  // namespace boletim
