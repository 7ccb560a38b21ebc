#include "jobs/registry_pass.h"

#include <algorithm>

#include "jobs/failure.h"
#include "jobs/kpi/query_columns.h"
#include "jobs/kpi/sorted_findings.h"
#include "jobs/kpi/spill.h"
#include "jobs/kpi/traits.h"
#include "jobs/kpi/verdicts.h"
#include "jobs/rules_in_common.h"

namespace boletim {
namespace {

LedgerPass begin(const Job& job, const Run& run, const RegistryRules& rules, Ledger& ledger,
                 RegistryPass::Mode mode) {
  const std::vector<std::string> columns = layout_of(rules.traits);
  if (mode == RegistryPass::Mode::Looks) return ledger.look(job.source, job.registry, columns);
  return ledger.begin(job.source, job.registry, run.id, columns);
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

bool has_rows(const Job& job) {
  return std::any_of(job.reports.begin(), job.reports.end(),
                     [](const ReportSpec& report) { return report.kind != ReportKind::Trend; });
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
      begun_(ports.store.ledger(), begin(job, run, rules_, ports.store.ledger(), mode), mode),
      taken_at_(ports.clock.now()),
      compared_(compare_rules(rules_, rules_before(pass_))),
      previous_(previous_of(job, taken_at_, pass_, ports.store.snapshots())) {}

RegistryPass::Begun::~Begun() {
  if (!is_open) return;
  try {
    ledger.abandon(pass);
  } catch (const std::exception&) {  // the state is away: the next pass undoes it
  }
}

/// Who only looks and has nothing to compare with is spared them.
bool RegistryPass::needs_findings() const {
  return mode_ == Mode::Writes || pass_.previous || has_rows(job_);
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

Snapshot RegistryPass::take(const std::filesystem::path& spill) {
  Spill rows(spill);
  const RecordFilter known = known_records();
  SortedFindings findings(ports_.work_dir, known, has_rows(job_));
  PassTask task{rules_, {{&job_.rules, {}, job_.currency}}, taken_at_};
  if (previous_) task.views.front().since = previous_->taken_at;
  if (compared_.before) task.before = &*compared_.before;
  FindingSink* sink = needs_findings() ? &findings : nullptr;
  Reading reading = read_registry(job_, task, ports_.sources, ports_.work_dir, sink, ports_.stop);
  Counts& counts = reading.counts.front();
  check_adds_up(counts);
  findings.begin();
  if (sink != nullptr) reconcile(findings, reading, counts, rows);
  rows.seal();
  return snapshot_of(std::move(reading));
}

std::vector<JudgedKpi> RegistryPass::judged_by(const Reading& reading) const {
  const QueryColumns columns(Rules{}, reading.columns);
  const Verdicts verdicts(rules_.kpis, columns, *rules_.placeholders);
  std::vector<JudgedKpi> judged;
  for (std::size_t k = 0; k < rules_.kpis.size(); ++k)
    judged.push_back({verdicts.mapped(k), compared_.kpis[k]});
  return judged;
}

void RegistryPass::reconcile(Findings& findings, const Reading& reading, Counts& counts, FlaggedSink& rows) {
  NoRows nobody;
  std::vector<Follower> followers = {{&job_.rules, &counts, {}, has_rows(job_) ? &rows : &nobody}};
  if (previous_)
    followers.front().from = {*previous_->pass, &previous_->counts,
                              previous_->selection == selection_fingerprint(rules_, job_.rules)};
  const auto spells = begun_.ledger.spells(pass_);
  const auto write = [&](const LedgerChanges& changes) {
    if (ports_.stop.stop_requested()) throw Parked{};
    if (mode_ == Mode::Writes) begun_.ledger.write(pass_, changes);
  };
  boletim::reconcile({pass_, rules_, judged_by(reading), taken_at_}, findings, *spells, followers,
                     Ledger::kBatch, write);
}

Snapshot RegistryPass::snapshot_of(Reading reading) const {
  Snapshot snapshot{run_.id,
                    run_.job,
                    run_.source,
                    run_.registry,
                    taken_at_,
                    run_.period,
                    std::move(reading.columns),
                    std::move(reading.counts.front())};
  for (KpiResult& kpi : snapshot.counts.kpis)
    for (const Kpi& rule : rules_.kpis)
      if (rule.id == kpi.id) kpi.rule = rule_fingerprint(rules_, rule);
  snapshot.pass = pass_.number;
  if (previous_) snapshot.previous_at = previous_->taken_at;
  snapshot.selection = selection_fingerprint(rules_, job_.rules);
  snapshot.currency = job_.currency;
  return snapshot;
}

void RegistryPass::seal() {
  begun_.ledger.seal(pass_, taken_at_, rules_text(rules_));
}

}  // namespace boletim
