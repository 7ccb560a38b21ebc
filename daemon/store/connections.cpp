#include "daemon/store/connections.h"

#include "daemon/store/migrations.h"
#include "jobs/failure.h"

namespace boletim {

void Connections::with(const std::function<void(Connection&)>& work) {
  std::unique_ptr<Connection> connection = take();
  work(*connection);
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(connection));
}

std::unique_ptr<Connection> Connections::take() {
  for (;;) {
    std::unique_ptr<Connection> connection;
    {
      const std::lock_guard lock(mutex_);
      if (idle_.empty()) break;
      connection = std::move(idle_.back());
      idle_.pop_back();
    }
    try {
      connection->execute("SELECT 1", {});
      return connection;
    } catch (const Unreachable&) {
      // the server ended it meanwhile
    }
  }
  return open_migrated(settings_);
}

}  // namespace boletim
