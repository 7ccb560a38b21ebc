#pragma once
// Occurrences in memory, for tests of jobs/.

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "jobs/occurrences.h"
#include "tests/support/name_hash.h"

namespace boletim {

class MemoryOccurrences : public Occurrences {
 public:
  void write_ahead(const std::vector<OccurrenceRecord>& records) override {
    for (const OccurrenceRecord& record : records) {
      Records& mine = records_[record.occurrence.job];
      const auto [place, is_new] = mine.emplace(record.occurrence.at, record);
      if (is_new && record.state == OccurrenceState::Planned) planned_.insert(key_of(place->second));
    }
  }
  std::vector<OccurrenceRecord> due(Instant now) const override {
    std::vector<OccurrenceRecord> found;
    for (const auto& [start, record] : planned_) {
      if (start > now) break;
      found.push_back(*record);
    }
    std::sort(found.begin(), found.end(), [](const OccurrenceRecord& a, const OccurrenceRecord& b) {
      return std::tie(a.occurrence.job, a.occurrence.at) < std::tie(b.occurrence.job, b.occurrence.at);
    });
    return found;
  }
  std::optional<Instant> next_start(Instant now) const override {
    const auto next = planned_.lower_bound({now + std::chrono::seconds(1), nullptr});
    return next == planned_.end() ? std::nullopt : std::optional(next->first);
  }
  bool decide(const JobId& job, Instant at, OccurrenceState state, const std::string& why,
              Instant now) override {
    OccurrenceRecord* record = pointer_to(job, at);
    if (record == nullptr) return false;
    if (record->state != OccurrenceState::Planned && record->state != OccurrenceState::Paused) return false;
    planned_.erase(key_of(*record));
    record->state = state;
    record->why = why;
    record->decided_at = now;
    if (state == OccurrenceState::Planned) planned_.insert(key_of(*record));
    return true;
  }
  void explain(const JobId& job, Instant at, const std::string& why) override {
    records_.at(job).at(at).why = why;
  }
  void withdraw(const JobId& job, Instant after) override {
    std::erase_if(records_[job], [&](const auto& entry) {
      const auto& [at, record] = entry;
      const bool withdrawn = at > after && record.state == OccurrenceState::Planned;
      if (withdrawn) planned_.erase(key_of(record));
      return withdrawn;
    });
  }
  std::optional<OccurrenceRecord> find(const JobId& job, Instant at) const override {
    const OccurrenceRecord* found = const_cast<MemoryOccurrences&>(*this).pointer_to(job, at);
    return found == nullptr ? std::nullopt : std::optional(*found);
  }
  std::vector<OccurrenceRecord> list(const std::optional<JobId>& job, Instant from,
                                     Instant until) const override {
    std::vector<OccurrenceRecord> found;
    const auto add = [&](const Records& records) {
      for (auto one = records.lower_bound(from); one != records.end() && one->first < until; ++one)
        found.push_back(one->second);
    };
    if (!job)
      for (const auto& [id, records] : records_) add(records);
    else if (records_.contains(*job))
      add(records_.at(*job));
    if (!job)
      std::sort(found.begin(), found.end(), [](const OccurrenceRecord& a, const OccurrenceRecord& b) {
        return std::tie(a.occurrence.at, a.occurrence.job) < std::tie(b.occurrence.at, b.occurrence.job);
      });
    return found;
  }
  std::vector<OccurrenceRecord> paused(const JobId& job) const override {
    std::vector<OccurrenceRecord> found = list(job, Instant::min(), Instant::max());
    std::erase_if(found, [](const OccurrenceRecord& one) { return one.state != OccurrenceState::Paused; });
    return found;
  }
  std::map<JobId, JobWatch> watches() const override { return {watches_.begin(), watches_.end()}; }
  std::vector<std::pair<JobId, JobWatch>> watches_after(const JobId& job, int most) const override {
    const auto all = watches();
    const auto first = all.upper_bound(job);
    const auto count = std::min<std::ptrdiff_t>(most, std::distance(first, all.end()));
    return {first, std::next(first, count)};
  }
  std::optional<JobWatch> watch(const JobId& job) const override {
    const auto found = watches_.find(job);
    return found == watches_.end() ? std::nullopt : std::optional(found->second);
  }
  std::optional<JobWatch> lock(const JobId& job) override { return watch(job); }
  void set_watches(const std::map<JobId, JobWatch>& watches) override {
    for (const auto& [job, watch] : watches) {
      JobWatch& stored = watches_[job];
      const JobWatch before = std::exchange(stored, watch);
      copy_pause(before, stored);
    }
  }
  void set_pause(const JobId& job, const JobWatch& watch) override {
    copy_pause(watch, watches_.try_emplace(job, watch).first->second);
  }
  /// As a retention of nothing would: what was started or skipped is no longer kept.
  void forget_ended() {
    for (auto& [job, records] : records_)
      std::erase_if(records, [](const auto& entry) {
        const OccurrenceState state = entry.second.state;
        return state == OccurrenceState::Started || state == OccurrenceState::Skipped;
      });
  }

 private:
  using Records = std::map<Instant, OccurrenceRecord>;
  using Start = std::pair<Instant, const OccurrenceRecord*>;

  static Start key_of(const OccurrenceRecord& record) { return {record.start_at, &record}; }
  static void copy_pause(const JobWatch& from, JobWatch& to) {
    to.paused = from.paused;
    to.paused_by = from.paused_by;
    to.paused_at = from.paused_at;
    to.missed = from.missed;
  }
  OccurrenceRecord* pointer_to(const JobId& job, Instant at) {
    const auto records = records_.find(job);
    if (records == records_.end()) return nullptr;
    const auto found = records->second.find(at);
    return found == records->second.end() ? nullptr : &found->second;
  }

  std::unordered_map<JobId, Records, NameHash> records_;
  std::set<Start> planned_;
  std::unordered_map<JobId, JobWatch, NameHash> watches_;
};

}  // namespace boletim
