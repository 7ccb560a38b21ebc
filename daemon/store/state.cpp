#include "daemon/store/state.h"

#include "daemon/store/documents.h"
#include "daemon/store/ledger.h"
#include "daemon/store/local_artefacts.h"
#include "daemon/store/messages.h"
#include "daemon/store/migrations.h"
#include "daemon/store/nodes.h"
#include "daemon/store/occurrences.h"
#include "daemon/store/runs.h"
#include "daemon/store/snapshots.h"
#include "daemon/store/state_artefacts.h"
#include "daemon/store/state_documents.h"

namespace boletim {
namespace {

class State : public Store {
 public:
  State(const StateSettings& settings, const NodeId& me)
      : connection_(open_migrated(settings)),
        runs_(*connection_, me),
        ledger_(*connection_, me),
        messages_(*connection_, me),
        nodes_(*connection_, settings.file.empty() ? std::optional(settings.lease) : std::nullopt) {}

  Occurrences& occurrences() override { return occurrences_; }
  Runs& runs() override { return runs_; }
  Snapshots& snapshots() override { return snapshots_; }
  Ledger& ledger() override { return ledger_; }
  Messages& messages() override { return messages_; }
  Nodes& nodes() override { return nodes_; }
  void transaction(const std::function<void()>& work) override { connection_->transaction(work); }

 private:
  const std::unique_ptr<Connection> connection_;
  OccurrenceTable occurrences_{*connection_};
  RunTable runs_;
  SnapshotTable snapshots_{*connection_};
  LedgerTable ledger_;
  MessageTable messages_;
  NodeTable nodes_;
};

}  // namespace

std::unique_ptr<Store> open_store(const StateSettings& settings, const NodeId& me) {
  return std::make_unique<State>(settings, me);
}

std::unique_ptr<DocumentStore> open_documents(const Configuration& configuration) {
  if (!configuration.documents.empty()) return std::make_unique<FileDocuments>(configuration.documents);
  return std::make_unique<StateDocuments>(configuration.state, configuration.state_dir + "/drafts");
}

std::unique_ptr<Artefacts> open_artefacts(const StateSettings& settings, const NodeId& me) {
  if (settings.file.empty()) return std::make_unique<StateArtefacts>(settings, me);
  return std::make_unique<LocalArtefacts>();
}

}  // namespace boletim
