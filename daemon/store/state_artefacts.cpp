#include "daemon/store/state_artefacts.h"

#include <cerrno>
#include <cstring>
#include <fstream>

#include "daemon/store/chunks.h"
#include "daemon/store/digest.h"
#include "daemon/store/draft_file.h"
#include "daemon/store/keys.h"
#include "daemon/store/nodes.h"
#include "jobs/failure.h"

namespace boletim {
namespace {

std::string owner_of(const RunId& run) {
  return "run:" + run.value;
}

Sha256 digest_of_file(const std::filesystem::path& file) {
  std::ifstream bytes(file, std::ios::binary);
  return bytes.is_open() ? digest_of(bytes) : Sha256{};
}

[[noreturn]] void lose(const RunId& run) {
  throw Failure("the rows of run " + run.value +
                " are lost from the state: run the job again with boletim run");
}

}  // namespace

// The run's row is held up to the commit: nobody takes the run over meanwhile.
void StateArtefacts::keep(const RunId& run, const std::filesystem::path& file) {
  const Sha256 sha256 = digest_of_file(file);
  std::ifstream bytes(file, std::ios::binary);
  if (!bytes.is_open()) throw Failure("can't read " + file.string() + ": " + std::strerror(errno));
  connections_.with([&](Connection& db) {
    db.transaction([&] {
      ChunkTable(db).put(owner_of(run), bytes);
      db.execute(
          "INSERT INTO artefact (run, sha256) VALUES ($1, $2) "
          "ON CONFLICT (run) DO UPDATE SET sha256 = excluded.sha256",
          {key_of(run.value), sha256});
      const bool is_mine = db.number("UPDATE run SET node = node WHERE id = $1 AND node = $2 AND " +
                                         lives("$2") + " RETURNING id",
                                     {key_of(run.value), key_or_null(me_.value)})
                               .has_value();
      if (!is_mine) throw Fenced("run " + run.value + " is another node's by now; this one leaves it");
    });
  });
}

void StateArtefacts::fetch(const RunId& run, const std::filesystem::path& file) {
  connections_.with([&](Connection& db) {
    db.reading([&] {
      const Rows known = db.select("sha256", "FROM artefact WHERE run = $1", {key_of(run.value)});
      if (known.size() == 0) lose(run);
      const Sha256 sha256{known[0].text()};
      if (digest_of_file(file) == sha256) return;

      remove_abandoned_drafts(file.parent_path());
      DraftFile draft(file.parent_path(), "");
      const ChunkTable chunks(db);
      for (std::int64_t position = 0; const auto chunk = chunks.get(owner_of(run), position); ++position)
        draft.write(*chunk);
      if (draft.sha256() != sha256) lose(run);
      draft.move_to(file);
    });
  });
}

void StateArtefacts::forget(const RunId& run) {
  connections_.with([&](Connection& db) {
    db.transaction([&] {
      db.execute("DELETE FROM artefact WHERE run = $1", {key_of(run.value)});
      ChunkTable(db).remove(owner_of(run));
    });
  });
}

std::vector<RunId> StateArtefacts::kept() const {
  std::vector<RunId> runs;
  connections_.with([&](Connection& db) {
    const Rows rows = db.select("run", "FROM artefact ORDER BY run", {});
    for (std::size_t i = 0; i < rows.size(); ++i) runs.push_back(RunId{rows[i].text()});
  });
  return runs;
}

}  // namespace boletim
