#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "jobs/job.h"
#include "jobs/record_source.h"

namespace boletim {

/// What a registry is asked to have.
struct InspectionTask {
  SourceId source;
  RegistryId registry;
  std::vector<Axis> axes;          ///< that it declares
  SharedList<std::string> ignore;  ///< ids that are no real record
  std::vector<const Job*> jobs;    ///< on it
};

/// What was seen of a registry when it was read whole.
struct Inspection {
  std::vector<std::string> columns;       ///< that the query yields, lower case, in its order
  std::vector<std::string> known;         ///< of them, what the program knows or a job uses
  std::vector<std::string> unused;        ///< of them, what nothing looks at
  std::vector<std::string> missing;       ///< not there: id, name, and what jobs use; each fails a run
  std::vector<std::string> missing_axes;  ///< declared, not there, and of no job
  std::vector<KpiId> unmapped;            ///< of the jobs' KPIs, whose columns are not there
  std::int64_t records = 0;
  std::int64_t active = 0;                       ///< of them, those that reports count
  std::int64_t without_id = 0;                   ///< of them, null or blank
  std::int64_t replaced = 0;                     ///< values with bytes that are not of the source's encoding
  std::string duplicate_ids;                     ///< the first ones, in words; blank = there are none
  std::vector<std::vector<std::string>> sample;  ///< the first records by column, masked

  bool is_good() const { return missing.empty() && without_id == 0 && duplicate_ids.empty(); }
};

inline constexpr std::size_t kSampleRows = 10;

/// Reads the registry whole, in constant memory (what must be remembered of ids lies in `scratch`), and tells
/// `progress` how many records were read, now and then. Throws what opening and reading throw.
Inspection inspect(const InspectionTask& task, RecordSources& sources, const std::filesystem::path& scratch,
                   const std::function<void(std::int64_t)>& progress, const std::stop_token& stop);

/// A value as a person may see it who checks a connection: personal data masked by the column's name, columns
/// that nobody knows as if they held some.
std::string masked_value(std::string_view column, std::string_view value, bool is_axis);

}  // namespace boletim
