#pragma once
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "daemon/facts.h"

namespace boletim {

/// Which sources and servers did not answer when they were last asked, and since when. Safe from several
/// threads.
class Outages {
 public:
  void failed(const std::string& what, const std::string& error, Instant now);
  /// True if it had failed before.
  bool worked(const std::string& what);
  std::optional<Outage> of(const std::string& what) const;

 private:
  mutable std::mutex mutex_;
  std::map<std::string, Outage> outages_;
};

}  // namespace boletim
