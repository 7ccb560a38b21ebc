#include "daemon/crew.h"

namespace boletim {

Crew::Crew(Ports ports, std::stop_source stop)
    : ports_(std::move(ports)),
      stop_(std::move(stop)),
      postman_({ports_.assembly, [this] { return ports_.assembly()->open_store(); }, ports_.clock,
                ports_.journal, outages_, mailer_of, ports_.on_ended},
               stop_) {}

bool Crew::start(std::shared_ptr<const Assembly> assembly, const Job& job, const Run& run, const Clock& at,
                 Attendance attendance) {
  if (holds(run.id)) return false;
  if (run.step == RunStep::Rendered) return send(run.id, std::move(attendance)), true;
  const auto& sources = assembly->configuration().sources;
  const auto source = sources.find(run.source);
  const int places = source == sources.end() ? 1 : source->second.connections;
  const bool reads = run.step < RunStep::Sealed;
  return roster_.add(
      {run.id,
       run.job,
       run.source,
       places,
       [this, assembly, &job, run, &at, attendance] { work(*assembly, job, run, at, attendance); },
       reads ? std::optional(run.registry) : std::nullopt,
       {&job, run},
       {assembly.get(), &at}});
}

void Crew::work(const Assembly& assembly, const Job& job, const Run& run, const Clock& at,
                Attendance attendance) {
  const bool tries_again = attendance == nullptr;
  const Sharing sharing{roster_.companions(run.id, {&assembly, &at}),
                        [&](const std::vector<Snapshot>& taken) {
                          std::set<RunId> runs;
                          for (const Snapshot& snapshot : taken) runs.insert(snapshot.run);
                          roster_.has_read(run.id, runs);
                        }};
  Runner runner(assembly, ports_.journal, outages_, tries_again);
  switch (runner.prepare(job, run, at, stop_.get_token(), sharing)) {
    case Prepared::Rendered:
      return postman_.take(run.id, std::move(attendance));
    case Prepared::Parked:
      return ports_.journal.log(Level::Notice, "run parked; it goes on at the next start",
                                {{"JOB", run.job.value}, {"RUN", run.id.value}});
    case Prepared::Ended:
      if (attendance) attendance->set_value(true);
      break;
    case Prepared::Unreachable:
      if (attendance) attendance->set_value(false);
      break;
  }
  ports_.on_ended();
}

void Crew::end() {
  stop_.request_stop();
  roster_.end();
  postman_.end();
}

}  // namespace boletim
