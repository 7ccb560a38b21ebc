#pragma once
#include <memory>
#include <mutex>

#include "config/configuration.h"
#include "daemon/store/documents.h"
#include "jobs/record_source.h"
#include "jobs/store.h"
#include "reports/look.h"

namespace boletim {

/// What one configuration is made into. A reload makes another; runs under way keep theirs.
class Assembly {
 public:
  explicit Assembly(Configuration configuration);
  const Configuration& configuration() const { return configuration_; }
  RecordSources& sources() const { return *sources_; }
  /// Made when first asked for: a command that only looks leaves no directory behind.
  FileDocuments& documents() const;
  const Look& look() const { return look_; }
  /// A connection to the state, for one thread.
  std::unique_ptr<Store> open_store() const;

 private:
  Configuration configuration_;
  Look look_;
  mutable std::once_flag documents_made_;
  mutable std::unique_ptr<FileDocuments> documents_;
  std::unique_ptr<RecordSources> sources_;
};

}  // namespace boletim
