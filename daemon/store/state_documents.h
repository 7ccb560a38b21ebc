#pragma once
#include <filesystem>

#include "daemon/store/connections.h"
#include "jobs/document_store.h"

namespace boletim {

/// Documents in the state's database, where every node finds them. A draft is a private file until it is
/// kept. Safe to use from several threads, a draft by one; outlives its drafts and streams. Throws
/// Unreachable and Passing as Database does.
class StateDocuments : public DocumentStore {
 public:
  /// `drafts`: a directory of this node's own, made when first needed.
  StateDocuments(const StateSettings& settings, std::filesystem::path drafts);

  std::unique_ptr<DocumentDraft> draft() override;
  /// Reads all of it once to check its digest before it hands it out; a stream that breaks off throws.
  std::unique_ptr<std::istream> open(const Sha256& sha256) const override;
  std::string path(const Sha256&) const override { return ""; }

 private:
  const std::filesystem::path drafts_;
  mutable Connections connections_;
};

}  // namespace boletim
