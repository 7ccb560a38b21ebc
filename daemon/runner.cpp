#include "daemon/runner.h"

#include "daemon/store/files.h"
#include "jobs/failure.h"
#include "jobs/sending.h"

namespace boletim {
namespace {

std::vector<Message> messages_of(const RunId& run, Store& store) {
  MessageFilter filter;
  filter.run = run;
  std::vector<Message> messages = store.messages().list(filter);
  return {messages.rbegin(), messages.rend()};  // oldest first: in the order of the configuration
}

void log_end(const Run& run, const Journal& journal) {
  const std::vector<Field> fields = {{"JOB", run.job.value}, {"RUN", run.id.value}};
  if (run.state == RunState::Failed) return journal.log(Level::Error, "run failed: " + run.error, fields);
  if (run.state == RunState::NoData)
    return journal.log(Level::Warning, "the registry has no active records: nothing to report", fields);
  journal.log(Level::Info, "run " + std::string(name_of(run.state)), fields);
}

}  // namespace

Runner::Runner(const Assembly& assembly, Post& post, const Clock& clock, std::stop_token stop)
    : assembly_(assembly), post_(post), clock_(clock), stop_(std::move(stop)) {}

RunOutcome Runner::carry_out(const Job& job, const Run& run) {
  const std::unique_ptr<Store> store = assembly_.open_store();
  RunPorts ports = this->ports(*store);
  bool reached = true;
  post_.journal().log(Level::Info, "run started", {{"JOB", job.id.value}, {"RUN", run.id.value}});
  try {
    create_private_directories(ports.work_dir);
    prepare_run(job, run, ports);
    if (store->runs().get(run.id).step == RunStep::Rendered) {
      reached = post_.deliver(assembly_, *store, run.id, clock_, stop_);
      if (stop_.stop_requested()) throw Parked{};
      settle_run(run.id, *store, clock_.now());
    }
  } catch (const Unreachable&) {
    reached = false;
  } catch (const std::exception& error) {  // what failed in preparing is stored already; nothing stays open
    if (store->runs().get(run.id).state == RunState::Running)
      store->runs().finished(run.id, RunState::Failed, error.what(), clock_.now());
  }
  RunOutcome outcome{store->runs().get(run.id), messages_of(run.id, *store), !reached};
  log_end(outcome.run, post_.journal());
  return outcome;
}

RunPorts Runner::ports(Store& store) {
  const Configuration& c = assembly_.configuration();
  RunPorts ports{
      clock_,           assembly_.sources(),   store,       assembly_.documents(), assembly_.artefacts(),
      assembly_.look(), c.state_dir + "/work", c.mail.from, c.organization,        stop_};
  ports.mail_size_limit = c.mail.size_limit;
  return ports;
}

}  // namespace boletim
