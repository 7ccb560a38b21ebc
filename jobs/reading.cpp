#include "jobs/reading.h"

#include <deque>
#include <map>

#include "jobs/failure.h"
#include "jobs/in_source.h"
#include "jobs/kpi/needed_columns.h"
#include "jobs/readers.h"
#include "jobs/run_job.h"

namespace boletim {

namespace {

/// Whether the query has all columns that views ask for.
bool are_possible(const PassTask& task, std::vector<View> views, const std::vector<std::string>& columns,
                  const std::filesystem::path& scratch) {
  try {
    const Pass alone({task.rules, std::move(views), task.taken_at}, columns, scratch, nullptr);
    return true;
  } catch (const Failure&) {  // told to its run, which then reads by itself
    return false;
  }
}

/// Keeps the views of the first taker, and those of the others whose columns are all there; their places.
std::vector<std::size_t> keep_possible(PassTask& task, const std::vector<std::string>& columns,
                                       const std::filesystem::path& scratch) {
  std::map<std::size_t, std::vector<View>> by_taker;
  for (const View& view : task.views) by_taker[view.taker].push_back(view);
  const std::size_t first = task.views.front().taker;
  std::erase_if(by_taker, [&](const auto& one) {
    return one.first != first && !are_possible(task, one.second, columns, scratch);
  });
  std::vector<std::size_t> places;
  std::vector<View> possible;
  for (std::size_t i = 0; i < task.views.size(); ++i) {
    if (!by_taker.contains(task.views[i].taker)) continue;
    places.push_back(i);
    possible.push_back(task.views[i]);
  }
  task.views = std::move(possible);
  return places;
}

/// What a pass over all of them gave.
Reading reading_of(Pass& pass, std::vector<std::string> columns, std::vector<std::size_t> places) {
  Reading reading{std::move(columns), std::move(places), pass.finish(), {}};
  for (std::size_t view = 0; view < reading.views.size(); ++view) reading.splits.push_back(pass.splits(view));
  return reading;
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
  return reading_of(passes.front(), readers.columns(), std::move(places));
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
  return reading_of(pass, records->columns(), std::move(places));
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
