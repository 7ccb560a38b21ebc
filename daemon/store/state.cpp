#include "daemon/store/state.h"

#include "daemon/store/connection.h"
#include "daemon/store/documents.h"
#include "daemon/store/local_artefacts.h"
#include "daemon/store/messages.h"
#include "daemon/store/migrations.h"
#include "daemon/store/nodes.h"
#include "daemon/store/occurrences.h"
#include "daemon/store/runs.h"
#include "daemon/store/snapshots.h"

namespace boletim {
namespace {

class State : public Store {
 public:
  State(const StateSettings& settings, const NodeId& me)
      : connection_(settings.file),
        runs_(connection_, me),
        messages_(connection_, me),
        nodes_(connection_, std::nullopt) {
    migrate(connection_, all_migrations());
  }

  Occurrences& occurrences() override { return occurrences_; }
  Runs& runs() override { return runs_; }
  Snapshots& snapshots() override { return snapshots_; }
  Messages& messages() override { return messages_; }
  Nodes& nodes() override { return nodes_; }
  void transaction(const std::function<void()>& work) override { connection_.transaction(work); }

 private:
  Connection connection_;
  OccurrenceTable occurrences_{connection_};
  RunTable runs_;
  SnapshotTable snapshots_{connection_};
  MessageTable messages_;
  NodeTable nodes_;
};

}  // namespace

std::unique_ptr<Store> open_store(const StateSettings& settings, const NodeId& me) {
  return std::make_unique<State>(settings, me);
}

std::unique_ptr<DocumentStore> open_documents(const Configuration& configuration) {
  return std::make_unique<FileDocuments>(configuration.documents);
}

std::unique_ptr<Artefacts> open_artefacts(const StateSettings&) {
  return std::make_unique<LocalArtefacts>();
}

}  // namespace boletim
