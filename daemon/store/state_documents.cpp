#include "daemon/store/state_documents.h"

#include <fstream>
#include <stdexcept>
#include <streambuf>

#include "daemon/store/chunks.h"
#include "daemon/store/draft_file.h"
#include "daemon/store/files.h"
#include "jobs/failure.h"

namespace boletim {
namespace {

std::string owner_of(const Sha256& sha256) {
  return "sha256:" + sha256.value;
}

std::optional<std::string> chunk_of(Connections& connections, const Sha256& sha256, std::int64_t position) {
  std::optional<std::string> chunk;
  connections.with([&](Connection& db) { chunk = ChunkTable(db).get(owner_of(sha256), position); });
  return chunk;
}

class StateDraft : public DocumentDraft {
 public:
  StateDraft(Connections& connections, const std::filesystem::path& directory)
      : connections_(connections), file_(directory, "") {}

  void write(std::string_view bytes) override { file_.write(bytes); }

  StoredDocument keep() override {
    if (is_kept_) throw std::logic_error("a document can't be kept twice");
    const Sha256 sha256 = file_.sha256();
    connections_.with([&](Connection& db) {
      std::ifstream bytes(file_.path(), std::ios::binary);
      db.transaction([&] { ChunkTable(db).put(owner_of(sha256), bytes); });
    });
    is_kept_ = true;
    return {sha256, file_.bytes()};
  }

 private:
  Connections& connections_;
  DraftFile file_;
  bool is_kept_ = false;
};

/// Chunk after chunk, no more than one in memory.
class ChunkBuffer : public std::streambuf {
 public:
  ChunkBuffer(Connections& connections, Sha256 sha256, std::string first)
      : connections_(connections), sha256_(std::move(sha256)), chunk_(std::move(first)) {
    show();
  }

 protected:
  int_type underflow() override {
    std::optional<std::string> next = chunk_of(connections_, sha256_, ++position_);
    if (!next) return traits_type::eof();
    chunk_ = std::move(*next);
    show();
    return traits_type::to_int_type(chunk_.front());
  }

 private:
  void show() { setg(chunk_.data(), chunk_.data(), chunk_.data() + chunk_.size()); }

  Connections& connections_;
  const Sha256 sha256_;
  std::string chunk_;
  std::int64_t position_ = 0;
};

class ChunkStream : public std::istream {
 public:
  ChunkStream(Connections& connections, const Sha256& sha256, std::string first)
      : std::istream(nullptr), buffer_(connections, sha256, std::move(first)) {
    rdbuf(&buffer_);
    exceptions(std::ios::badbit);  // what the database throws reaches the reader
  }

 private:
  ChunkBuffer buffer_;
};

}  // namespace

StateDocuments::StateDocuments(const StateSettings& settings, std::filesystem::path drafts)
    : drafts_(std::move(drafts)), connections_(settings) {
  remove_abandoned_drafts(drafts_);
}

std::unique_ptr<DocumentDraft> StateDocuments::draft() {
  create_private_directories(drafts_);
  return std::make_unique<StateDraft>(connections_, drafts_);
}

std::unique_ptr<std::istream> StateDocuments::open(const Sha256& sha256) const {
  std::optional<std::string> first = chunk_of(connections_, sha256, 0);
  if (!first)
    throw NotFound("no document '" + sha256.value + "'; `boletim show RUN` lists a run's documents");
  Digest digest;
  digest.update(*first);
  for (std::int64_t position = 1; const auto chunk = chunk_of(connections_, sha256, position); ++position)
    digest.update(*chunk);
  if (digest.sha256() != sha256)
    throw Failure(
        "the document " + sha256.value +
        " is damaged in the state: its bytes no longer match its SHA-256; restore it from a backup");
  return std::make_unique<ChunkStream>(connections_, sha256, std::move(*first));
}

}  // namespace boletim
