#include "jobs/reading.h"

#include "jobs/failure.h"
#include "jobs/kpi/needed_columns.h"
#include "jobs/readers.h"
#include "jobs/run_job.h"

namespace boletim {

namespace {

/// Keeps the first view, and of the others those whose columns are there; their places.
std::vector<std::size_t> keep_possible(PassTask& task, const std::vector<std::string>& columns,
                                       const std::filesystem::path& scratch) {
  std::vector<std::size_t> places = {0};
  for (std::size_t i = 1; i < task.views.size(); ++i) {
    try {
      const Pass alone({task.rules, {task.views[i]}, task.taken_at}, columns, scratch, nullptr);
      places.push_back(i);
    } catch (const Failure&) {  // told to its run, which then reads by itself
    }
  }
  std::vector<View> possible;
  for (const std::size_t place : places) possible.push_back(task.views[place]);
  task.views = std::move(possible);
  return places;
}

/// Those that the pass looks at.
std::set<std::string> columns_of(const PassTask& task) {
  std::set<std::string> columns = needed_columns(task.rules);
  if (task.before != nullptr) columns.merge(needed_columns(*task.before));
  return columns;
}

Reading read(const Job& job, PassTask task, RecordSources& sources, const std::filesystem::path& scratch,
             FindingSink* findings, const std::stop_token& stop) {
  Readers readers(sources, job.source, job.registry, stop);
  std::vector<std::size_t> places = keep_possible(task, readers.columns(), scratch);
  Pass pass(task, readers.columns(), scratch, findings);
  readers.narrow(columns_of(task));
  readers.share();
  readers.run([&pass](const Batch& batch) { pass.add(batch); });
  return {readers.columns(), std::move(places), pass.finish()};
}

}  // namespace

Reading read_registry(const Job& job, PassTask task, RecordSources& sources,
                      const std::filesystem::path& scratch, FindingSink* findings,
                      const std::stop_token& stop) {
  try {
    return read(job, std::move(task), sources, scratch, findings, stop);
  } catch (const Passing&) {
    if (stop.stop_requested()) throw Parked{};
    throw;
  }
}

}  // namespace boletim
