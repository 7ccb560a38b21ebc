#include "daemon/mail/maildir_mailer.h"

#include <cctype>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "daemon/mail/envelope.h"

namespace boletim {
namespace {

namespace fs = std::filesystem;
using Kind = SendOutcome::Kind;

constexpr std::size_t kBuffer = 64 * 1024;  ///< bytes
constexpr std::size_t kLongestName = 200;   ///< bytes of the Message-ID in a file's name

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

/// An open file or directory.
class Descriptor {
 public:
  Descriptor(const fs::path& path, int flags) : fd_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {
    if (fd_ < 0) fail("open");
  }
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t written = ::write(fd_, bytes.data(), bytes.size());
      if (written < 0 && errno != EINTR) fail("write");
      if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  void sync() {
    if (::fsync(fd_) != 0) fail("fsync");
  }

 private:
  int fd_;
};

/// Lines as Unix has them; the mail holds no CR but those of its line ends.
class UnixLines : public Sink {
 public:
  explicit UnixLines(Descriptor& file) : file_(file) {}

  void write(std::string_view bytes) override {
    while (!bytes.empty()) {
      const std::string_view piece = bytes.substr(0, bytes.find('\r'));
      buffer_ += piece;
      bytes.remove_prefix(std::min(piece.size() + 1, bytes.size()));
    }
    if (buffer_.size() >= kBuffer) flush();
  }
  void flush() {
    file_.write(buffer_);
    buffer_.clear();
  }

 private:
  Descriptor& file_;
  std::string buffer_;
};

/// Equal for equal mails, different for different ones: Message-ID with what a file's name can't hold in %XX.
std::string file_name(const Message& message) {
  std::string name = fmt::format("{}.", message.created_at.time_since_epoch().count());
  for (const char c : message.message_id.substr(0, kLongestName)) {
    const bool plain = static_cast<unsigned char>(c) < 128 &&
                       (std::isalnum(static_cast<unsigned char>(c)) || c == '.' || c == '-' || c == '@');
    name += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return name.substr(0, kLongestName) + ".boletim";
}

/// False if it was not to go ahead.
bool deliver(const Message& message, const MimeAddresses& addresses, const DocumentStore& documents,
             const fs::path& directory, const Mailer::GoAhead& go_ahead) {
  for (const char* folder : {"tmp", "new", "cur"}) fs::create_directories(directory / folder);
  const std::string name = file_name(message);
  const fs::path draft = directory / "tmp" / fmt::format("{}.{}", name, ::getpid());
  try {
    Descriptor file(draft, O_WRONLY | O_CREAT | O_TRUNC);
    UnixLines lines(file);
    write_mime(message, addresses, documents, lines);
    lines.flush();
    file.sync();
    if (!go_ahead()) return fs::remove(draft), false;
    fs::rename(draft, directory / "new" / name);
    Descriptor(directory / "new", O_RDONLY | O_DIRECTORY).sync();
    return true;
  } catch (...) {
    std::error_code ignored;
    fs::remove(draft, ignored);
    throw;
  }
}

}  // namespace

MaildirMailer::MaildirMailer(std::string directory, std::int64_t size_limit, const DocumentStore& documents)
    : directory_(std::move(directory)), size_limit_(size_limit), documents_(documents) {}

SendOutcome MaildirMailer::send(const Message& message, const GoAhead& go_ahead) {
  const Envelope envelope = seal(message, documents_);
  if (envelope.problem) return *envelope.problem;
  if (envelope.bytes > size_limit_) return too_big(envelope.bytes, size_limit_);
  try {
    if (!deliver(message, envelope.addresses, documents_, directory_, go_ahead))
      return {Kind::Fenced, 0, "", false};
    return {Kind::Accepted, 0, "in " + directory_ + "/new", false};
  } catch (const std::system_error& error) {
    return {Kind::Deferred, 0,
            fmt::format("can't write to the Maildir {}: {}; free space, make it writable or change mail.path",
                        directory_, error.code().message()),
            true};
  } catch (const std::runtime_error& error) {
    return {Kind::Deferred, 0, error.what(), false};
  }
}

}  // namespace boletim
