#include "daemon/leftovers.h"

#include <string>

#include "jobs/failure.h"

namespace boletim {
namespace {

namespace fs = std::filesystem;

/// The run that a file of the work directory ("run-17.spill", "run-17.spill.part") is of; blank for any
/// other.
std::string run_of(const fs::path& file) {
  constexpr std::string_view prefix = "run-";
  const std::string name = file.filename().string();
  if (!name.starts_with(prefix)) return "";
  return name.substr(prefix.size(), name.find('.') - prefix.size());
}

bool is_needed(const std::string& id, Store& store, Instant now) {
  try {
    const Run run = store.runs().get(RunId{id});
    if (run.state == RunState::Running) return true;
    return run.state == RunState::Failed && run.finished_at.value_or(now) > now - kKeepFailedRows;
  } catch (const NotFound&) {
    return false;
  }
}

}  // namespace

void remove_leftovers(const fs::path& work_dir, Artefacts& artefacts, Store& store, Instant now) {
  for (const RunId& run : artefacts.kept())
    if (!is_needed(run.value, store, now)) artefacts.forget(run);
  std::error_code error;  // a file that can't be removed now is looked at again at the next start
  for (const auto& entry : fs::directory_iterator(work_dir, error)) {
    const std::string id = run_of(entry.path());
    if (!id.empty() && !is_needed(id, store, now)) fs::remove(entry.path(), error);
  }
}

}  // namespace boletim
