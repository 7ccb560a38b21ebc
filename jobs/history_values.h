#pragma once
#include <memory>

#include "jobs/job.h"
#include "jobs/store.h"
#include "reports/history.h"

namespace boletim {

/// What a reader may see of a job's messages.
struct HistoryReader {
  Sees sees = Sees::Masked;
  std::string only_to{};  ///< an address: messages to it alone, of who has a scope; blank = to anybody
  bool operator==(const HistoryReader&) const = default;
};

/// The messages of a job that were planned since the start of its run's period and before its data were read;
/// not those of the run. The status of one that was settled then is that of then, so that a run that goes on
/// after a crash says the same; of others it is the present one.
HistoryReport history_values(const Job& job, const Run& run, const Snapshot& snapshot,
                             const Messages& messages, const Heading& heading, const HistoryReader& reader);

/// These messages, page by page. References outlive it.
std::unique_ptr<HistoryRows> history_rows(const Job& job, const Run& run, const Snapshot& snapshot,
                                          const Messages& messages, const HistoryReader& reader);

}  // namespace boletim
