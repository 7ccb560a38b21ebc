#include "jobs/reading.h"

#include "jobs/failure.h"
#include "jobs/run_job.h"

namespace boletim {

namespace {

Reading read(const Job& job, const PassTask& task, RecordSources& sources,
             const std::filesystem::path& scratch, FindingSink* findings, const std::stop_token& stop) {
  const std::unique_ptr<RecordSource> records = sources.open(job.source, job.registry, stop);
  Pass pass(task, records->columns(), scratch, findings);
  Batch batch;
  while (records->next(batch)) {
    if (stop.stop_requested()) throw Parked{};
    pass.add(batch);
  }
  return {records->columns(), pass.finish()};
}

}  // namespace

Reading read_registry(const Job& job, const PassTask& task, RecordSources& sources,
                      const std::filesystem::path& scratch, FindingSink* findings,
                      const std::stop_token& stop) {
  try {
    return read(job, task, sources, scratch, findings, stop);
  } catch (const Passing&) {
    if (stop.stop_requested()) throw Parked{};
    throw;
  }
}

}  // namespace boletim
