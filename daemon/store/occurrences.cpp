#include "daemon/store/occurrences.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "daemon/store/names.h"

namespace boletim {
namespace {

constexpr std::array kStates = {OccurrenceState::Planned, OccurrenceState::Started, OccurrenceState::Skipped,
                                OccurrenceState::Paused};
constexpr std::array kMisfires = {Misfire::Once, Misfire::Skip, Misfire::All};

OccurrenceRecord read_record(Row row) {
  OccurrenceRecord record;
  record.occurrence.job.value = row.text();
  record.occurrence.at = row.instant();
  record.occurrence.period = read_period(row);
  record.start_at = row.instant();
  record.state = named(kStates, row.text());
  record.why = row.text();
  record.decided_at = row.maybe_instant();
  return record;
}

std::pair<JobId, JobWatch> read_watch(Row row) {
  const JobId job{row.text()};
  JobWatch watch;
  watch.written_until = row.instant();
  watch.fingerprint = row.text();
  watch.gap = row.text();
  watch.paused = row.number() != 0;
  watch.paused_by = row.text();
  watch.paused_at = row.maybe_instant();
  if (const std::string missed = row.text(); !missed.empty()) watch.missed = named(kMisfires, missed);
  watch.complete_from = row.instant();
  return {job, watch};
}

std::int64_t seconds_of(Instant instant) {
  return instant.time_since_epoch().count();
}

}  // namespace

void OccurrenceTable::write_ahead(const std::vector<OccurrenceRecord>& records) {
  std::vector<std::string> job, kind, state, why;
  std::vector<std::int64_t> at, start, end, start_at;
  for (const OccurrenceRecord& record : records) {
    job.push_back(record.occurrence.job.value);
    at.push_back(seconds_of(record.occurrence.at));
    kind.emplace_back(name_of(record.occurrence.period.kind));
    start.push_back(seconds_of(record.occurrence.period.start));
    end.push_back(seconds_of(record.occurrence.period.end));
    start_at.push_back(seconds_of(record.start_at));
    state.emplace_back(name_of(record.state));
    why.push_back(record.why);
  }
  db_.transaction([&] {
    db_.insert("occurrence", "job, at, period_kind, period_start, period_end, start_at, state, why",
               {job, at, kind, start, end, start_at, state, why}, "ON CONFLICT (job, at) DO NOTHING");
  });
}

std::vector<OccurrenceRecord> OccurrenceTable::due(Instant now) const {
  // Not sorted by SQL: SQLite would go through all that ever was, in the order of the key.
  std::vector<OccurrenceRecord> due = load("WHERE state = 'planned' AND start_at <= $1", {now});
  std::sort(due.begin(), due.end(), [](const OccurrenceRecord& a, const OccurrenceRecord& b) {
    return std::tie(a.occurrence.job, a.occurrence.at) < std::tie(b.occurrence.job, b.occurrence.at);
  });
  return due;
}

std::optional<Instant> OccurrenceTable::next_start(Instant now) const {
  const auto seconds =
      db_.number("SELECT min(start_at) FROM occurrence WHERE state = 'planned' AND start_at > $1", {now});
  if (!seconds) return {};
  return Instant(std::chrono::seconds(*seconds));
}

bool OccurrenceTable::decide(const JobId& job, Instant at, OccurrenceState state, const std::string& why,
                             Instant now) {
  return db_
      .number(
          "UPDATE occurrence SET state = $1, why = $2, decided_at = $3 "
          "WHERE job = $4 AND at = $5 AND state IN ('planned', 'paused') RETURNING 1",
          {name_of(state), why, now, job, at})
      .has_value();
}

void OccurrenceTable::explain(const JobId& job, Instant at, const std::string& why) {
  db_.execute("UPDATE occurrence SET why = $1 WHERE job = $2 AND at = $3 AND state = 'planned'",
              {why, job, at});
}

void OccurrenceTable::withdraw(const JobId& job, Instant after) {
  db_.execute("DELETE FROM occurrence WHERE job = $1 AND at > $2 AND state = 'planned'", {job, after});
}

std::optional<OccurrenceRecord> OccurrenceTable::find(const JobId& job, Instant at) const {
  const std::vector<OccurrenceRecord> found = load("WHERE job = $1 AND at = $2", {job, at});
  if (found.empty()) return {};
  return found.front();
}

std::vector<OccurrenceRecord> OccurrenceTable::list(const std::optional<JobId>& job, Instant from,
                                                    Instant until) const {
  if (job) return load("WHERE job = $1 AND at >= $2 AND at < $3 ORDER BY at", {*job, from, until});
  return load("WHERE at >= $1 AND at < $2 ORDER BY at, job", {from, until});
}

std::vector<OccurrenceRecord> OccurrenceTable::paused(const JobId& job) const {
  return load("WHERE job = $1 AND state = 'paused' ORDER BY at", {job});
}

std::vector<OccurrenceRecord> OccurrenceTable::load(const std::string& rest, const Values& values) const {
  const Rows rows =
      db_.select("job, at, period_kind, period_start, period_end, start_at, state, why, decided_at",
                 "FROM occurrence " + rest, values);
  std::vector<OccurrenceRecord> records;
  for (std::size_t i = 0; i < rows.size(); ++i) records.push_back(read_record(rows[i]));
  return records;
}

std::map<JobId, JobWatch> OccurrenceTable::watches() const {
  const auto all = load_watches("", {});
  return {all.begin(), all.end()};
}

std::vector<std::pair<JobId, JobWatch>> OccurrenceTable::watches_after(const JobId& job, int most) const {
  return load_watches("WHERE job > $1 ORDER BY job LIMIT $2", {job, most});
}

std::optional<JobWatch> OccurrenceTable::watch(const JobId& job) const {
  const auto found = load_watches("WHERE job = $1", {job});
  if (found.empty()) return {};
  return found.front().second;
}

std::vector<std::pair<JobId, JobWatch>> OccurrenceTable::load_watches(const std::string& rest,
                                                                      const Values& values) const {
  const Rows rows =
      db_.select("job, written_until, fingerprint, gap, paused, paused_by, paused_at, missed, complete_from",
                 "FROM job_watch " + rest, values);
  std::vector<std::pair<JobId, JobWatch>> watches;
  for (std::size_t i = 0; i < rows.size(); ++i) watches.push_back(read_watch(rows[i]));
  return watches;
}

/// An update that changes nothing takes the row in every database.
std::optional<JobWatch> OccurrenceTable::lock(const JobId& job) {
  db_.execute("UPDATE job_watch SET written_until = written_until WHERE job = $1", {job});
  return watch(job);
}

void OccurrenceTable::set_watches(const std::map<JobId, JobWatch>& watches) {
  std::vector<std::string> jobs, fingerprint, gap;
  std::vector<std::int64_t> written_until, complete_from;
  for (const auto& [job, watch] : watches) {
    jobs.push_back(job.value);
    written_until.push_back(seconds_of(watch.written_until));
    fingerprint.push_back(watch.fingerprint);
    gap.push_back(watch.gap);
    complete_from.push_back(seconds_of(watch.complete_from));
  }
  db_.transaction([&] {
    db_.insert(
        "job_watch", "job, written_until, fingerprint, gap, complete_from",
        {jobs, written_until, fingerprint, gap, complete_from},
        "ON CONFLICT (job) DO UPDATE SET written_until = excluded.written_until, "
        "fingerprint = excluded.fingerprint, gap = excluded.gap, complete_from = excluded.complete_from");
  });
}

void OccurrenceTable::set_pause(const JobId& job, const JobWatch& watch) {
  db_.execute(
      "INSERT INTO job_watch (job, written_until, fingerprint, gap, complete_from, paused, paused_by, "
      "paused_at, missed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (job) DO UPDATE SET "
      "paused = excluded.paused, paused_by = excluded.paused_by, paused_at = excluded.paused_at, "
      "missed = excluded.missed",
      {job, watch.written_until, watch.fingerprint, watch.gap, watch.complete_from, watch.paused ? 1 : 0,
       watch.paused_by, watch.paused_at, watch.missed ? name_of(*watch.missed) : std::string_view()});
}

}  // namespace boletim
