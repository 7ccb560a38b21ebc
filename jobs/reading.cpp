#include "jobs/reading.h"

#include <deque>

#include "jobs/failure.h"
#include "jobs/in_source.h"
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
             FindingSinks* findings, const std::stop_token& stop) {
  Readers readers(sources, job.source, job.registry, stop);
  std::vector<std::size_t> places = keep_possible(task, readers.columns(), scratch);
  readers.narrow(columns_of(task));
  const std::size_t count = readers.share();
  task.parts = static_cast<int>(count);
  const auto sinks = findings == nullptr ? std::vector<FindingSink*>(count) : findings->open(count);
  std::deque<Pass> passes;  // one a reader, so that they judge side by side
  for (FindingSink* sink : sinks) passes.emplace_back(task, readers.columns(), scratch, sink);
  readers.run([&passes](std::size_t reader, const Batch& batch) { passes[reader].add(batch); });
  for (std::size_t i = 1; i < count; ++i) passes.front().merge(std::move(passes[i]));
  return {readers.columns(), std::move(places), passes.front().finish()};
}

/// `evaluate: in_source`: the source's own engine counts what it can.
Reading let_count(const Job& job, PassTask task, RecordSources& sources, const std::filesystem::path& scratch,
                  FindingSinks* findings, const OpenSpells& spells, const std::stop_token& stop) {
  const std::unique_ptr<RecordSource> records = sources.open(job.source, job.registry, stop);
  std::vector<std::size_t> places = keep_possible(task, records->columns(), scratch);
  std::optional<TellingSink> told;
  if (findings != nullptr) told.emplace(*findings->open(1).front());
  Pass pass(task, records->columns(), scratch, told ? &*told : nullptr);
  read_in_source(*records, task, pass, told ? &*told : nullptr, spells, stop);
  return {records->columns(), std::move(places), pass.finish()};
}

}  // namespace

Reading read_registry(const Job& job, PassTask task, RecordSources& sources,
                      const std::filesystem::path& scratch, FindingSinks* findings, const OpenSpells& spells,
                      const std::stop_token& stop) {
  try {
    if (job.evaluate == Evaluate::InSource)
      return let_count(job, std::move(task), sources, scratch, findings, spells, stop);
    return read(job, std::move(task), sources, scratch, findings, stop);
  } catch (const Passing&) {
    if (stop.stop_requested()) throw Parked{};
    throw;
  }
}

}  // namespace boletim
