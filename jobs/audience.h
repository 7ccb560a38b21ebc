#pragma once
// For whom a run's documents are: readers, and what of the records each of them is told.

#include <compare>
#include <set>
#include <string>
#include <vector>

#include "jobs/job.h"
#include "jobs/part.h"
#include "jobs/runs.h"
#include "jobs/snapshots.h"

namespace boletim {

/// Readers who get the same bytes.
struct Audience {
  Part part;
  Locale locale = Locale::PtBr;
  Sees sees = Sees::Masked;
  std::string only_to{};  ///< of a history: what was sent to this address alone; blank = of all
  auto operator<=>(const Audience&) const = default;
};

/// What a run counted, of the whole and of each part that its readers need.
struct RunSnapshots {
  Snapshot whole;
  std::vector<Snapshot> parts{};
  /// Null where it was not counted.
  const Snapshot* find(const Part& part) const;
};

/// The snapshots of a run: the whole first, then its parts.
RunSnapshots run_snapshots(std::vector<Snapshot> taken);

/// Somebody a run's mail goes to.
struct Reader {
  Recipient to;
  Delivery delivery;  ///< by which; blank of a test to one address
  Audience mail;      ///< what its body tells
  /// What its documents tell: that, or a part for each value of `split_by`.
  std::vector<Audience> documents;
  std::vector<Part> too_small;  ///< parts that would be told by so few records that they get no document
  std::string why_none;         ///< set: nothing can be told to them, and why
  std::string only_to{};  ///< address: of what was sent they are told of this one's alone; blank = of all
};

/// Whom a run's mails go to: `run.to` if given (a known person keeps what they may see), else the job's
/// recipients.
SharedList<Delivery> deliveries_of(const Job& job, const Run& run);

/// Whether a delivery's mails carry a report.
bool is_attached(const Delivery& delivery, ReportKind kind, Format format);

/// Everybody in each of the deliveries: who is in two of them is here twice, in their order. Pure.
std::vector<Reader> readers_of(const Job& job, const Run& run, const RunSnapshots& counted);

}  // namespace boletim
