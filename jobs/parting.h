#pragma once
// Which parts of a job's records its readers need apart.

#include <compare>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "jobs/job.h"
#include "jobs/kpi/flagged.h"
#include "jobs/part.h"

namespace boletim {

/// So many parts have a job and a run at most: each is counted, and has documents of its own.
inline constexpr std::size_t kMostParts = 200;

/// A part for each value of a column.
struct Split {
  Part within;         ///< of which readers; the whole = of those without a scope
  std::string column;  ///< lower case
  auto operator<=>(const Split&) const = default;
};

/// What must be counted beside the whole; each once, ascending.
struct Parting {
  std::vector<Part> scopes;  ///< of readers; never the whole
  std::vector<Split> splits;
  bool operator==(const Parting&) const = default;
};

/// The scopes of all readers of a job's deliveries, and the splits of these. Those of all deliveries,
/// whatever a run is asked to send: the next one's flows begin at what this one counted. Throws Failure if
/// there are more than kMostParts scopes.
Parting parting_of(const Job& job);

/// The part that a reader gets: its values trimmed, ascending, each once.
Part part_of_reader(const Scope& scope);
/// Of a split, the part of one value.
Part part_of_value(const Split& split, const std::string& value);

/// The columns that tell parts apart, ascending: those of Flagged::places.
std::vector<std::string> part_columns(const Job& job);

/// Which rows of a job's spill, records and changes, are of a part or of the whole. Whoever reads the spill
/// of a job with parts asks: its changes are told of the whole, and again of each part.
class RowsOfPart {
 public:
  RowsOfPart(const Job& job, const Part& part);
  bool has(const Flagged& row) const;

 private:
  std::string part_;  ///< its text
  /// By place in Flagged::places, the values of which one is enough.
  std::vector<std::pair<std::size_t, std::vector<std::string>>> conditions_;
};

/// Those of `rows`, in their order.
std::unique_ptr<FlaggedRows> rows_of_part(std::unique_ptr<FlaggedRows> rows, RowsOfPart which);

}  // namespace boletim
