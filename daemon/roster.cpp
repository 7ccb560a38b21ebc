#include "daemon/roster.h"

#include <algorithm>

namespace boletim {

bool Roster::add(Assignment assignment) {
  const std::lock_guard lock(mutex_);
  if (ended_ || waiting_ >= kMostWaiting || !held_.insert(assignment.run).second) return false;
  Line& line = lines_[assignment.source];
  line.places = std::max(assignment.places, 1);
  line.waiting.push_back(std::move(assignment));
  ++waiting_;
  call_worker();
  return true;
}

void Roster::gather(int more) {
  const std::lock_guard lock(mutex_);
  gathering_ += more;
  call_worker();
}

bool Roster::holds(const RunId& run) const {
  const std::lock_guard lock(mutex_);
  return held_.contains(run);
}

std::vector<Companion> Roster::companions(const RunId& reader, const Party& party) const {
  const std::lock_guard lock(mutex_);
  std::vector<Companion> found;
  const auto read =
      std::find_if(read_.begin(), read_.end(), [&](const auto& r) { return r.second == reader; });
  if (read == read_.end()) return found;
  const auto& [source, registry] = read->first;
  const auto line = lines_.find(source);
  if (line == lines_.end()) return found;
  std::set<JobId> jobs = at_work_;
  for (const Assignment& waiting : line->second.waiting)
    if (waiting.reads == registry && waiting.party == party && found.size() + 1 < kMostTogether &&
        jobs.insert(waiting.job).second)
      found.push_back(waiting.companion);
  return found;
}

void Roster::has_read(const RunId& reader, const std::set<RunId>& done) {
  const std::lock_guard lock(mutex_);
  std::erase_if(read_, [&](const auto& read) { return read.second == reader; });
  for (auto& [source, line] : lines_)
    for (Assignment& waiting : line.waiting)
      if (done.contains(waiting.run)) waiting.reads.reset();
  call_worker();
}

std::map<SourceId, SourceFacts> Roster::sources() const {
  const std::lock_guard lock(mutex_);
  std::map<SourceId, SourceFacts> facts;
  for (const auto& [source, line] : lines_)
    facts[source] = {source, line.places, line.runs, static_cast<int>(line.waiting.size()), {}};
  return facts;
}

void Roster::end() {
  std::vector<std::thread> workers;
  std::vector<std::deque<Assignment>> undone;  // destroyed outside the lock: somebody may wait for them
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    workers.swap(workers_);
    for (auto& [source, line] : lines_) undone.push_back(std::move(line.waiting));
    lines_.clear();
  }
  undone.clear();
  changed_.notify_all();
  for (std::thread& worker : workers) worker.join();
}

/// Wakes one that is idle or takes one on, if somebody can go.
void Roster::call_worker() {
  if (ended_ || !next()) return;
  if (idle_ > 0) return changed_.notify_one();
  if (std::ssize(workers_) < kMostSources) workers_.emplace_back([this] { serve(); });
}

std::optional<Roster::Turn> Roster::next() {
  std::optional<Turn> turn;
  if (gathering_ > 0) return turn;
  for (auto& [source, line] : lines_) {
    if (line.runs >= line.places || (running_ >= kMostWorkers && line.runs > 0)) continue;
    if (turn && turn->line->runs <= line.runs) continue;
    const auto first = std::find_if(line.waiting.begin(), line.waiting.end(),
                                    [this](const Assignment& assignment) { return may_go(assignment); });
    if (first != line.waiting.end()) turn = Turn{&line, first};
  }
  return turn;
}

bool Roster::may_go(const Assignment& assignment) const {
  if (at_work_.contains(assignment.job)) return false;
  return !assignment.reads || !read_.contains({assignment.source, *assignment.reads});
}

void Roster::serve() {
  std::unique_lock lock(mutex_);
  while (!ended_) {
    if (const auto turn = next()) {
      work(lock, *turn);
      continue;
    }
    ++idle_;
    changed_.wait(lock);
    --idle_;
  }
}

void Roster::work(std::unique_lock<std::mutex>& lock, const Turn& turn) {
  Assignment assignment = std::move(*turn.assignment);
  turn.line->waiting.erase(turn.assignment);
  --waiting_;
  ++turn.line->runs;
  ++running_;
  at_work_.insert(assignment.job);
  if (assignment.reads) read_[{assignment.source, *assignment.reads}] = assignment.run;
  call_worker();  // the next one must not wait for this one
  lock.unlock();
  assignment.work();
  assignment.work = nullptr;
  lock.lock();
  --running_;
  if (const auto line = lines_.find(assignment.source); line != lines_.end()) --line->second.runs;
  at_work_.erase(assignment.job);
  std::erase_if(read_, [&](const auto& read) { return read.second == assignment.run; });
  held_.erase(assignment.run);
}

}  // namespace boletim
