#include "jobs/registry_pass.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>

#include "jobs/failure.h"
#include "jobs/kpi/query_columns.h"
#include "jobs/kpi/sorted_findings.h"
#include "jobs/kpi/traits.h"
#include "jobs/kpi/verdicts.h"
#include "jobs/rules_in_common.h"

namespace boletim {
namespace {

constexpr std::chrono::milliseconds kAskAgain{200};

/// Throws Parked if `stop` was asked for meanwhile.
void wait_a_moment(const std::stop_token& stop) {
  std::mutex mutex;
  std::unique_lock lock(mutex);
  std::condition_variable_any().wait_for(lock, stop, kAskAgain, [] { return false; });
  if (stop.stop_requested()) throw Parked{};
}

LedgerPass begin(const Job& job, const Run& run, const RegistryRules& rules, RunPorts& ports,
                 RegistryPass::Mode mode) {
  Ledger& ledger = ports.store.ledger();
  const std::vector<std::string> columns = layout_of(rules.traits);
  if (mode == RegistryPass::Mode::Looks) return ledger.look(job.source, job.registry, columns);
  for (int asked = 0;; ++asked) {
    try {
      return ledger.begin(job.source, job.registry, run.id, columns);
    } catch (const Engaged&) {
      if (asked >= ports.patience) throw;
    }
    wait_a_moment(ports.stop);
  }
}

std::optional<std::string> rules_before(const LedgerPass& pass) {
  return pass.previous ? std::optional(pass.previous->rules) : std::nullopt;
}

/// The job's snapshot before, if it is of this ledger: flows begin there.
std::optional<Snapshot> previous_of(const Job& job, Instant taken_at, const LedgerPass& pass,
                                    const Snapshots& snapshots) {
  std::optional<Snapshot> found = snapshots.latest(job.id, taken_at);
  const bool is_of_this = found && found->source == job.source && found->registry == job.registry &&
                          found->pass && *found->pass < pass.number;
  return is_of_this ? found : std::nullopt;
}

bool has_report(const Job& job, ReportKind kind) {
  return std::any_of(job.reports.begin(), job.reports.end(),
                     [kind](const ReportSpec& report) { return report.kind == kind; });
}

bool has_rows(const Job& job) {
  return has_report(job, ReportKind::Detail) || has_report(job, ReportKind::FollowUp);
}

/// Of a job that shows no records.
class NoRows : public FlaggedSink {
  void add(const Flagged&) override {}
};

}  // namespace

RegistryPass::RegistryPass(const Job& job, const Run& run, RunPorts& ports, Mode mode)
    : job_(job),
      run_(run),
      ports_(ports),
      mode_(mode),
      rules_(rules_in_common(ports.jobs, job)),
      begun_(ports.store.ledger(), begin(job, run, rules_, ports, mode), mode),
      taken_at_(ports.clock.now()),
      compared_(compare_rules(rules_, rules_before(pass_))),
      takers_(takers()) {}

RegistryPass::Begun::~Begun() {
  if (!is_open) return;
  try {
    ledger.abandon(pass);
  } catch (const std::exception&) {  // the state is away: the next pass undoes it
  }
}

std::vector<RegistryPass::Taker> RegistryPass::takers() const {
  const Snapshots& snapshots = ports_.store.snapshots();
  std::vector<Taker> takers = {{job_, run_, previous_of(job_, taken_at_, pass_, snapshots)}};
  for (const Companion& other : ports_.sharing.companions)
    takers.push_back({*other.job, other.run, previous_of(*other.job, taken_at_, pass_, snapshots)});
  return takers;
}

PassTask RegistryPass::task() const {
  PassTask task{rules_, {}, taken_at_};
  for (const Taker& taker : takers_) {
    View& view = task.views.emplace_back(View{&taker.job.rules, {}, taker.job.currency});
    if (taker.previous) view.since = taker.previous->taken_at;
  }
  if (compared_.before) task.before = &*compared_.before;
  return task;
}

bool RegistryPass::shows_rows() const {
  return std::any_of(takers_.begin(), takers_.end(), [](const Taker& taker) { return has_rows(taker.job); });
}

/// Who only looks and has nothing to compare with is spared them.
bool RegistryPass::needs_findings() const {
  return mode_ == Mode::Writes || pass_.previous || shows_rows();
}

RecordFilter RegistryPass::known_records() const {
  RecordFilter known;
  if (pass_.previous) {
    const auto spells = begun_.ledger.spells(pass_);
    for (Spell spell; spells->next(spell);)
      if (!spell.end) known.add(spell.record);
  }
  known.build();
  return known;
}

std::vector<Snapshot> RegistryPass::take() {
  const RecordFilter known = known_records();
  SortedFindings findings(ports_.work_dir, known, shows_rows());
  FindingSinks* sink = needs_findings() ? &findings : nullptr;
  const auto spells = [this] { return begun_.ledger.spells(pass_); };
  Reading reading = read_registry(job_, task(), ports_.sources, ports_.work_dir, sink, spells, ports_.stop);
  for (const Counts& counts : reading.counts) check_adds_up(counts);
  findings.begin();

  std::deque<Spill> rows;
  for (const std::size_t place : reading.views)
    rows.emplace_back(spill_file(ports_.work_dir, takers_[place].run.id),
                      Spill::kBudget / reading.views.size());
  if (sink != nullptr) reconcile(findings, reading, rows);
  for (Spill& spill : rows) spill.seal();

  std::vector<Snapshot> taken;
  for (std::size_t i = 0; i < reading.views.size(); ++i)
    taken.push_back(snapshot_of(takers_[reading.views[i]], reading.columns, std::move(reading.counts[i])));
  return taken;
}

std::vector<JudgedKpi> RegistryPass::judged_by(const Reading& reading) const {
  const QueryColumns columns(Rules{}, reading.columns);
  const Verdicts verdicts(rules_.kpis, columns, *rules_.placeholders);
  std::vector<JudgedKpi> judged;
  for (std::size_t k = 0; k < rules_.kpis.size(); ++k)
    judged.push_back({verdicts.mapped(k), compared_.kpis[k]});
  return judged;
}

void RegistryPass::reconcile(Findings& findings, Reading& reading, std::deque<Spill>& rows) {
  NoRows nobody;
  std::vector<Follower> followers;
  for (std::size_t i = 0; i < reading.views.size(); ++i) {
    const auto& [job, run, previous] = takers_[reading.views[i]];
    FlaggedSink* sink = &nobody;
    if (has_rows(job)) sink = &rows[i];
    Follower& follower = followers.emplace_back(
        Follower{&job.rules, &reading.counts[i], {}, sink, has_report(job, ReportKind::FollowUp)});
    if (previous)
      follower.from = {*previous->pass, &previous->counts,
                       previous->selection == selection_fingerprint(rules_, job.rules)};
  }
  const auto spells = begun_.ledger.spells(pass_);
  const auto write = [&](const LedgerChanges& changes) {
    if (ports_.stop.stop_requested()) throw Parked{};
    if (mode_ == Mode::Writes) begun_.ledger.write(pass_, changes);
  };
  boletim::reconcile({pass_, rules_, judged_by(reading), taken_at_}, findings, *spells, followers,
                     Ledger::kBatch, write);
}

Snapshot RegistryPass::snapshot_of(const Taker& taker, const std::vector<std::string>& columns,
                                   Counts counts) const {
  const auto& [job, run, previous] = taker;
  Snapshot snapshot{run.id,    run.job,    run.source, run.registry,
                    taken_at_, run.period, columns,    std::move(counts)};
  for (KpiResult& kpi : snapshot.counts.kpis)
    for (const Kpi& rule : rules_.kpis)
      if (rule.id == kpi.id) kpi.rule = rule_fingerprint(rules_, rule);
  snapshot.pass = pass_.number;
  if (previous) snapshot.previous_at = previous->taken_at;
  snapshot.selection = selection_fingerprint(rules_, job.rules);
  snapshot.currency = job.currency;
  return snapshot;
}

void RegistryPass::seal() {
  begun_.ledger.seal(pass_, taken_at_, rules_text(rules_));
}

}  // namespace boletim
