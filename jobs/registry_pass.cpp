#include "jobs/registry_pass.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <iterator>
#include <map>
#include <mutex>

#include "jobs/aside.h"
#include "jobs/failure.h"
#include "jobs/kpi/query_columns.h"
#include "jobs/kpi/sorted_findings.h"
#include "jobs/kpi/traits.h"
#include "jobs/kpi/verdicts.h"
#include "jobs/parting.h"
#include "jobs/rules_in_common.h"
#include "jobs/spells_ahead.h"

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

/// The job's snapshots before, if they are of this ledger: flows begin there.
Before before_of(const Job& job, Instant taken_at, const LedgerPass& pass, const Snapshots& snapshots) {
  std::optional<Snapshot> found = snapshots.latest(job.id, taken_at);
  const bool is_of_this = found && found->source == job.source && found->registry == job.registry &&
                          found->pass && *found->pass < pass.number;
  if (!is_of_this) return {};
  const bool has_parts = !part_columns(job).empty();
  std::vector<Snapshot> parts = has_parts ? snapshots.parts_of_run(found->run) : std::vector<Snapshot>{};
  return {std::move(found), std::move(parts)};
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

std::vector<Taker> RegistryPass::takers() const {
  const Snapshots& snapshots = ports_.store.snapshots();
  std::vector<Taker> takers;
  takers.emplace_back(job_, run_, before_of(job_, taken_at_, pass_, snapshots));
  for (const Companion& other : ports_.sharing.companions) {
    try {
      takers.emplace_back(*other.job, other.run, before_of(*other.job, taken_at_, pass_, snapshots));
    } catch (const Failure&) {  // of too many parts: told to its run, which then reads by itself
    }
  }
  return takers;
}

PassTask RegistryPass::task() const {
  PassTask task{rules_, {}, taken_at_};
  for (std::size_t i = 0; i < takers_.size(); ++i)
    for (View& view : takers_[i].views(i)) task.views.push_back(std::move(view));
  if (compared_.before) task.before = &*compared_.before;
  return task;
}

bool RegistryPass::shows_rows() const {
  return std::any_of(takers_.begin(), takers_.end(),
                     [](const Taker& taker) { return has_rows(taker.job()); });
}

/// Who only looks and has nothing to compare with is spared them.
bool RegistryPass::needs_findings() const {
  return mode_ == Mode::Writes || pass_.previous || shows_rows();
}

RecordFilter RegistryPass::known_records() const {
  RecordFilter known;
  begun_.ledger.open_records(pass_, [&known](std::string_view record) { known.add(record); });
  known.build();
  return known;
}

std::vector<Snapshot> RegistryPass::take() {
  const RecordFilter known = known_records();
  SortedFindings findings(ports_.work_dir, known, shows_rows());
  FindingSinks* sink = needs_findings() ? &findings : nullptr;
  const auto spells = [this] { return begun_.ledger.spells(pass_); };
  Reading reading = read_registry(job_, task(), ports_.sources, ports_.work_dir, sink, spells, ports_.stop);
  std::deque<Taken> all = counted(reading);
  findings.begin();

  std::deque<Spill> rows;
  for (const Taken& one : all)
    rows.emplace_back(spill_file(ports_.work_dir, one.taker.run().id), Spill::kBudget / all.size());
  if (sink != nullptr) reconcile(findings, reading.columns, all, rows);
  for (Spill& spill : rows) spill.seal();

  std::map<KpiId, std::string> judged_by;
  for (const Kpi& rule : rules_.kpis) judged_by.emplace(rule.id, rule_fingerprint(rules_, rule));
  std::vector<Snapshot> taken;
  for (Taken& one : all)
    for (PartCounts& part : one.parts) {
      for (KpiResult& kpi : part.counts.kpis) kpi.rule = judged_by.at(kpi.id);
      taken.push_back(snapshot_of(one.taker, reading.columns, std::move(part)));
    }
  return taken;
}

/// Of each taker whose views were counted. A companion of too many parts is left out, to fail by itself.
std::deque<RegistryPass::Taken> RegistryPass::counted(Reading& reading) const {
  std::deque<Taken> all;
  std::vector<std::size_t> taker_of;  // by place in the task
  for (std::size_t i = 0; i < takers_.size(); ++i) taker_of.resize(taker_of.size() + takers_[i].size(), i);
  for (std::size_t view = 0; view < reading.views.size();) {
    const Taker& taker = takers_[taker_of[reading.views[view]]];
    const auto begin = static_cast<std::ptrdiff_t>(view);
    view += taker.size();
    const auto end = static_cast<std::ptrdiff_t>(view);
    const auto some = [&](auto& list) {
      return std::vector(std::make_move_iterator(list.begin() + begin),
                         std::make_move_iterator(list.begin() + end));
    };
    try {
      all.push_back({taker, taker.taken(some(reading.counts), some(reading.splits), rules_)});
    } catch (const Failure&) {
      if (&taker == &takers_.front()) throw;
    }
  }
  for (const Taken& one : all)
    for (const PartCounts& part : one.parts) check_adds_up(part.counts);
  return all;
}

std::vector<JudgedKpi> RegistryPass::judged_by(const std::vector<std::string>& names) const {
  const QueryColumns columns(Rules{}, names);
  const Verdicts verdicts(rules_.kpis, columns, *rules_.placeholders);
  std::vector<JudgedKpi> judged;
  for (std::size_t k = 0; k < rules_.kpis.size(); ++k)
    judged.push_back({verdicts.mapped(k), compared_.kpis[k]});
  return judged;
}

void RegistryPass::reconcile(Findings& findings, const std::vector<std::string>& columns,
                             std::deque<Taken>& taken, std::deque<Spill>& rows) {
  NoRows nobody;
  std::vector<Follower> followers;
  for (std::size_t i = 0; i < taken.size(); ++i) {
    const Job& job = taken[i].taker.job();
    for (PartCounts& part : taken[i].parts) {
      Follower& follower = followers.emplace_back(Follower{&part.rules, &part.counts});
      follower.part = text_of(part.part);
      follower.tells_changes = has_report(job, ReportKind::FollowUp);
      if (part.part.is_whole()) {
        follower.places = part_columns(job);
        follower.rows = has_rows(job) ? static_cast<FlaggedSink*>(&rows[i]) : &nobody;
      } else if (follower.tells_changes) {
        follower.rows = &rows[i];
      }
      if (part.before)
        follower.from = {*part.before->pass, &part.before->counts,
                         part.before->selection == selection_fingerprint(rules_, part.rules)};
    }
  }
  const auto spells = begun_.ledger.spells(pass_);
  Aside aside;  // alone uses the ledger meanwhile
  SpellsAhead ahead(*spells, aside);
  const auto write = [&](LedgerChanges changes) {
    if (ports_.stop.stop_requested()) throw Parked{};
    if (mode_ == Mode::Looks) return;
    aside.add(
        [this, changes = std::move(changes)]() mutable { begun_.ledger.write(pass_, std::move(changes)); });
  };
  boletim::reconcile({pass_, rules_, judged_by(columns), taken_at_}, findings, ahead, followers,
                     Ledger::kBatch, write);
  aside.wait();
}

Snapshot RegistryPass::snapshot_of(const Taker& taker, const std::vector<std::string>& columns,
                                   PartCounts counted) const {
  const Run& run = taker.run();
  Snapshot snapshot{run.id,    run.job,    run.source, run.registry,
                    taken_at_, run.period, columns,    std::move(counted.counts)};
  snapshot.pass = pass_.number;
  if (counted.before)
    snapshot.previous_at = counted.before->taken_at;
  else
    snapshot.counts.registered.reset();
  snapshot.selection = selection_fingerprint(rules_, counted.rules);
  snapshot.currency = taker.job().currency;
  snapshot.part = std::move(counted.part);
  return snapshot;
}

void RegistryPass::seal() {
  begun_.ledger.seal(pass_, taken_at_, rules_text(rules_));
}

}  // namespace boletim
