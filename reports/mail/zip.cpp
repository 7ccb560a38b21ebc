#include "reports/mail/zip.h"

#include <exception>
#include <stdexcept>

#include <archive.h>
#include <archive_entry.h>

namespace boletim {
namespace {

struct FreeArchive {
  void operator()(archive* a) const { archive_write_free(a); }
};
struct FreeEntry {
  void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};

constexpr int kReadable = 0644;

}  // namespace

struct ZipWriter::Work {
  explicit Work(Sink& its_sink) : sink(its_sink) {}

  void check(int result) {
    if (thrown) std::rethrow_exception(thrown);
    if (result < ARCHIVE_OK)
      throw std::runtime_error(std::string("a ZIP: ") + archive_error_string(zip.get()));
  }

  /// The sink's exceptions may not pass through frames of C.
  static la_ssize_t take(archive*, void* self, const void* bytes, std::size_t size) {
    Work& work = *static_cast<Work*>(self);
    try {
      work.sink.write({static_cast<const char*>(bytes), size});
      return static_cast<la_ssize_t>(size);
    } catch (...) {
      work.thrown = std::current_exception();
      return -1;
    }
  }

  Sink& sink;
  std::exception_ptr thrown;
  std::unique_ptr<archive, FreeArchive> zip{archive_write_new()};
};

ZipWriter::ZipWriter(Sink& sink) : work_(std::make_unique<Work>(sink)) {
  archive* const zip = work_->zip.get();
  work_->check(archive_write_set_format_zip(zip));
  work_->check(archive_write_set_bytes_in_last_block(zip, 1));
  work_->check(archive_write_open(zip, work_.get(), nullptr, Work::take, nullptr));
}

ZipWriter::~ZipWriter() = default;

void ZipWriter::begin(const std::string& name, std::int64_t bytes) {
  const std::unique_ptr<archive_entry, FreeEntry> entry(archive_entry_new());
  archive_entry_set_pathname(entry.get(), name.c_str());
  archive_entry_set_size(entry.get(), bytes);
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_entry_set_perm(entry.get(), kReadable);
  work_->check(archive_write_header(work_->zip.get(), entry.get()));
}

void ZipWriter::write(std::string_view bytes) {
  const la_ssize_t written = archive_write_data(work_->zip.get(), bytes.data(), bytes.size());
  work_->check(written < 0 ? ARCHIVE_FATAL : ARCHIVE_OK);
}

void ZipWriter::finish() {
  work_->check(archive_write_close(work_->zip.get()));
}

}  // namespace boletim
