#include "jobs/readers.h"

#include <thread>
#include <utility>

#include "jobs/failure.h"
#include "jobs/handoff.h"

namespace boletim {
namespace {

constexpr auto kStopped = "stopped while it read";

}  // namespace

Readers::Readers(RecordSources& sources, const SourceId& source, const RegistryId& registry,
                 const std::stop_token& stop)
    : on_stop_(stop, [this] { stop_.request_stop(); }) {
  readers_.push_back(sources.open(source, registry, stop_.get_token()));
}

std::size_t Readers::share() {
  if (auto second = readers_.front()->second()) readers_.push_back(std::move(second));
  return readers_.size();
}

void Readers::run(const Take& take) {
  if (readers_.size() == 1) {
    read_ahead(take);
  } else {
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < readers_.size(); ++i)
      others.emplace_back([this, i, &take] { read(i, take); });
    read(0, take);
  }
  if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
}

void Readers::read(std::size_t reader, const Take& take) try {
  Batch batch;
  while (next(*readers_[reader], batch)) take(reader, batch);
} catch (...) {
  fail(std::current_exception());
}

/// What one reader yields is taken by a thread of its own.
void Readers::read_ahead(const Take& take) {
  Handoff handoff;
  std::jthread taker([&] {
    try {
      Batch batch;
      while (handoff.take(batch)) take(0, batch);
    } catch (...) {
      fail(std::current_exception());
    }
    handoff.close();
  });
  try {
    Batch batch;
    while (next(*readers_.front(), batch) && handoff.put(batch)) {
    }
  } catch (...) {
    fail(std::current_exception());
  }
  handoff.close();
}

bool Readers::next(RecordSource& reader, Batch& batch) {
  if (!reader.next(batch)) return false;
  if (stop_.stop_requested()) throw Passing(kStopped);
  return true;
}

/// The others are told after it is known who was first: what they then fail of is no news.
void Readers::fail(std::exception_ptr reason) {
  {
    const std::lock_guard lock(failing_);
    if (!failure_) failure_ = std::move(reason);
  }
  stop_.request_stop();
}

}  // namespace boletim
