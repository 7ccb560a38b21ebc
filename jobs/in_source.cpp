#include "jobs/in_source.h"

#include <functional>
#include <vector>

#include "jobs/counting.h"
#include "jobs/failure.h"
#include "jobs/run_job.h"

namespace boletim {
namespace {

constexpr std::size_t kIdsAtOnce = 1000;  // records looked up by one statement

void add_all(RecordSource& records, const std::stop_token& stop, const std::function<void(Batch&)>& add) {
  Batch batch;
  while (records.next(batch)) {
    if (stop.stop_requested()) throw Parked{};
    add(batch);
  }
}

/// Records that had been flagged and did not travel may be fine now: only they themselves say since when.
void look_up(CountingSource& counting, RecordSource& records, Pass& pass, const TellingSink& told,
             Spells& spells, const std::stop_token& stop) {
  std::vector<std::string> ids;
  const auto ask = [&] {
    if (ids.empty()) return;
    counting.look_up(ids);
    add_all(records, stop, [&](Batch& batch) { pass.tell(batch); });
    ids.clear();
  };
  for (Spell spell; spells.next(spell);) {
    const bool is_next = ids.empty() || ids.back() != spell.record;
    if (spell.end || !is_next || told.was_told(spell.record)) continue;
    ids.push_back(spell.record);
    if (ids.size() == kIdsAtOnce) ask();
  }
  ask();
}

}  // namespace

void TellingSink::add(const Finding& finding) {
  if (sink_.wants(finding.id)) told_.insert(std::hash<std::string_view>{}(finding.id));
  sink_.add(finding);
}

bool TellingSink::was_told(std::string_view id) const {
  return told_.contains(std::hash<std::string_view>{}(id));
}

void read_in_source(RecordSource& records, const PassTask& task, Pass& pass, const TellingSink* told,
                    const OpenSpells& spells, const std::stop_token& stop) {
  CountingSource* counting = records.counting();
  if (counting == nullptr)
    throw Failure(
        "`evaluate: in_source` needs a source of connector postgresql or mysql; take it out of the job");
  std::vector<CountedGroups> groups = counting->count(counting_plan(task, records.columns()));
  if (stop.stop_requested()) throw Parked{};
  TravellingCombinations travelling(task, records.columns());
  for (const CountedGroups& some : groups) travelling.look(some);
  for (CountedGroups& some : groups) {
    for (std::size_t i = 0; i < some.combinations.size(); ++i)
      if (travelling.holds(some.combinations[i])) some.records[i] = 0;
    pass.add_counted(some);
  }
  groups.clear();
  counting->let_travel(travelling.all());
  add_all(records, stop, [&](Batch& batch) { pass.add(batch); });
  if (told != nullptr) look_up(*counting, records, pass, *told, *spells(), stop);
}

}  // namespace boletim
