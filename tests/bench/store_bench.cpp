// How long the ledger and the snapshot of many flagged records take to store and to read again, beside
// SQLite's own interface with the same rows in the same table, settings and batches; and what a second pass
// writes of which one in a hundred changed.
//   store_bench DIRECTORY [ROWS]        (default: 1000000 rows)

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <sqlite3.h>

#include "daemon/store/connection.h"
#include "daemon/store/state.h"

namespace boletim {
namespace {

const std::vector<std::string> kColumns = {"city", "owner", "segment", "state"};

class Stopwatch {
 public:
  double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

void print(const char* name, double number) {
  std::printf("%s %.4f\n", name, number);
}

Instant at(std::int64_t seconds) {
  return Instant(std::chrono::seconds(seconds));
}

Spell spell_of(int record, std::int64_t pass) {
  constexpr const char* kTraits[] = {
      "São Paulo\037"
      "Ana Souza\037Oficina\037SP",
      "Campinas\037"
      "Bruno\037Frota\037SP",
      "Belo Horizonte\037"
      "Carla Nunes\037Oficina\037MG"};
  return {std::to_string(10'000'000 + record),
          KpiId{"no_email"},
          pass,
          Opening::Registered,
          at(1'790'000'000 + record),
          at(1'790'000'000 + record),
          1,
          kTraits[record % 3],
          {}};
}

StateSettings in_file(const std::filesystem::path& file) {
  StateSettings settings;
  settings.file = file.string();
  return settings;
}

/// SQLite by its own interface.
class Plain {
 public:
  explicit Plain(const std::filesystem::path& file) {
    check(sqlite3_open(file.c_str(), &db_));
    for (const char* pragma : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL"}) run(pragma);
  }
  Plain(const Plain&) = delete;
  Plain& operator=(const Plain&) = delete;
  ~Plain() {
    sqlite3_finalize(insert_);
    sqlite3_close(db_);
  }
  void prepare() {
    check(
        sqlite3_prepare_v2(db_,
                           "INSERT INTO spell (ledger, record, kpi, opened_pass, opening, opened_at, since, "
                           "layout, traits) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                           -1, &insert_, nullptr));
  }
  void insert(const std::vector<Spell>& spells) {
    run("BEGIN IMMEDIATE");
    for (const Spell& spell : spells) {
      sqlite3_bind_int64(insert_, 1, 1);
      text(2, spell.record);
      text(3, spell.kpi.value);
      sqlite3_bind_int64(insert_, 4, spell.opened_pass);
      sqlite3_bind_int64(insert_, 5, 0);
      sqlite3_bind_int64(insert_, 6, spell.opened_at.time_since_epoch().count());
      sqlite3_bind_int64(insert_, 7, spell.since.time_since_epoch().count());
      sqlite3_bind_int64(insert_, 8, spell.layout);
      text(9, spell.traits);
      if (sqlite3_step(insert_) != SQLITE_DONE) check(SQLITE_ERROR);
      check(sqlite3_reset(insert_));
    }
    run("COMMIT");
  }
  long read() {
    sqlite3_stmt* select = nullptr;
    check(sqlite3_prepare_v2(db_, "SELECT * FROM spell ORDER BY ledger, record, kpi, opened_pass", -1,
                             &select, nullptr));
    long bytes = 0;
    while (sqlite3_step(select) == SQLITE_ROW)
      for (int i = 0; i < 12; ++i)
        if (i == 1 || i == 2 || i == 8) {
          sqlite3_column_text(select, i);
          bytes += sqlite3_column_bytes(select, i);
        } else {
          bytes += sqlite3_column_int64(select, i) != 0;
        }
    sqlite3_finalize(select);
    return bytes;
  }

 private:
  void run(const char* sql) { check(sqlite3_exec(db_, sql, nullptr, nullptr, nullptr)); }
  void text(int place, const std::string& value) {
    sqlite3_bind_text(insert_, place, value.c_str(), static_cast<int>(value.size()), SQLITE_STATIC);
  }
  void check(int result) const {
    if (result == SQLITE_OK) return;
    std::fprintf(stderr, "%s\n", sqlite3_errmsg(db_));
    std::exit(EXIT_FAILURE);
  }

  sqlite3* db_ = nullptr;
  sqlite3_stmt* insert_ = nullptr;
};

/// Calls `take` with the spells of a first pass, batch by batch.
template <class Take>
void each_batch(int rows, Take take) {
  std::vector<Spell> batch;
  for (int record = 0; record < rows; ++record) {
    batch.push_back(spell_of(record, 1));
    if (batch.size() < Ledger::kBatch && record + 1 < rows) continue;
    take(batch);
    batch.clear();
  }
}

Snapshot a_snapshot(const RunId& run, int rows) {
  Snapshot snapshot;
  snapshot.run = run;
  snapshot.job.value = "weekly";
  snapshot.source.value = "erp";
  snapshot.registry.value = "customers";
  snapshot.counts.total = rows;
  const KpiCount count{rows, 0, {rows, 0, 0, 0, 0}, Flows{rows, 0, 0, 0, 0, 0, 0, 0, 0}};
  snapshot.counts.kpis.assign(12, {KpiId{"no_email"}, true, count});
  for (const char* column : {"city", "segment"}) {
    AxisCount& axis = snapshot.counts.axes.emplace_back();
    axis.column = column;
    for (int i = 0; i < 500; ++i)
      axis.segments.push_back({"segment " + std::to_string(i), rows, std::vector<KpiCount>(12, count)});
  }
  return snapshot;
}

Run a_run() {
  Run run;
  run.job.value = "weekly";
  run.source.value = "erp";
  run.registry.value = "customers";
  return run;
}

/// What this process has written so far, to the file and its log.
double megabytes_written() {
  std::ifstream file("/proc/self/io");
  double bytes = 0;
  for (std::string name; file >> name >> bytes;)
    if (name == "wchar:") break;
  return bytes / 1e6;
}

class Bench {
 public:
  Bench(const std::filesystem::path& directory, int rows)
      : file_(directory / "ours.db"), plain_file_(directory / "plain.db"), rows_(rows) {
    open_store(in_file(plain_file_));  // the same tables
    const NodeId me = open_store(in_file(file_))->nodes().enter("bench", "");
    store_ = open_store(in_file(file_), me);
  }

  void store_plainly() {
    Plain plain(plain_file_);
    plain.prepare();
    double seconds = 0;
    each_batch(rows_, [&](const std::vector<Spell>& batch) {
      const Stopwatch watch;
      plain.insert(batch);
      seconds += watch.seconds();
    });
    print("plain_store_seconds", seconds);
    const Stopwatch watch;
    if (plain.read() == 0) std::exit(EXIT_FAILURE);
    print("plain_read_seconds", watch.seconds());
  }

  void store_first() {
    const LedgerPass pass = begin();
    double seconds = 0;
    each_batch(rows_, [&](const std::vector<Spell>& batch) {
      LedgerChanges changes;
      changes.opened = batch;
      const Stopwatch watch;
      store_->ledger().write(pass, changes);
      seconds += watch.seconds();
    });
    print("first_store_seconds", seconds + seal(pass));
  }

  /// Every hundredth is corrected, and one that is new is flagged in its place.
  void store_second() {
    const LedgerPass pass = begin();
    const auto spells = store_->ledger().spells(pass);
    LedgerChanges changes;
    double reading = 0, writing = 0;
    int read = 0;
    Stopwatch watch;
    for (Spell spell; spells->next(spell); ++read) {
      if (read % 100 != 0) continue;
      changes.opened.push_back(spell);
      changes.opened.back().record += "0";
      changes.opened.back().opened_pass = pass.number;
      spell.end = {pass.number, Closing::Corrected, at(1'800'000'000)};
      changes.closed.push_back(spell);
      if (changes.size() < Ledger::kBatch) continue;
      reading += watch.seconds();
      writing += write(pass, changes);
      watch = Stopwatch();
    }
    reading += watch.seconds();
    writing += write(pass, changes);
    print("second_read_seconds", reading);
    print("second_store_seconds", writing + seal(pass));
    if (read != rows_) std::exit(EXIT_FAILURE);
    Connection db(in_file(file_));
    print("second_rows",
          static_cast<double>(
              db.number("SELECT count(*) FROM spell WHERE opened_pass = 2 OR ended_pass = 2", {}).value()));
  }

 private:
  LedgerPass begin() {
    run_ = store_->runs().claim(a_run()).value();
    return store_->ledger().begin(SourceId{"erp"}, RegistryId{"customers"}, run_, kColumns);
  }
  double write(const LedgerPass& pass, LedgerChanges& changes) {
    const Stopwatch watch;
    store_->ledger().write(pass, changes);
    changes.clear();
    return watch.seconds();
  }
  double seal(const LedgerPass& pass) {
    const Snapshot snapshot = a_snapshot(run_, rows_);
    const Stopwatch watch;
    store_->transaction([&] {
      store_->snapshots().add(snapshot);
      store_->runs().sealed(run_);
      store_->ledger().seal(pass, at(1'800'000'000 + pass.number), "rules");
    });
    return watch.seconds();
  }

  const std::filesystem::path file_, plain_file_;
  const int rows_;
  std::unique_ptr<Store> store_;
  RunId run_;
};

}  // namespace
}  // namespace boletim

int main(int argc, char** argv) {
  using boletim::megabytes_written;
  if (argc < 2) return EXIT_FAILURE;
  boletim::Bench bench(argv[1], argc > 2 ? std::atoi(argv[2]) : 1'000'000);
  double before = megabytes_written();
  const auto print_written = [&](const char* name) {
    boletim::print(name, megabytes_written() - before);
    before = megabytes_written();
  };
  bench.store_plainly();
  print_written("plain_megabytes");
  bench.store_first();
  print_written("first_megabytes");
  bench.store_second();
  print_written("second_megabytes");
}
