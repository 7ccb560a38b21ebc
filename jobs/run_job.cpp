#include "jobs/run_job.h"

#include "jobs/failure.h"
#include "jobs/failure_notice.h"
#include "jobs/gate.h"
#include "jobs/planning.h"
#include "jobs/registry_pass.h"
#include "jobs/rendering.h"
#include "jobs/run_retry.h"

namespace boletim {
namespace {

/// ERP → counts, spill and episodes → sealed snapshots, of parts and of each companion too. What a crash left
/// of an earlier try is written over.
Snapshot seal(const Job& job, const Run& run, RunPorts& ports) {
  RegistryPass pass(job, run, ports, RegistryPass::Mode::Writes);
  const std::vector<Snapshot> taken = pass.take();
  for (const Snapshot& snapshot : taken)
    if (snapshot.part.is_whole())
      ports.artefacts.keep(snapshot.run, spill_file(ports.work_dir, snapshot.run));
  ports.store.transaction([&] {
    for (const Snapshot& snapshot : taken) {
      ports.store.snapshots().add(snapshot);
      if (snapshot.part.is_whole()) ports.store.runs().sealed(snapshot.run);
    }
    pass.seal();
  });
  pass.sealed();
  if (ports.sharing.on_sealed) ports.sharing.on_sealed(taken);
  return taken.front();
}

/// Snapshot and spill → documents stored, messages planned.
void render_and_plan(const Job& job, const Run& run, const Snapshot& snapshot, RunPorts& ports) {
  ports.artefacts.fetch(run.id, spill_file(ports.work_dir, run.id));
  const RunSnapshots counted{snapshot, ports.store.snapshots().parts_of_run(run.id)};
  const Rendering rendering = render(job, run, counted, ports);
  const std::string held = why_held(job, run, snapshot, ports.store);
  std::vector<Message> messages = plan_messages(job, run, counted, rendering, ports);
  if (!held.empty()) hold(messages, held);
  ports.store.transaction([&] {
    for (const Message& message : messages) ports.store.messages().plan(message);
    ports.store.runs().rendered(run.id, rendering.run_documents(), held);
  });
}

void carry_on(const Job& job, const Run& run, RunPorts& ports) {
  const RunStep step = ports.store.runs().get(run.id).step;  // another run may have read for this one
  const Snapshot snapshot =
      step < RunStep::Sealed ? seal(job, run, ports) : ports.store.snapshots().of_run(run.id).value();
  if (snapshot.counts.total == 0) {
    ports.store.runs().finished(run.id, RunState::NoData, "", ports.clock.now());
    return;
  }
  if (step < RunStep::Rendered) render_and_plan(job, run, snapshot, ports);
}

void put_off_or_fail(const Job& job, const RunId& run, const Passing& reason, RunPorts& ports) {
  Runs& runs = ports.store.runs();
  const Instant now = ports.clock.now();
  const auto again = ports.tries_again ? next_attempt(runs.get(run), now, job.retry) : std::nullopt;
  if (again) return runs.put_off(run, reason.what(), *again, now);
  fail_run(job, run, reason.what(), ports);
}

}  // namespace

std::vector<Snapshot> take_snapshots(const Job& job, const Run& run, RunPorts& ports) {
  return RegistryPass(job, run, ports, RegistryPass::Mode::Looks).take();
}

std::filesystem::path spill_file(const std::filesystem::path& work_dir, const RunId& run) {
  return work_dir / ("run-" + run.value + ".spill");
}

void fail_run(const Job& job, const RunId& run, const std::string& reason, RunPorts& ports) {
  const Instant now = ports.clock.now();
  const MailDesk desk{ports.documents, ports.from, ports.organization};
  const auto end = [&] { ports.store.runs().finished(run, RunState::Failed, reason, now); };
  try {
    ports.store.transaction([&] {
      end();
      tell_of_run(job, run, ports.store, desk, now);
    });
  } catch (const Fenced&) {
    throw;
  } catch (const Failure&) {  // a disk that is full, or what else broke the run, may be in the way of telling
    end();
  }
}

void prepare_run(const Job& job, const Run& run, RunPorts& ports) {
  try {
    carry_on(job, run, ports);
  } catch (const Fenced&) {
    throw;
  } catch (const Passing& reason) {
    put_off_or_fail(job, run.id, reason, ports);
    throw;
  } catch (const std::exception& reason) {
    fail_run(job, run.id, reason.what(), ports);
    if (dynamic_cast<const Failure*>(&reason) != nullptr) throw;
    throw Failure(reason.what());
  }
  std::error_code ignored;  // one that stays is removed at the daemon's next start
  std::filesystem::remove(spill_file(ports.work_dir, run.id), ignored);
  ports.artefacts.forget(run.id);
}

}  // namespace boletim
