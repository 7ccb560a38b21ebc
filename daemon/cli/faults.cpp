#include "daemon/cli/faults.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include <sys/stat.h>

#include "daemon/store/state_lock.h"
#include "jobs/decision.h"
#include "jobs/missing.h"
#include "jobs/schedule/instant.h"

namespace boletim {
namespace {

constexpr std::chrono::days kRecent{7};             // for what was refused: older ones are history
constexpr std::uintmax_t kLittleSpace = 500 << 20;  // bytes; a run's rows and documents take up to that,
constexpr std::uintmax_t kSmallShare = 10;          // of a small disk a tenth

/// Looks for each kind of fault in turn.
class Search {
 public:
  Search(const Configuration& configuration, Store& store, Instant now, const Telling& telling)
      : configuration_(configuration),
        store_(store),
        now_(now),
        t_(telling),
        watches_(store.occurrences().watches()) {
    for (const Job& job : configuration.jobs) known_.insert(job.id);
  }

  std::vector<Fault> all() && {
    look_at_home();
    look_at_nodes();
    look_at_due_fires();
    look_for_missing_records();
    look_at_runs();
    look_at_messages();
    look_at_watches();
    return std::move(found_);
  }

 private:
  void add(std::string what, const JobId& job, std::optional<Instant> since, std::string detail) {
    found_.push_back({std::move(what), job, since, std::move(detail)});
  }

  void look_at_home() {
    const auto home = store_.nodes().home();
    const std::string here = store_.nodes().here();
    if (!home || *home == here) return;
    add("moved", {}, {},
        t_.say("este estado era de {} e está em {}: nada é enviado até que boletim adopt o confirme",
               "this state was at home at {} and is at {}: nothing is sent until boletim adopt confirms it",
               *home, here));
  }

  void look_at_nodes() {
    for (const Node& node : nodes_of(configuration_, store_)) {
      if (!node.alive)
        add("dead_node", {}, {},
            t_.say("o nó {} acabou sem avisar: inicie boletimd ali, ou outro nó assume o que era dele",
                   "node {} ended without a word: start boletimd there, or another node takes over",
                   node.name));
      else if (!node.configuration.empty() && node.configuration != configuration_.digest)
        add("configuration", {}, {},
            t_.say(
                "o nó {} usa outra configuração: copie-a e recarregue com boletim reload",
                "node {} runs by another configuration: copy it there and have it read with boletim reload",
                node.name));
    }
  }

  void look_at_due_fires() {
    for (const OccurrenceRecord& record : store_.occurrences().due(now_ - kOnTime)) {
      const JobId& job = record.occurrence.job;
      if (!known_.contains(job)) continue;
      const std::string at = to_rfc3339(record.occurrence.at);
      if (record.why.empty())
        add("late", job, record.start_at,
            t_.say("a execução de {} não começou: veja se boletimd está no ar (systemctl status boletimd)",
                   "the fire of {} has not started: see whether boletimd runs (systemctl status boletimd)",
                   at));
      else
        add("waiting", job, record.start_at,
            t_.say("a execução de {} espera: {}", "the fire of {} waits: {}", at, record.why));
    }
  }

  void look_for_missing_records() {
    const Instant from = now_ - kRecent;
    std::map<JobId, std::vector<OccurrenceRecord>> records;
    for (OccurrenceRecord& record :
         store_.occurrences().list(std::nullopt, from, now_ + std::chrono::days(1)))
      records[record.occurrence.job].push_back(std::move(record));
    for (const Job& job : configuration_.jobs) {
      const auto watch = watches_.find(job.id);
      if (!job.enabled || watch == watches_.end()) continue;
      const std::vector<Instant> missing = missing_fires(job, watch->second, from, now_, records[job.id]);
      if (!missing.empty())
        add("missing", job.id, missing.front(),
            t_.say("{} execuções previstas sem registro, de {} a {}: veja boletim explain, faça-as com "
                   "boletim run {} --occurrence",
                   "{} fires without a record, from {} to {}: see boletim explain, do them with "
                   "boletim run {} --occurrence",
                   missing.size(), to_rfc3339(missing.front()), to_rfc3339(missing.back()), job.id.value));
    }
  }

  void look_at_runs() {
    for (const Run& run : store_.runs().latest_of_each()) {
      if (!known_.contains(run.job)) continue;
      if (run.state == RunState::Failed && run.step < RunStep::Rendered) add_failed(run);
      if (!run.held.empty()) add_to_approve(run);
    }
  }

  void add_failed(const Run& run) {
    const std::string said = t_.say("a execução {} falhou: {}", "run {} failed: {}", run.id.value, run.error);
    if (run.retry_at)
      return add("retry", run.job, run.started_at,
                 said + t_.say("; tentada de novo em {}", "; tried again at {}", t_.time(run.retry_at)));
    const std::string again =
        run.occurrence ? run.job.value + " --occurrence " + to_rfc3339(*run.occurrence) : run.job.value;
    add("failed", run.job, run.finished_at,
        said + t_.say("; corrija a causa e escreva boletim run {}", "; mend the cause, then boletim run {}",
                      again));
  }

  void add_to_approve(const Run& run) {
    MessageFilter of_run;
    of_run.run = run.id;
    of_run.state = MessageState::Held;
    const std::int64_t held = store_.messages().count(of_run);
    if (held == 0) return;
    to_approve_ += held;
    add("approve", run.job, run.started_at,
        t_.say("a execução {} retém {} mensagens: {}; boletim approve {} as solta, com --reject as recusa",
               "run {} holds {} messages: {}; boletim approve {} lets them go, with --reject refuses them",
               run.id.value, held, run.held, run.id.value));
  }

  void look_at_messages() {
    add_messages("held", count(MessageState::Held) - to_approve_,
                 t_.say(": decida com boletim history --state held e boletim resend",
                        ": decide with boletim history --state held and boletim resend"));
    add_messages("in_doubt", count(MessageState::InDoubt),
                 t_.say(": veja boletim history --state in_doubt", ": see boletim history --state in_doubt"));
    add_messages("deferred", count(MessageState::Deferred),
                 t_.say(": tentadas de novo: veja boletim history --state deferred",
                        ": tried again: see boletim history --state deferred"));
    for (const MessageState state : {MessageState::Rejected, MessageState::Bounced})
      add_messages(std::string(name_of(state)), count(state, now_ - kRecent),
                   t_.say(" em 7 dias: boletim history --state {} diz por quê; corrigida a causa, "
                          "boletim resend --failed --since {}",
                          " within 7 days: boletim history --state {} says why; when that is mended, "
                          "boletim resend --failed --since {}",
                          name_of(state), to_rfc3339(now_ - kRecent)));
  }

  /// Of what was refused, what was sent again since is nothing to care for.
  std::int64_t count(MessageState state, std::optional<Instant> since = {}) {
    MessageFilter filter;
    filter.state = state;
    filter.since = since;
    filter.not_resent = state == MessageState::Rejected || state == MessageState::Bounced;
    return store_.messages().count(filter);
  }

  void add_messages(const std::string& what, std::int64_t count, const std::string& detail) {
    if (count <= 0) return;
    const std::string messages =
        count == 1 ? t_.say("1 mensagem", "1 message") : t_.say("{} mensagens", "{} messages", count);
    add(what, {}, {}, messages + detail);
  }

  void look_at_watches() {
    for (const auto& [job, watch] : watches_) {
      if (!known_.contains(job)) continue;
      if (!watch.gap.empty()) add("gap", job, {}, watch.gap);
      if (watch.paused)
        add("paused", job, watch.paused_at,
            t_.say("pausado por {}; boletim resume {} o retoma", "paused by {}; boletim resume {} goes on",
                   watch.paused_by, job.value));
    }
  }

  const Configuration& configuration_;
  Store& store_;
  const Instant now_;
  const Telling& t_;
  const std::map<JobId, JobWatch> watches_;
  std::set<JobId> known_;
  std::int64_t to_approve_ = 0;
  std::vector<Fault> found_;
};

}  // namespace

std::vector<Node> nodes_of(const Configuration& configuration, Store& store) {
  std::vector<Node> nodes = store.nodes().alive();
  const std::vector<Node> silent = store.nodes().silent();
  nodes.insert(nodes.end(), silent.begin(), silent.end());
  const bool is_local = !configuration.state.file.empty();
  if (is_local && !StateLock::holder(configuration.state_dir))
    for (Node& node : nodes) node.alive = false;
  return nodes;
}

std::vector<Fault> faults_of_state(const Configuration& configuration, Store& store, Instant now,
                                   const Telling& telling) {
  return Search(configuration, store, now, telling).all();
}

std::vector<Fault> faults_of_daemon(const DaemonFacts& facts, const Telling& t) {
  std::vector<Fault> found;
  if (facts.state)
    found.push_back({"state",
                     {},
                     facts.state->since,
                     t.say("o daemon não alcança o estado: {}", "the daemon can't use the state: {}",
                           facts.state->error)});
  for (const SourceFacts& source : facts.sources)
    if (source.outage)
      found.push_back({"source",
                       {},
                       source.outage->since,
                       t.say("a fonte {} não responde: {}", "source {} does not answer: {}",
                             source.source.value, source.outage->error)});
  if (facts.mail_server)
    found.push_back({"mail",
                     {},
                     facts.mail_server->since,
                     t.say("o servidor de e-mail não responde, as mensagens esperam: {}",
                           "the mail server does not answer, messages wait: {}", facts.mail_server->error)});
  return found;
}

std::vector<Fault> faults_of_disk(const Configuration& configuration, const Telling& t) {
  std::vector<Fault> found;
  std::set<dev_t> told;
  const std::string state = std::filesystem::path(configuration.state.file).parent_path();
  for (const std::string& directory :
       {configuration.state_dir, state, configuration.documents, configuration.mail.path}) {
    std::error_code error;
    const auto space = std::filesystem::space(directory, error);
    if (error || space.available >= std::min(kLittleSpace, space.capacity / kSmallShare)) continue;
    struct stat status {};
    if (stat(directory.c_str(), &status) == 0 && told.insert(status.st_dev).second)
      found.push_back({"disk",
                       {},
                       {},
                       t.say("restam {} MB em {}: libere espaço", "{} MB are left in {}: free space",
                             space.available >> 20, directory)});
  }
  return found;
}

}  // namespace boletim
