#include "daemon/runner.h"

#include "daemon/deadline.h"
#include "daemon/store/files.h"
#include "jobs/failure.h"
#include "jobs/schedule/instant.h"

namespace boletim {
namespace {

/// The run's own: what was sent again and mails about the run are in the history.
std::vector<Message> deliveries_of(const RunId& run, Store& store) {
  MessageFilter filter;
  filter.run = run;
  std::vector<Message> messages = store.messages().list(filter);
  std::erase_if(messages, [](const Message& message) { return !is_delivery(message); });
  return {messages.rbegin(), messages.rend()};  // oldest first: in the order of the configuration
}

std::vector<Field> fields_of(const Run& run) {
  return {{"JOB", run.job.value}, {"RUN", run.id.value}};
}

std::string took_too_long(const Job& job) {
  return "it took longer than `run_within: " + std::to_string(job.run_within->count()) +
         "s`; make the query faster or raise the limit";
}

}  // namespace

std::string name_of(const SourceId& source) {
  return "source '" + source.value + "'";
}

void log_end(const Run& run, const Journal& journal) {
  const std::vector<Field> fields = fields_of(run);
  if (run.state == RunState::NoData)
    return journal.log(Level::Warning, "the registry has no active records: nothing to report", fields);
  if (run.state != RunState::Failed)
    return journal.log(Level::Info, "run " + std::string(name_of(run.state)), fields);
  const std::string again = run.retry_at ? ", tried again at " + to_rfc3339(*run.retry_at) : "";
  journal.log(Level::Error, "run failed" + again + ": " + run.error, fields);
}

RunOutcome outcome_of(const RunId& run, Store& store, bool reached) {
  return {store.runs().get(run), deliveries_of(run, store), !reached};
}

Runner::Runner(const Assembly& assembly, const Journal& journal, Outages& outages, bool tries_again)
    : assembly_(assembly), journal_(journal), outages_(outages), tries_again_(tries_again) {}

Prepared Runner::prepare(const Job& job, const Run& run, const Clock& at, const std::stop_token& stop,
                         const Sharing& sharing) {
  journal_.log(Level::Info, run.attempts > 1 ? "run goes on" : "run started", fields_of(run));
  try {
    const std::unique_ptr<Store> store = assembly_.open_store();
    return attempt(job, run, *store, at, stop, sharing);
  } catch (const Fenced& fenced) {
    journal_.log(Level::Notice, fenced.what(), fields_of(run));
  } catch (const std::exception& error) {
    journal_.log(Level::Error, std::string("a run stays as it is for now: ") + error.what(), fields_of(run));
  }
  return Prepared::Ended;
}

Prepared Runner::attempt(const Job& job, const Run& run, Store& store, const Clock& at,
                         const std::stop_token& stop, const Sharing& sharing) {
  const Deadline deadline(stop, job.run_within);
  RunPorts ports = this->ports(store, at, deadline.token());
  ports.sharing = sharing;
  bool reached = true;
  try {
    create_private_directories(ports.work_dir);
    prepare_run(job, run, ports);
    source_answered(run);
  } catch (const Fenced&) {
    throw;
  } catch (const Parked&) {
    if (!deadline.is_over()) return Prepared::Parked;
    fail_run(job, run.id, took_too_long(job), ports);
  } catch (const Passing& reason) {
    reached = dynamic_cast<const Unreachable*>(&reason) == nullptr;
    if (store.runs().get(run.id).step < RunStep::Sealed)
      outages_.failed(name_of(run.source), reason.what(), at.now());
  } catch (const Failure& reason) {
    if (store.runs().get(run.id).state == RunState::Running) fail_run(job, run.id, reason.what(), ports);
  }
  const Run stored = store.runs().get(run.id);
  if (stored.state == RunState::Running && stored.step == RunStep::Rendered) return Prepared::Rendered;
  log_end(stored, journal_);
  return reached ? Prepared::Ended : Prepared::Unreachable;
}

void Runner::source_answered(const Run& run) {
  if (run.step < RunStep::Sealed && outages_.worked(name_of(run.source)))
    journal_.log(Level::Notice, name_of(run.source) + " answers again", fields_of(run));
}

RunPorts Runner::ports(Store& store, const Clock& at, const std::stop_token& stop) const {
  const Configuration& c = assembly_.configuration();
  RunPorts ports{at,
                 assembly_.sources(),
                 store,
                 assembly_.documents(),
                 assembly_.artefacts(),
                 assembly_.look(),
                 c.state_dir + "/work",
                 c.mail.from,
                 c.organization,
                 stop};
  ports.mail_size_limit = c.mail.size_limit;
  ports.tries_again = tries_again_;
  ports.jobs = c.jobs;
  return ports;
}

}  // namespace boletim
