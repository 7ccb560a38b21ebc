#include "daemon/store/documents.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <optional>
#include <stdexcept>

#include "daemon/store/digest.h"
#include "daemon/store/draft_file.h"
#include "daemon/store/files.h"
#include "jobs/failure.h"

namespace boletim {
namespace {

namespace fs = std::filesystem;

class FileDraft : public DocumentDraft {
 public:
  explicit FileDraft(const fs::path& directory)
      : directory_(directory), file_(std::in_place, directory, " or move `documents:`") {}

  void write(std::string_view bytes) override {
    if (!file_) throw std::logic_error("a document that is kept can't be written");
    file_->write(bytes);
  }

  // Over a file of equal bytes too: that mends one that was damaged on the disk.
  StoredDocument keep() override {
    if (!file_) throw std::logic_error("a document can't be kept twice");
    const Sha256 sha256 = file_->sha256();
    const StoredDocument stored{sha256, file_->bytes()};
    const fs::path folder = directory_ / sha256.value.substr(0, 2);
    if (!fs::exists(folder)) {
      create_private_directories(folder);
      sync_directory(directory_);
    }
    file_->move_to(folder / sha256.value);
    file_.reset();
    return stored;
  }

 private:
  const fs::path directory_;
  std::optional<DraftFile> file_;  ///< nothing once kept
};

/// Only a digest can be part of a path: what an admin types never leaves the directory.
bool is_digest(std::string_view text) {
  const auto is_hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  return text.size() == 64 && std::all_of(text.begin(), text.end(), is_hex);
}

}  // namespace

FileDocuments::FileDocuments(fs::path directory) : directory_(std::move(directory)) {
  create_private_directories(directory_);
  if (!fs::is_directory(directory_))
    throw Failure(directory_.string() + " is no directory: correct `documents:`");
  remove_abandoned_drafts(directory_);
}

std::unique_ptr<DocumentDraft> FileDocuments::draft() {
  return std::make_unique<FileDraft>(directory_);
}

std::unique_ptr<std::istream> FileDocuments::open(const Sha256& sha256) const {
  const std::string file = path(sha256);
  auto bytes = std::make_unique<std::ifstream>(file, std::ios::binary);
  if (file.empty() || (!bytes->is_open() && errno == ENOENT))
    throw NotFound("no document '" + sha256.value + "'; `boletim show RUN` lists a run's documents");
  if (!bytes->is_open())
    throw Failure("can't read the document " + file + ": " + std::strerror(errno) +
                  "; give it to the user that boletim runs as");
  if (digest_of(*bytes) != sha256)
    throw Failure("the document " + file +
                  " is damaged: its bytes no longer match its SHA-256; restore it from a backup");
  bytes->clear();
  bytes->seekg(0);
  return bytes;
}

std::string FileDocuments::path(const Sha256& sha256) const {
  if (!is_digest(sha256.value)) return "";
  return (directory_ / sha256.value.substr(0, 2) / sha256.value).string();
}

}  // namespace boletim
