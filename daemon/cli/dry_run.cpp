#include "daemon/cli/dry_run.h"

#include <filesystem>

#include "daemon/cli/scratch_directory.h"
#include "daemon/cli/show.h"
#include "daemon/store/documents.h"
#include "daemon/store/state.h"
#include "jobs/failure.h"
#include "jobs/rendering.h"

namespace boletim {
namespace fs = std::filesystem;
namespace {

/// Documents of a dry run: in a directory by their names, or nowhere.
class OutputDocuments : public FileDocuments {
 public:
  explicit OutputDocuments(const fs::path& directory) : FileDocuments(directory.string()) {}
  std::string path(const Sha256& sha256) const override {
    const auto found = paths_.find(sha256);
    return found == paths_.end() ? "" : found->second;
  }
  void copy_to(const std::string& output, const std::vector<RunDocument>& documents) {
    if (output.empty()) return;
    std::error_code error;
    fs::create_directories(output, error);
    for (const RunDocument& document : documents) {
      const fs::path target = fs::absolute(fs::path(output) / document.name);
      fs::copy_file(FileDocuments::path(document.sha256), target, fs::copy_options::overwrite_existing,
                    error);
      if (error) throw Failure("can't write " + target.string() + ": " + error.message());
      fs::permissions(target, fs::perms::owner_read | fs::perms::owner_write, error);
      paths_[document.sha256] = target.string();
    }
  }

 private:
  std::map<Sha256, std::string> paths_;
};

/// The state as it is, for the course of the trend; an empty one where there is none yet.
std::unique_ptr<Store> store_to_read(const Session& session, const fs::path& scratch) {
  StateSettings state = session.configuration().state;
  if (!state.file.empty() && !fs::exists(state.file)) state.file = (scratch / "state.db").string();
  return open_store(state);
}

}  // namespace

int dry_run(Session& session, const Job& job, const Clock& clock, const std::string& output) {
  const ScratchDirectory scratch;
  const auto store = store_to_read(session, scratch.path());
  OutputDocuments documents(scratch.path() / "documents");
  const Configuration& c = session.configuration();
  RunPorts ports{clock,
                 session.host.assembly->sources(),
                 *store,
                 documents,
                 session.host.assembly->artefacts(),
                 session.host.assembly->look(),
                 scratch.path(),
                 c.mail.from,
                 c.organization,
                 {}};
  ports.jobs = c.jobs;
  Run run;
  run.job = job.id;
  run.source = job.source;
  run.registry = job.registry;
  run.claimed_at = run.started_at = clock.now();
  run.period = last_whole_period(job.timetable.period, clock.now(), job.timetable.zone);
  run.state = RunState::NoData;
  const RunSnapshots counted = run_snapshots(take_snapshots(job, run, ports));
  const Snapshot& snapshot = counted.whole;
  if (snapshot.counts.total > 0) {
    run.documents = render(job, run, counted, ports).run_documents();
    run.state = RunState::Done;
    documents.copy_to(output, run.documents);
  }
  print_outcome(session, {run, {}, false}, snapshot, *store, documents);
  return kDone;
}

}  // namespace boletim
