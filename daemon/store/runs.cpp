#include "daemon/store/runs.h"

#include <algorithm>
#include <array>

#include "daemon/store/names.h"
#include "daemon/store/nodes.h"
#include "daemon/store/parts.h"
#include "jobs/failure.h"

namespace boletim {
namespace {

constexpr std::array kStates = {RunState::Running, RunState::Done, RunState::Failed, RunState::NoData};
constexpr std::array kSteps = {RunStep::Claimed, RunStep::Sealed, RunStep::Rendered, RunStep::Finished};

const std::string kColumns =
    "id, job, source, registry, occurrence, period_kind, period_start, period_end, state, step, started_at, "
    "finished_at, error, recipient, claimed_at, attempts, retry_at, node, held";

/// Its node is dead, or it was claimed by a program that knew of none.
const std::string kAbandoned = "NOT " + lives("run.node");
/// It failed as mails waited, and none does any more: who sent the last one died before it could say so.
const std::string kUnsettled =
    "state = 'failed' AND step = 'rendered' AND retry_at IS NULL AND NOT EXISTS (SELECT 1 FROM message WHERE "
    "message.run = run.id AND message.state IN ('planned', 'sending', 'in_doubt', 'deferred'))";

Run read_run(Row row) {
  Run run;
  run.id.value = row.text();
  run.job.value = row.text();
  run.source.value = row.text();
  run.registry.value = row.text();
  run.occurrence = row.maybe_instant();
  run.period = read_period(row);
  run.state = named(kStates, row.text());
  run.step = named(kSteps, row.text());
  run.started_at = row.instant();
  run.finished_at = row.maybe_instant();
  run.error = row.text();
  run.to = row.text();
  run.claimed_at = row.instant();
  run.attempts = static_cast<int>(row.number());
  run.retry_at = row.maybe_instant();
  run.node.value = row.text();
  run.held = row.text();
  return run;
}

RunDocument read_document(Row& row) {
  RunDocument document;
  document.name = row.text();
  document.kind = row.text();
  document.format = row.text();
  document.sha256.value = row.text();
  document.bytes = row.number();
  return document;
}

NotFound no_such_run(const RunId& run) {
  return NotFound("no run '" + run.value + "'; `boletim runs` lists them");
}

}  // namespace

std::optional<RunId> RunTable::claim(const Run& run) {
  const auto id = db_.number(
      "INSERT INTO run (job, source, registry, occurrence, period_kind, period_start, period_end, state, "
      "step, started_at, finished_at, error, recipient, claimed_at, attempts, node) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) "
      "ON CONFLICT (job, occurrence) DO NOTHING RETURNING id",
      {run.job, run.source, run.registry, run.occurrence, name_of(run.period.kind), run.period.start,
       run.period.end, name_of(run.state), name_of(run.step), run.started_at, run.finished_at, run.error,
       run.to, run.claimed_at, run.attempts, key_or_null(me_.value)});
  if (!id) return {};
  return RunId{std::to_string(*id)};
}

void RunTable::update(const RunId& run, const std::string& what, Values values) {
  values.emplace_back(key_of(run.value));
  values.emplace_back(key_or_null(me_.value));
  const std::string id = "$" + std::to_string(values.size() - 1), node = "$" + std::to_string(values.size());
  const std::string sql = "UPDATE run SET " + what + " WHERE id = " + id + " AND node = " + node + " AND " +
                          lives(node) + " RETURNING id";
  if (db_.number(sql, values)) return;
  get(run);
  throw Fenced("run " + run.value + " is another node's by now; this one leaves it");
}

void RunTable::sealed(const RunId& run) {
  update(run, "step = $1", {name_of(RunStep::Sealed)});
}

void RunTable::rendered(const RunId& run, const std::vector<RunDocument>& documents,
                        const std::string& held) {
  const std::int64_t key = key_of(run.value);
  db_.transaction([&] {
    update(run, "step = $1, held = $2", {name_of(RunStep::Rendered), held});
    db_.execute("DELETE FROM run_document WHERE run = $1", {key});
    for (std::size_t i = 0; i < documents.size(); ++i) {
      const RunDocument& document = documents[i];
      db_.execute(
          "INSERT INTO run_document (run, position, name, kind, format, sha256, bytes) "
          "VALUES ($1, $2, $3, $4, $5, $6, $7)",
          {key, static_cast<std::int64_t>(i), document.name, document.kind, document.format, document.sha256,
           document.bytes});
    }
  });
}

// A failed run keeps its step: reopened, it goes on there.
void RunTable::finished(const RunId& run, RunState state, const std::string& error, Instant at) {
  const std::string step = state == RunState::Failed ? "" : ", step = 'finished'";
  update(run, "state = $1, error = $2, finished_at = $3, retry_at = NULL" + step,
         {name_of(state), error, at});
}

void RunTable::put_off(const RunId& run, const std::string& error, Instant retry_at, Instant at) {
  update(run, "state = 'failed', error = $1, finished_at = $2, retry_at = $3", {error, at, retry_at});
}

bool RunTable::reopened(const RunId& run, Instant at) {
  return db_
      .number(
          "UPDATE run SET state = 'running', error = '', finished_at = NULL, retry_at = NULL, "
          "attempts = attempts + 1, started_at = $1, node = $2 WHERE id = $3 AND state = 'failed' AND " +
              lives("$2") + " RETURNING id",
          {at, key_or_null(me_.value), key_of(run.value)})
      .has_value();
}

// Taken from the node that was found dead, by its number: an UPDATE that waited for another one looks again
// at its row alone, not at other tables.
bool RunTable::take_over(const RunId& run) {
  const auto dead =
      db_.number("SELECT coalesce(node, 0) FROM run WHERE id = $1 AND state = 'running' AND " + kAbandoned,
                 {key_of(run.value)});
  if (!dead)
    return db_
        .number(
            "UPDATE run SET state = 'running', error = '', finished_at = NULL, node = $1 WHERE id = $2 AND " +
                kUnsettled + " AND " + lives("$1") + " RETURNING id",
            {key_or_null(me_.value), key_of(run.value)})
        .has_value();
  return db_
      .number("UPDATE run SET node = $1 WHERE id = $2 AND state = 'running' AND coalesce(node, 0) = $3 AND " +
                  lives("$1") + " RETURNING id",
              {key_or_null(me_.value), key_of(run.value), *dead})
      .has_value();
}

Run RunTable::get(const RunId& run) const {
  std::vector<Run> found = load("SELECT id FROM run WHERE id = $1", {key_of(run.value)});
  if (found.empty()) throw no_such_run(run);
  return std::move(found.front());
}

std::optional<Run> RunTable::of_occurrence(const JobId& job, Instant at) const {
  std::vector<Run> found = load("SELECT id FROM run WHERE job = $1 AND occurrence = $2", {job, at});
  if (found.empty()) return {};
  return std::move(found.front());
}

std::vector<Run> RunTable::list(const std::optional<JobId>& job, int most) const {
  const int limit = std::max(most, 0);
  std::vector<Run> runs =
      job ? load("SELECT id FROM run WHERE job = $1 ORDER BY id DESC LIMIT $2", {*job, limit})
          : load("SELECT id FROM run ORDER BY id DESC LIMIT $1", {limit});
  std::reverse(runs.begin(), runs.end());
  return runs;
}

std::optional<Run> RunTable::of_period(const JobId& job, const Period& period) const {
  std::vector<Run> found = load(
      "SELECT max(id) FROM run WHERE job = $1 AND period_start = $2 AND period_kind = $3 "
      "AND occurrence IS NOT NULL",
      {job, period.start, name_of(period.kind)});
  if (found.empty()) return {};
  return std::move(found.front());
}

std::vector<Run> RunTable::latest_of_each() const {
  return load("SELECT max(id) FROM run GROUP BY job", {});
}

std::vector<Run> RunTable::unfinished() const {
  return load("SELECT id FROM run WHERE state = 'running' AND node = $1", {key_or_null(me_.value)});
}

std::vector<Run> RunTable::abandoned() const {
  return load("SELECT id FROM run WHERE state = 'running' AND " + kAbandoned +
                  " UNION SELECT id FROM run WHERE " + kUnsettled,
              {});
}

bool RunTable::is_running(const JobId& job) const {
  return db_.number("SELECT count(*) FROM run WHERE state = 'running' AND job = $1", {job}) > 0;
}

std::vector<Run> RunTable::due_again(Instant now) const {
  return load("SELECT id FROM run WHERE state = 'failed' AND retry_at <= $1", {now});
}

std::optional<Instant> RunTable::next_retry() const {
  const auto seconds = db_.number("SELECT min(retry_at) FROM run WHERE retry_at IS NOT NULL", {});
  if (!seconds) return {};
  return Instant(std::chrono::seconds(*seconds));
}

std::vector<Run> RunTable::load(const std::string& which, const Values& values) const {
  std::vector<Run> runs;
  db_.reading([&] {
    const Rows rows = db_.select(kColumns, "FROM run WHERE id IN (" + which + ") ORDER BY id", values);
    for (std::size_t i = 0; i < rows.size(); ++i) runs.push_back(read_run(rows[i]));

    const Rows documents =
        db_.select("run, name, kind, format, sha256, bytes",
                   "FROM run_document WHERE run IN (" + which + ") ORDER BY run, position", values);
    deal_out(documents, runs, [](Run& owner, Row& row) { owner.documents.push_back(read_document(row)); });
  });
  return runs;
}

}  // namespace boletim
