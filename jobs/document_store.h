#pragma once
#include <cstdint>
#include <istream>
#include <memory>
#include <string>

#include "jobs/values.h"
#include "reports/sink.h"

namespace boletim {

/// A document as the store knows it: its exact bytes are found by their digest and never change.
struct StoredDocument {
  Sha256 sha256;
  std::int64_t bytes = 0;
  bool operator==(const StoredDocument&) const = default;
};

/// A document while it is written. Without keep() nothing of it stays.
class DocumentDraft : public Sink {
 public:
  /// Makes it durable (synced and renamed) and says its digest. The same bytes are stored once.
  virtual StoredDocument keep() = 0;
};

/// Documents by SHA-256. Throws Failure ("disk full: free space in DIR or move `documents:`") when it can't
/// write, NotFound for a digest that it does not hold, Failure if the bytes no longer match their digest.
/// Several threads may use it, each with drafts of its own.
class DocumentStore {
 public:
  virtual ~DocumentStore() = default;
  virtual std::unique_ptr<DocumentDraft> draft() = 0;
  virtual std::unique_ptr<std::istream> open(const Sha256& sha256) const = 0;
  /// Where the bytes lie, for the JSON's `path`; "" where they are in no file.
  virtual std::string path(const Sha256& sha256) const = 0;
};

}  // namespace boletim
