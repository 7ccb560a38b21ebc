#pragma once
// The world of a run, in memory: a clock set by hand, a registry made up, documents kept, mails recorded.

#include <deque>
#include <map>
#include <mutex>
#include <sstream>

#include "jobs/clock.h"
#include "jobs/delivery/mailer.h"
#include "jobs/document_store.h"
#include "jobs/failure.h"
#include "jobs/record_source.h"
#include "jobs/run_job.h"
#include "jobs/schedule/instant.h"
#include "tests/support/memory_store.h"
#include "tests/support/records.h"
#include "tests/support/temporary_directory.h"

namespace boletim {

class HandClock : public Clock {
 public:
  explicit HandClock(const char* at) : at_(parse_rfc3339(at).value()) {}
  Instant now() const override { return at_; }
  void set(const char* at) { at_ = parse_rfc3339(at).value(); }

 private:
  Instant at_;
};

/// Hands the same records out at each opening, in one batch; counts the openings.
class MemorySources : public RecordSources {
 public:
  Records records{{"id", "name"}};
  std::string unreachable;  ///< if set, why no opening succeeds
  int opened = 0;

  std::unique_ptr<RecordSource> open(const SourceId&, const RegistryId&, const std::stop_token&) override {
    ++opened;
    if (!unreachable.empty()) throw Unreachable(unreachable);
    return std::make_unique<Reading>(records);
  }

 private:
  class Reading : public RecordSource {
   public:
    explicit Reading(const Records& records) : records_(records) {}
    const std::vector<std::string>& columns() const override { return records_.columns(); }
    bool next(Batch& batch) override {
      if (done_ || records_.batch().rows() == 0) return false;
      batch = records_.batch();
      return done_ = true;
    }

   private:
    const Records& records_;
    bool done_ = false;
  };
};

/// Documents by a digest that is none: their number. Equal bytes get an equal one.
class MemoryDocuments : public DocumentStore {
 public:
  std::string full;  ///< if set, why nothing can be kept
  std::unique_ptr<DocumentDraft> draft() override { return std::make_unique<Draft>(*this); }
  std::unique_ptr<std::istream> open(const Sha256& sha256) const override {
    return std::make_unique<std::istringstream>(bytes_of(sha256));
  }
  std::string path(const Sha256&) const override { return ""; }
  const std::string& bytes_of(const Sha256& sha256) const { return documents_.at(std::stoul(sha256.value)); }

 private:
  class Draft : public DocumentDraft {
   public:
    explicit Draft(MemoryDocuments& documents) : documents_(documents) {}
    void write(std::string_view bytes) override { bytes_ += bytes; }
    StoredDocument keep() override {
      if (!documents_.full.empty()) throw Failure(documents_.full);
      const std::lock_guard lock(documents_.mutex_);
      auto& all = documents_.documents_;
      const auto known = std::find(all.begin(), all.end(), bytes_);
      const auto number = static_cast<std::size_t>(known - all.begin());
      if (known == all.end()) all.push_back(bytes_);
      return {Sha256{std::to_string(number)}, static_cast<std::int64_t>(bytes_.size())};
    }

   private:
    MemoryDocuments& documents_;
    std::string bytes_;
  };
  std::mutex mutex_;  ///< a run keeps several at once
  std::deque<std::string> documents_;
};

/// Where the spill lies is where it stays.
class MemoryArtefacts : public Artefacts {
 public:
  std::vector<RunId> all;

  void keep(const RunId& run, const std::filesystem::path&) override { all.push_back(run); }
  void fetch(const RunId&, const std::filesystem::path&) override {}
  void forget(const RunId& run) override { std::erase(all, run); }
  std::vector<RunId> kept() const override { return all; }
};

/// Answers as it was told, in turn, then accepts; keeps what it was given.
class RecordingMailer : public Mailer {
 public:
  std::deque<SendOutcome> answers;
  std::vector<Message> sent;
  SendOutcome send(const Message& message, const GoAhead& go_ahead) override {
    if (!go_ahead()) return {SendOutcome::Kind::Fenced, 0, "", false};
    sent.push_back(message);
    if (answers.empty()) return {SendOutcome::Kind::Accepted, 250, "250 ok", false};
    const SendOutcome answer = answers.front();
    answers.pop_front();
    return answer;
  }
};

/// All of it, and a job over it: three KPIs by city, a trend and a detail report for Ana (masked) and Bruno
/// (full).
struct MemoryWorld {
  HandClock clock{"2026-11-16T10:30:00Z"};
  MemorySources sources;
  MemoryStore store;
  MemoryDocuments documents;
  MemoryArtefacts artefacts;
  TemporaryDirectory directory;
  Job job = a_job();
  std::vector<Job> jobs;  ///< others

  RunPorts ports() {
    RunPorts ports{clock,
                   sources,
                   store,
                   documents,
                   artefacts,
                   default_look(),
                   directory.path(),
                   "Boletim <b@oficina.example>",
                   "Oficina Modelo Ltda",
                   {}};
    ports.jobs = jobs;
    return ports;
  }
  Run claim(const char* at) {
    Run run;
    run.job = job.id;
    run.source = job.source;
    run.registry = job.registry;
    run.occurrence = parse_rfc3339(at);
    run.period = last_whole_period(PeriodKind::Weekly, *run.occurrence, job.timetable.zone);
    run.claimed_at = run.started_at = clock.now();
    run.id = store.runs().claim(run).value();
    return run;
  }
  /// A run of that instant from its claim to its plan, at that time.
  Run prepared(const char* at) {
    clock.set(at);
    const Run run = claim(at);
    RunPorts with = ports();
    prepare_run(job, run, with);
    return store.runs().get(run.id);
  }

  static Job a_job() {
    Job job;
    job.id = {"cadastro"};
    job.title = "Cadastro";
    job.source = {"erp"};
    job.registry = {"customers"};
    job.rules.kpis = {{{"no_email"}, "", 10.0}, {{"no_mobile"}}};
    job.rules.axes = {{"city", "Cidade"}};
    job.reports = {{ReportKind::Trend, Format::Pdf, {}, {}}, {ReportKind::Detail, Format::Csv, {}, {}}};
    const Recipient ana{{"ana"}, "Ana Souza", "ana@oficina.example", "", {}, Sees::Masked};
    const Recipient bruno{{"bruno"}, "Bruno Reis", "bruno@oficina.example", "", {}, Sees::Full};
    job.deliver = {{{ana, bruno}, {}}};
    return job;
  }
};

/// Four customers: two without e-mail, one of them in Sumaré; nobody has a mobile number but the first.
inline Records four_customers() {
  return Records({"id", "name", "email", "mobile", "city"})
      .row({"1", "Ana", "ana@oficina.com.br", "(19) 98765-4321", "Campinas"})
      .row({"2", "Bia", nullptr, nullptr, "Campinas"})
      .row({"3", "Caio", "não tem", "(19) 8765-4321", "Sumaré"})
      .row({"4", "Davi", "davi@oficina.com.br", "", "Campinas"});
}

}  // namespace boletim
