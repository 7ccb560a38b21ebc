// What commands ask of a running daemon.

#include <unistd.h>

#include "daemon/clone_guard.h"
#include "daemon/dispatch.h"
#include "jobs/failure.h"

namespace boletim {
namespace {

/// Throws Parked if the process stops before.
bool wait_for(std::future<bool> reached) {
  try {
    return reached.get();
  } catch (const std::future_error&) {
    throw Parked{};
  }
}

}  // namespace

RunOutcome Dispatch::carry_out(const std::shared_ptr<const Assembly>& assembly, const Job& job,
                               const Clock& at, const std::function<Run()>& claim) {
  const std::unique_ptr<Store> store = assembly->open_store();
  refuse_if_guarded(store->nodes(), clock_.now());
  auto attendance = std::make_shared<std::promise<bool>>();
  std::future<bool> reached = attendance->get_future();
  Run run;
  {
    const std::lock_guard claiming(claiming_);
    run = claim();
    crew_.start(assembly, job, run, at, std::move(attendance));
  }
  const bool was_reached = wait_for(std::move(reached));
  return outcome_of(run.id, *store, was_reached);
}

bool Dispatch::send(const std::vector<RunId>& runs) {
  refuse_if_guarded(assembly()->open_store()->nodes(), clock_.now());
  std::vector<std::future<bool>> all;
  for (const RunId& run : runs) {
    auto attendance = std::make_shared<std::promise<bool>>();
    all.push_back(attendance->get_future());
    crew_.send(run, std::move(attendance));
  }
  bool reached = true;
  for (std::future<bool>& one : all) reached = wait_for(std::move(one)) && reached;
  return reached;
}

DaemonFacts Dispatch::facts() const {
  DaemonFacts facts;
  facts.process = getpid();
  facts.since = since_;
  facts.node = membership_.id();
  facts.mail_server = crew_.outages().of(kMailServer);
  facts.clock_steps = clock_watch_.steps();
  const std::map<SourceId, SourceFacts> busy = crew_.sources();
  for (const auto& [id, source] : assembly()->configuration().sources) {
    const auto at_work = busy.find(id);
    SourceFacts one = at_work == busy.end() ? SourceFacts{id, 0, 0, 0, {}} : at_work->second;
    one.places = source.connections;
    one.outage = crew_.outages().of(name_of(id));
    facts.sources.push_back(one);
  }
  const std::lock_guard lock(mutex_);
  facts.guard = guard_;
  facts.state = state_outage_;
  return facts;
}

}  // namespace boletim
