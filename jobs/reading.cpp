#include "jobs/reading.h"

#include "jobs/failure.h"
#include "jobs/kpi/pass.h"
#include "jobs/kpi/spill.h"
#include "jobs/run_job.h"

namespace boletim {

namespace {

Reading read(const Job& job, RecordSources& sources, const std::filesystem::path& spill,
             const std::filesystem::path& scratch, const std::stop_token& stop) {
  const std::unique_ptr<RecordSource> records = sources.open(job.source, job.registry, stop);
  Spill flagged(spill);
  Pass pass(job.rules, records->columns(), scratch, flagged);
  Batch batch;
  while (records->next(batch)) {
    if (stop.stop_requested()) throw Parked{};
    pass.add(batch);
  }
  Reading reading{records->columns(), pass.finish()};
  flagged.seal();
  return reading;
}

}  // namespace

Reading read_registry(const Job& job, RecordSources& sources, const std::filesystem::path& spill,
                      const std::filesystem::path& scratch, const std::stop_token& stop) {
  try {
    return read(job, sources, spill, scratch, stop);
  } catch (const Passing&) {
    if (stop.stop_requested()) throw Parked{};
    throw;
  }
}

}  // namespace boletim
