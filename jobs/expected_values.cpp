#include "jobs/expected_values.h"

#include <algorithm>
#include <map>

#include "jobs/decision.h"
#include "jobs/expected_report.h"
#include "jobs/heading_values.h"
#include "jobs/missing.h"
#include "jobs/schedule/jitter.h"

namespace boletim {
namespace {

using State = ExpectedLine::State;
using std::chrono::seconds;

/// So long it is said again each day that an occurrence is open or held.
constexpr std::chrono::days kLookBack{7};

MessageTally tally_of(const std::vector<Message>& messages) {
  MessageTally tally;
  for (const Message& message : messages) switch (message.state) {
      case MessageState::Accepted:
      case MessageState::Delayed:
        ++tally.accepted;
        break;
      case MessageState::Delivered:
        ++tally.delivered;
        break;
      case MessageState::Planned:
      case MessageState::Sending:
      case MessageState::Deferred:
        ++tally.waiting;
        break;
      case MessageState::InDoubt:
        ++tally.in_doubt;
        break;
      case MessageState::Held:
        ++tally.held;
        break;
      case MessageState::Rejected:
      case MessageState::Bounced:
        ++tally.rejected;
        break;
      case MessageState::Suppressed:
      case MessageState::Skipped:
        ++tally.dropped;
        break;
    }
  return tally;
}

State state_of(const MessageTally& tally) {
  if (tally.rejected > 0) return State::Failed;
  if (tally.held > 0) return State::Held;
  return tally.waiting > 0 || tally.in_doubt > 0 ? State::Waiting : State::Delivered;
}

class Collection {
 public:
  Collection(const JobIndex& jobs, Store& store, const Zone& zone, Instant since, Instant open_since)
      : jobs_(jobs), store_(store), zone_(zone), since_(since), open_since_(open_since) {}

  void add(const OccurrenceRecord& record) {
    const auto run = store_.runs().of_occurrence(record.occurrence.job, record.occurrence.at);
    ExpectedLine line = run ? line_of(*run) : line_of(record);
    if (record.occurrence.at < since_ && !was_open(record, run, line.state)) return;
    name(line, record.occurrence.job, record.occurrence.at);
    lines_.push_back(std::move(line));
  }

  void add_missing(const JobId& job, Instant at) {
    ExpectedLine line;
    line.state = State::Missing;
    name(line, job, at);
    lines_.push_back(std::move(line));
  }

  std::vector<ExpectedLine> lines() && { return std::move(lines_); }

 private:
  /// Of one that the previous report told of: whether there is news of it, or need to say it again.
  bool was_open(const OccurrenceRecord& record, const std::optional<Run>& run, State state) const {
    if (state == State::Held || state == State::Waiting) return true;
    const auto ended = run ? run->finished_at : record.decided_at;
    return ended && *ended > open_since_;
  }

  void name(ExpectedLine& line, const JobId& id, Instant at) const {
    const Job* job = jobs_.find(id);
    line.job = job == nullptr ? id.value : job->title;
    line.due = civil_time(at, zone_);
  }

  static ExpectedLine line_of(const OccurrenceRecord& record) {
    ExpectedLine line;
    line.why = record.why;
    line.state = record.state == OccurrenceState::Skipped  ? State::Skipped
                 : record.state == OccurrenceState::Paused ? State::Paused
                                                           : State::Waiting;
    return line;
  }

  ExpectedLine line_of(const Run& run) const {
    MessageFilter filter;
    filter.run = run.id;
    std::vector<Message> deliveries = store_.messages().list(filter);
    std::erase_if(deliveries, [](const Message& message) { return !is_delivery(message); });
    ExpectedLine line;
    line.messages = tally_of(deliveries);
    line.state = state_of(line.messages);
    for (const Message& message : deliveries)
      if (message.state == MessageState::Rejected || message.state == MessageState::Bounced)
        line.unreached.push_back(message.to);
    if (line.state == State::Held) line.why = run.held;
    if (run.state == RunState::NoData) line.state = State::NoData;
    if (run.state == RunState::Running) line.state = State::Waiting;
    if (run.state == RunState::Failed) {
      const bool goes_on = run.retry_at || run.step >= RunStep::Rendered;
      line.state = goes_on ? State::Waiting : State::Failed;
      line.why = run.error;
    }
    line.minutes_late = minutes_late(run);
    return line;
  }

  std::int64_t minutes_late(const Run& run) const {
    const Job* job = jobs_.find(run.job);
    const auto due = late_since(job == nullptr ? Job{} : *job, run, run.started_at);
    return due ? std::chrono::floor<minutes>(run.started_at - *due).count() : 0;
  }

  const JobIndex& jobs_;
  Store& store_;
  const Zone& zone_;
  Instant since_, open_since_;
  std::vector<ExpectedLine> lines_;
};

/// Fires without a record. The last moments, which may still be on their way, are the next report's.
void add_missing(const Job& job, const JobWatch& watch, Instant since, Instant until,
                 const std::vector<OccurrenceRecord>& records, Collection& lines) {
  const auto moments = kOnTime + jitter_share(job.id, job.jitter) + seconds(1);
  for (const Instant at : missing_fires(job, watch, since - moments, until - seconds(1), records))
    lines.add_missing(job.id, at);
}

}  // namespace

ExpectedDay expected_day(const JobIndex& jobs, Store& store, const Zone& zone, Instant since, Instant until,
                         Instant open_since) {
  Collection lines(jobs, store, zone, since, open_since);
  std::map<JobId, std::vector<OccurrenceRecord>> by_job;
  for (const OccurrenceRecord& record : store.occurrences().list({}, since - kLookBack, until)) {
    if (record.occurrence.job.value == kExpectedReportJob) continue;
    lines.add(record);
    by_job[record.occurrence.job].push_back(record);
  }
  for (const auto& [id, watch] : store.occurrences().watches()) {
    const Job* job = jobs.find(id);
    if (job != nullptr && job->enabled) add_missing(*job, watch, since, until, by_job[id], lines);
  }
  return {"",
          Locale::PtBr,
          place_of(zone),
          civil_time(since, zone),
          civil_time(until, zone),
          std::move(lines).lines()};
}

}  // namespace boletim
