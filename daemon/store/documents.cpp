#include "daemon/store/documents.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fstream>
#include <stdexcept>

#include <Poco/Crypto/DigestEngine.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "daemon/store/files.h"
#include "jobs/failure.h"

namespace boletim {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBufferBytes = 64 * 1024;
constexpr auto kAbandonedAfter = std::chrono::hours(24);
constexpr std::string_view kDraftPrefix = "tmp-";

Failure write_failure(const fs::path& directory, int error) {
  const std::string where = directory.string();
  if (error == ENOSPC || error == EDQUOT || error == EFBIG)
    return Failure("disk full: free space in " + where + " or move `documents:`");
  return Failure("can't write documents in " + where + ": " + std::strerror(error) +
                 "; give the directory to the user that boletim runs as, or move `documents:`");
}

class Digest {
 public:
  void update(std::string_view bytes) { engine_.update(bytes.data(), bytes.size()); }
  Sha256 sha256() { return {Poco::DigestEngine::digestToHex(engine_.digest())}; }

 private:
  Poco::Crypto::DigestEngine engine_{"SHA256"};
};

class FileDraft : public DocumentDraft {
 public:
  explicit FileDraft(const fs::path& directory)
      : directory_(directory), draft_(directory / (std::string(kDraftPrefix) + "XXXXXX")) {
    std::string name = draft_.string();
    descriptor_ = ::mkostemp(name.data(), O_CLOEXEC);  // 0600
    if (descriptor_ < 0) throw write_failure(directory_, errno);
    draft_ = name;
    buffer_.reserve(kBufferBytes);
  }
  FileDraft(const FileDraft&) = delete;
  FileDraft& operator=(const FileDraft&) = delete;
  ~FileDraft() override {
    if (descriptor_ < 0) return;
    ::close(descriptor_);
    ::unlink(draft_.c_str());
  }

  void write(std::string_view bytes) override {
    if (descriptor_ < 0) throw std::logic_error("a document that is kept can't be written");
    if (buffer_.size() + bytes.size() > kBufferBytes) flush();
    if (bytes.size() >= kBufferBytes) return put(bytes);
    buffer_.append(bytes);
  }

  StoredDocument keep() override {
    if (descriptor_ < 0) throw std::logic_error("a document can't be kept twice");
    flush();
    if (::fsync(descriptor_) != 0) throw write_failure(directory_, errno);
    const StoredDocument stored{digest_.sha256(), bytes_};
    const fs::path folder = directory_ / stored.sha256.value.substr(0, 2);
    if (!fs::exists(folder)) {
      create_private_directories(folder);
      sync_directory(directory_);
    }
    // Over a file of equal bytes too: that mends one that was damaged on the disk.
    if (::rename(draft_.c_str(), (folder / stored.sha256.value).c_str()) != 0)
      throw write_failure(directory_, errno);
    ::close(descriptor_);
    descriptor_ = -1;
    sync_directory(folder);
    return stored;
  }

 private:
  void flush() {
    put(buffer_);
    buffer_.clear();
  }
  void put(std::string_view bytes) {
    digest_.update(bytes);
    bytes_ += static_cast<std::int64_t>(bytes.size());
    while (!bytes.empty()) {
      const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) throw write_failure(directory_, errno);
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }

  const fs::path directory_;
  fs::path draft_;
  int descriptor_ = -1;  ///< -1 once kept
  std::string buffer_;
  std::int64_t bytes_ = 0;
  Digest digest_;
};

/// Drafts that nobody writes any more: their process ended without keep() and without a destructor.
void remove_abandoned_drafts(const fs::path& directory) {
  const auto now = fs::file_time_type::clock::now();
  std::error_code error;  // another process may remove the same file
  for (const auto& entry : fs::directory_iterator(directory, error)) {
    if (!entry.path().filename().string().starts_with(kDraftPrefix)) continue;
    const auto written_at = entry.last_write_time(error);
    if (!error && now - written_at > kAbandonedAfter) fs::remove(entry.path(), error);
  }
}

/// Only a digest can be part of a path: what an admin types never leaves the directory.
bool is_digest(std::string_view text) {
  const auto is_hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  return text.size() == 64 && std::all_of(text.begin(), text.end(), is_hex);
}

Sha256 digest_of(std::istream& bytes) {
  Digest digest;
  std::vector<char> buffer(kBufferBytes);
  while (bytes.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || bytes.gcount() > 0)
    digest.update({buffer.data(), static_cast<std::size_t>(bytes.gcount())});
  return digest.sha256();
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
