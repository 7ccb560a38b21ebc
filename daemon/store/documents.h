#pragma once
#include <filesystem>

#include "jobs/document_store.h"

namespace boletim {

/// Documents as files DIR/ab/abcd… named by their SHA-256 (0600, directories 0700). Several processes may
/// share the directory. Safe to use from several threads, a draft by one.
class FileDocuments : public DocumentStore {
 public:
  /// Creates the directory if absent. Throws Failure.
  explicit FileDocuments(std::filesystem::path directory);

  std::unique_ptr<DocumentDraft> draft() override;
  /// Reads the file once to check its digest before it hands it out.
  std::unique_ptr<std::istream> open(const Sha256& sha256) const override;
  std::string path(const Sha256& sha256) const override;

 private:
  std::filesystem::path directory_;
};

}  // namespace boletim
