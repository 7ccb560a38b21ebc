#include "jobs/decision.h"

#include <fmt/format.h>

#include "jobs/schedule/tick.h"

namespace boletim {
namespace {

using Fire = Situation::Fire;

Decision start(const Fire& fire) {
  return {fire.record.occurrence.at, Ruling::Start, "", false, {}};
}
Decision skip(const Fire& fire, std::string why) {
  return {fire.record.occurrence.at, Ruling::Skip, std::move(why), false, {}};
}
Decision lose(const Fire& fire, std::string why) {
  return {fire.record.occurrence.at, Ruling::Skip, std::move(why), true, {}};
}

/// When it is no longer started, whatever it waits for.
std::optional<Instant> deadline(const Job& job, const Fire& fire) {
  if (job.start_by) return fire.record.occurrence.at + *job.start_by;
  return {};
}

Decision wait(const Job& job, const Fire& fire, std::string why) {
  return {fire.record.occurrence.at, Ruling::Wait, std::move(why), false, deadline(job, fire)};
}

/// What `misfire` and `overlap` say of a fire that is looked at for the first time; blank = nothing against
/// it.
std::string why_skipped(const Job& job, const Fire& fire, bool is_latest, Busy busy, Instant now) {
  if (job.misfire == Misfire::All) return "";
  if (!is_latest)
    return fmt::format("a later fire was due before it could start (misfire: {})", name_of(job.misfire));
  const bool is_late = now - fire.record.start_at > kOnTime;
  if (is_late && job.misfire == Misfire::Skip) return "it was missed (misfire: skip)";
  if (!is_late && job.overlap == Overlap::Skip && busy == Busy::BySchedule)
    return "the job's run before it was still under way (overlap: skip)";
  return "";
}

Decision by_predecessor(const Job& job, const Fire& fire, Instant now) {
  const Predecessor& predecessor = fire.predecessor;
  if (predecessor.state == Predecessor::State::Done) return start(fire);
  if (predecessor.state == Predecessor::State::Lost) return lose(fire, predecessor.why);
  const std::optional<Instant> until = job.start_by ? deadline(job, fire) : predecessor.until;
  if (until && now > *until) return lose(fire, "given up (retry): it " + predecessor.why);
  return {fire.record.occurrence.at, Ruling::Wait, predecessor.why, false, until};
}

/// As if nothing else of the job were going on. `later`: how many later fires start or wait.
Decision on_its_own(const Job& job, const Situation& situation, const Fire& fire, int later, Instant now) {
  if (situation.paused) return {fire.record.occurrence.at, Ruling::Pause, *situation.paused, false, {}};
  const std::optional<Instant> until = deadline(job, fire);
  if (until && now > *until)
    return lose(fire, fmt::format("it could not start within {} s (start_by)", job.start_by->count()));
  if (fire.record.why.empty()) {
    const std::string why = why_skipped(job, fire, later == 0, situation.busy, now);
    if (!why.empty()) return skip(fire, why);
  }
  if (later >= kMostMissed)
    return lose(fire, fmt::format("more than {} later fires of the job were waiting", kMostMissed));
  return by_predecessor(job, fire, now);
}

}  // namespace

std::vector<Decision> decide(const Job& job, const Situation& situation, Instant now) {
  std::vector<Decision> decisions(situation.due.size());
  int later = 0;
  for (std::size_t i = situation.due.size(); i-- > 0;) {
    decisions[i] = on_its_own(job, situation, situation.due[i], later, now);
    if (decisions[i].ruling == Ruling::Start || decisions[i].ruling == Ruling::Wait) ++later;
  }
  bool is_free = situation.busy == Busy::No;
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    if (decisions[i].ruling != Ruling::Start) continue;
    if (!is_free) decisions[i] = wait(job, situation.due[i], "waits for the job's run before it to end");
    is_free = false;
  }
  return decisions;
}

}  // namespace boletim
