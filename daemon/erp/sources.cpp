#include "daemon/erp/sources.h"

#include <condition_variable>
#include <mutex>

#include "config/load.h"
#include "daemon/erp/postgres_reading.h"
#include "daemon/erp/sqlite_reading.h"
#include "jobs/failure.h"

namespace boletim {
namespace {

/// The places for readings of one source.
class Places {
 public:
  explicit Places(int count) : free_(count) {}
  void take(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    if (!freed_.wait(lock, stop, [&] { return free_ > 0; }))
      throw Passing("stopped while it waited for a place at its source");
    --free_;
  }
  void give_back() {
    {
      const std::lock_guard lock(mutex_);
      ++free_;
    }
    freed_.notify_one();
  }

 private:
  std::mutex mutex_;
  std::condition_variable_any freed_;
  int free_;
};

/// A place while it is taken.
class Place {
 public:
  Place(std::shared_ptr<Places> places, const std::stop_token& stop) : places_(std::move(places)) {
    places_->take(stop);
  }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  ~Place() { places_->give_back(); }

 private:
  std::shared_ptr<Places> places_;
};

/// A reading that holds a place of its source until its session is closed.
class PlacedReading : public RecordSource {
 public:
  PlacedReading(std::unique_ptr<Place> place, std::unique_ptr<RecordSource> reading)
      : place_(std::move(place)), reading_(std::move(reading)) {}
  const std::vector<std::string>& columns() const override { return reading_->columns(); }
  bool next(Batch& batch) override { return reading_->next(batch); }

 private:
  std::unique_ptr<Place> place_;
  std::unique_ptr<RecordSource> reading_;
};

class Sources : public RecordSources {
 public:
  explicit Sources(const Configuration& configuration) {
    configuration_.directory = configuration.directory;
    configuration_.sources = configuration.sources;
    for (const auto& [id, source] : configuration_.sources)
      places_[id] = std::make_shared<Places>(std::max(source.connections, 1));
  }

  std::unique_ptr<RecordSource> open(const SourceId& source_id, const RegistryId& registry_id,
                                     const std::stop_token& stop) override {
    const auto source = configuration_.sources.find(source_id);
    if (source == configuration_.sources.end())
      throw NotFound("no source '" + source_id.value + "' in the configuration");
    const auto& registries = source->second.registries;
    const auto registry = registries.find(registry_id);
    if (registry == registries.end())
      throw NotFound("source '" + source_id.value + "' has no registry '" + registry_id.value + "'");

    auto place = std::make_unique<Place>(places_.at(source_id), stop);
    auto reading = read(source->second, registry->second, stop);
    return std::make_unique<PlacedReading>(std::move(place), std::move(reading));
  }

 private:
  std::unique_ptr<RecordSource> read(const SourceSettings& source, const RegistrySettings& registry,
                                     const std::stop_token& stop) const {
    switch (source.connector) {
      case Connector::Sqlite:
        return read_sqlite(source, registry, stop);
      case Connector::Postgresql:
        break;
    }
    const bool has_password = source.password.kind != Secret::Kind::None;
    return read_postgresql(source, registry, has_password ? reveal(source.password, configuration_) : "",
                           stop);
  }

  Configuration configuration_;  ///< what reading needs of it: no jobs
  std::map<SourceId, std::shared_ptr<Places>> places_;
};

}  // namespace

std::unique_ptr<RecordSources> make_record_sources(const Configuration& configuration) {
  return std::make_unique<Sources>(configuration);
}

}  // namespace boletim
