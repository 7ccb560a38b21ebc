#pragma once
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

#include "jobs/record_source.h"

namespace boletim {

/// The readers of one registry: one, whose batches another thread takes while it reads on, or two, each with
/// a thread of its own, where the source has a second one to give.
class Readers {
 public:
  /// Told which reader a batch is of. Called for several readers at once, but of each batch by batch.
  using Take = std::function<void(std::size_t reader, const Batch& batch)>;

  /// Opens the first reader. Throws as RecordSources::open() does.
  Readers(RecordSources& sources, const SourceId& source, const RegistryId& registry,
          const std::stop_token& stop);

  /// Names of the query's columns.
  const std::vector<std::string>& columns() const { return readers_.front()->columns(); }
  /// Which columns somebody will look at.
  void narrow(const std::set<std::string>& columns) { readers_.front()->narrow(columns); }
  /// Takes a second reader in if there is one; how many there are then. Once, before run().
  std::size_t share();
  /// Reads to the end. What a reader, or `take`, throws first ends all and is thrown on; Passing if `stop`
  /// was asked for.
  void run(const Take& take);

 private:
  void read(std::size_t reader, const Take& take);
  void read_ahead(const Take& take);
  bool next(RecordSource& reader, Batch& batch);
  void fail(std::exception_ptr reason);

  std::stop_source stop_;  ///< of all readers
  std::stop_callback<std::function<void()>> on_stop_;
  std::vector<std::unique_ptr<RecordSource>> readers_;
  std::mutex failing_;
  std::exception_ptr failure_;
};

}  // namespace boletim
