#include "jobs/reading.h"

#include <algorithm>

#include "jobs/failure.h"
#include "jobs/kpi/pass.h"
#include "jobs/kpi/selection.h"
#include "jobs/kpi/spill.h"
#include "jobs/rules_in_common.h"
#include "jobs/run_job.h"

namespace boletim {

namespace {

/// What of a pass is one job's: the records that its own KPIs flag among those that it is about.
class FlaggedOfJob : public FindingSink {
 public:
  FlaggedOfJob(const Rules& rules, const RegistryRules& registry, FlaggedSink& rows)
      : selection_(rules, registry.traits), rows_(rows) {
    for (const Axis& axis : rules.axes) traits_.push_back(trait_of(registry.traits, axis.column));
    for (const Kpi& kpi : rules.kpis) {
      const auto found = std::find_if(registry.kpis.begin(), registry.kpis.end(),
                                      [&](const Kpi& other) { return other.id == kpi.id; });
      kpis_.push_back(static_cast<std::size_t>(found - registry.kpis.begin()));
    }
    row_.axes.resize(traits_.size());
  }

  bool wants(std::string_view) const override { return false; }

  void add(const Finding& finding) override {
    row_.kpis = 0;
    for (std::size_t k = 0; k < kpis_.size(); ++k)
      row_.kpis |= static_cast<std::uint32_t>(finding.flagged >> kpis_[k] & 1) << k;
    if (row_.kpis == 0 || !selection_.selects(finding.traits)) return;
    for (std::size_t a = 0; a < traits_.size(); ++a) row_.axes[a] = finding.traits[traits_[a]];
    row_.id = finding.id;
    row_.name = finding.name;
    row_.tax_id = finding.tax_id;
    row_.email = finding.email;
    row_.phone = finding.phone;
    row_.mobile = finding.mobile;
    row_.owner = finding.owner;
    row_.email_state = finding.email_state;
    row_.phone_state = finding.phone_state;
    row_.mobile_state = finding.mobile_state;
    row_.created_at = finding.created_at;
    rows_.add(row_);
  }

 private:
  const Selection selection_;
  FlaggedSink& rows_;
  std::vector<std::size_t> kpis_, traits_;  ///< where the job's stand among the registry's
  Flagged row_;                             ///< reused, so that its texts keep their memory
};

Reading read(const Job& job, Instant taken_at, RecordSources& sources, const std::filesystem::path& spill,
             const std::filesystem::path& scratch, const std::stop_token& stop) {
  const std::unique_ptr<RecordSource> records = sources.open(job.source, job.registry, stop);
  Spill flagged(spill);
  const RegistryRules rules = rules_in_common({}, job);
  FlaggedOfJob rows(job.rules, rules, flagged);
  Pass pass({rules, {{&job.rules}}, taken_at}, records->columns(), scratch, &rows);
  Batch batch;
  while (records->next(batch)) {
    if (stop.stop_requested()) throw Parked{};
    pass.add(batch);
  }
  Reading reading{records->columns(), std::move(pass.finish().front())};
  flagged.seal();
  return reading;
}

}  // namespace

Reading read_registry(const Job& job, Instant taken_at, RecordSources& sources,
                      const std::filesystem::path& spill, const std::filesystem::path& scratch,
                      const std::stop_token& stop) {
  try {
    return read(job, taken_at, sources, spill, scratch, stop);
  } catch (const Passing&) {
    if (stop.stop_requested()) throw Parked{};
    throw;
  }
}

}  // namespace boletim
