#pragma once
#include <memory>
#include <mutex>

#include "config/configuration.h"
#include "jobs/artefacts.h"
#include "jobs/document_store.h"
#include "jobs/record_source.h"
#include "jobs/store.h"
#include "reports/look.h"

namespace boletim {

/// What one configuration is made into. A reload makes another; runs under way keep theirs.
class Assembly {
 public:
  /// `me`: the node that works by it; blank = it only looks.
  explicit Assembly(Configuration configuration, NodeId me = {});
  const Configuration& configuration() const { return configuration_; }
  RecordSources& sources() const { return *sources_; }
  /// Made when first asked for: a command that only looks leaves no directory behind.
  DocumentStore& documents() const;
  Artefacts& artefacts() const { return *artefacts_; }
  const Look& look() const { return look_; }
  /// A connection to the state, for one thread.
  std::unique_ptr<Store> open_store() const;

 private:
  Configuration configuration_;
  const NodeId me_;
  Look look_;
  mutable std::once_flag documents_made_;
  mutable std::unique_ptr<DocumentStore> documents_;
  std::unique_ptr<Artefacts> artefacts_;
  std::unique_ptr<RecordSources> sources_;
};

}  // namespace boletim
