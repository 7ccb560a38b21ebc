#include "daemon/store/state.h"

#include "daemon/store/connection.h"
#include "daemon/store/messages.h"
#include "daemon/store/migrations.h"
#include "daemon/store/runs.h"
#include "daemon/store/snapshots.h"

namespace boletim {
namespace {

class State : public Store {
 public:
  explicit State(const std::string& file) : connection_(file) { migrate(connection_, all_migrations()); }

  Runs& runs() override { return runs_; }
  Snapshots& snapshots() override { return snapshots_; }
  Messages& messages() override { return messages_; }
  void transaction(const std::function<void()>& work) override { connection_.transaction(work); }

 private:
  Connection connection_;
  RunTable runs_{connection_};
  SnapshotTable snapshots_{connection_};
  MessageTable messages_{connection_};
};

}  // namespace

std::unique_ptr<Store> open_store(const std::string& file) {
  return std::make_unique<State>(file);
}

}  // namespace boletim
