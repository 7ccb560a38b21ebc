#include "daemon/erp/sources.h"

#include <condition_variable>
#include <mutex>

#include "config/load.h"
#include "daemon/erp/mysql_reading.h"
#include "daemon/erp/no_pipe_signal.h"
#include "daemon/erp/odbc_reading.h"
#include "daemon/erp/postgres_reading.h"
#include "daemon/erp/sqlite_reading.h"
#include "jobs/failure.h"

namespace boletim {
namespace {

/// The places for readings of one source.
class Places {
 public:
  explicit Places(int count) : free_(count) {}
  /// Whether one was free at once.
  bool try_take() {
    const std::lock_guard lock(mutex_);
    if (free_ == 0) return false;
    --free_;
    return true;
  }
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
  /// Another one of the same source, if it is free at once: who holds one and waited for a second could wait
  /// for ever.
  std::unique_ptr<Place> another() const {
    return places_->try_take() ? std::unique_ptr<Place>(new Place(places_)) : nullptr;
  }

 private:
  explicit Place(std::shared_ptr<Places> taken) : places_(std::move(taken)) {}

  std::shared_ptr<Places> places_;
};

/// A reading that holds a place of its source until its session is closed.
class PlacedReading : public RecordSource, private CountingSource {
 public:
  PlacedReading(std::unique_ptr<Place> place, std::unique_ptr<RecordSource> reading)
      : place_(std::move(place)), reading_(std::move(reading)) {}
  ~PlacedReading() override {
    const NoPipeSignal guard;
    reading_.reset();
  }
  PlacedReading(const PlacedReading&) = delete;
  PlacedReading& operator=(const PlacedReading&) = delete;
  const std::vector<std::string>& columns() const override { return reading_->columns(); }
  void narrow(const std::set<std::string>& columns) override { reading_->narrow(columns); }
  std::unique_ptr<RecordSource> second() override {
    auto place = place_->another();
    if (!place) return nullptr;
    const NoPipeSignal guard;
    auto reading = reading_->second();
    return reading ? std::make_unique<PlacedReading>(std::move(place), std::move(reading)) : nullptr;
  }
  CountingSource* counting() override { return reading_->counting() == nullptr ? nullptr : this; }
  bool next(Batch& batch) override {
    const NoPipeSignal guard;
    return reading_->next(batch);
  }

 private:
  std::vector<CountedGroups> count(const CountingPlan& plan) override {
    const NoPipeSignal guard;
    return reading_->counting()->count(plan);
  }
  void let_travel(const std::vector<Combination>& combinations) override {
    const NoPipeSignal guard;
    reading_->counting()->let_travel(combinations);
  }
  void look_up(const std::vector<std::string>& ids) override {
    const NoPipeSignal guard;
    reading_->counting()->look_up(ids);
  }

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
    const NoPipeSignal guard;
    auto reading = read(source->second, registry->second, stop);
    return std::make_unique<PlacedReading>(std::move(place), std::move(reading));
  }

 private:
  std::unique_ptr<RecordSource> read(const SourceSettings& source, const RegistrySettings& registry,
                                     const std::stop_token& stop) const {
    const bool has_password = source.password.kind != Secret::Kind::None;
    const std::string password = has_password ? reveal(source.password, configuration_) : "";
    switch (source.connector) {
      case Connector::Sqlite:
        break;
      case Connector::Postgresql:
        return read_postgresql(source, registry, password, stop);
      case Connector::Mysql:
        return read_mysql(source, registry, password, stop);
      case Connector::Odbc:
        return read_odbc(source, registry, password, stop);
    }
    return read_sqlite(source, registry, stop);
  }

  Configuration configuration_;  ///< what reading needs of it: no jobs
  std::map<SourceId, std::shared_ptr<Places>> places_;
};

}  // namespace

std::unique_ptr<RecordSources> make_record_sources(const Configuration& configuration) {
  return std::make_unique<Sources>(configuration);
}

}  // namespace boletim
