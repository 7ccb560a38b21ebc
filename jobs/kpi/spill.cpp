#include "jobs/kpi/spill.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "jobs/failure.h"
#include "jobs/kpi/external_sort.h"
#include "jobs/kpi/file.h"
#include "jobs/kpi/flagged_codec.h"

namespace boletim {
namespace {

// The file: a header, then blocks. A block is its head and the records, each behind its length; changes come
// first.
constexpr std::array<char, 8> kMagic = {'b', 'o', 'l', 's', 'p', 'i', 'l', '3'};
constexpr std::size_t kBlock = 1 << 16;  // bytes of records after which a block ends

struct Header {
  std::array<char, 8> magic = kMagic;
  std::uint64_t records = 0;
  std::uint64_t changes = 0;  ///< of these
  std::uint64_t bytes = 0;    ///< of the whole file
  std::uint64_t checksum = 0;
};

struct BlockHead {
  std::uint64_t bytes = 0;
  std::uint64_t checksum = 0;
};

template <class Value>
std::string_view bytes_of(const Value& value) {
  return {reinterpret_cast<const char*>(&value), sizeof value};
}

/// Finds what a failing disk does, and does not pretend to more. Eight bytes at a time: each word changes the
/// sum in a way that can be undone, so that no single damaged word goes unseen.
std::uint64_t checksum_of(std::string_view bytes) {
  std::uint64_t sum = bytes.size();
  while (!bytes.empty()) {
    std::uint64_t word = 0;
    const std::size_t size = std::min(bytes.size(), sizeof word);
    std::memcpy(&word, bytes.data(), size);
    bytes.remove_prefix(size);
    sum = (sum ^ word) * 0x9E3779B97F4A7C15;  // odd
    sum ^= sum >> 32;
  }
  return sum;
}

std::uint64_t checksum_of(const Header& header) {
  return checksum_of(bytes_of(header).substr(0, sizeof header - sizeof header.checksum));
}

class SpillRows : public FlaggedRows {
 public:
  enum class Part { Changes, Flagged };

  SpillRows(const std::filesystem::path& path, Part part) : path_(path), file_(File::open(path)) {
    Header header;
    if (read(&header, sizeof header) != sizeof header || header.magic != kMagic ||
        header.checksum != checksum_of(header) || header.bytes != file_.size() ||
        header.changes > header.records) {
      fail();
    }
    left_ = part == Part::Changes ? header.changes : header.records - header.changes;
    if (part == Part::Flagged && left_ > 0) skip_ = header.changes;
  }

  bool next_outline(Flagged& record) override {
    if (left_ == 0) return false;
    for (; skip_ > 0; --skip_) take();
    rest_ = take();
    if (!decode_outline(rest_, record)) fail();
    --left_;
    return true;
  }
  void complete(Flagged& outline) override {
    if (!decode_rest(rest_, outline)) fail();
  }

 private:
  /// The bytes of the next record; valid until the next call.
  std::string_view take() {
    if (begin_ == block_.size()) read_block();
    std::uint32_t size;
    if (block_.size() - begin_ < sizeof size) fail();
    std::memcpy(&size, block_.data() + begin_, sizeof size);
    begin_ += sizeof size;
    if (block_.size() - begin_ < size) fail();
    begin_ += size;
    return std::string_view(block_).substr(begin_ - size, size);
  }

  std::size_t read(void* to, std::size_t size) {
    const std::size_t got = file_.read_at(at_, static_cast<char*>(to), size);
    at_ += got;
    return got;
  }

  void read_block() {
    BlockHead head;
    if (read(&head, sizeof head) != sizeof head || head.bytes > file_.size() - at_) fail();
    block_.resize(head.bytes);
    begin_ = 0;
    if (read(block_.data(), block_.size()) != head.bytes || checksum_of(block_) != head.checksum) fail();
  }

  [[noreturn]] void fail() const {
    throw Failure(
        fmt::format("{} is damaged or cut short; check the disk and run the job again", path_.string()));
  }

  std::filesystem::path path_;
  File file_;
  std::uint64_t at_ = 0;    ///< in the file
  std::uint64_t left_ = 0;  ///< records to give
  std::uint64_t skip_ = 0;  ///< records before them
  std::string block_;
  std::size_t begin_ = 0;  ///< of the next record in the block
  std::string_view rest_;  ///< what the outline given last lacks
};

/// Writes records in the order in which they come.
class SpillWriter {
 public:
  explicit SpillWriter(const std::filesystem::path& path) : file_(File::create(path)) {
    file_.append(bytes_of(header_));  // its place; a file that was not finished has no records
  }

  void add(std::string_view record, bool is_change) {
    header_.changes += is_change;
    block_.append(bytes_of(static_cast<std::uint32_t>(record.size()))).append(record);
    ++header_.records;
    if (block_.size() >= kBlock) end_block();
  }

  void finish() {
    end_block();
    header_.bytes = file_.size();
    header_.checksum = checksum_of(header_);
    file_.write_at(0, bytes_of(header_));
    file_.sync();
  }

 private:
  void end_block() {
    if (block_.empty()) return;
    file_.append(bytes_of(BlockHead{block_.size(), checksum_of(block_)}));
    file_.append(block_);
    block_.clear();
  }

  File file_;
  Header header_;
  std::string block_;
};

}  // namespace

class Spill::Work {
 public:
  Work(std::filesystem::path file, std::size_t budget)
      : file_(std::move(file)), part_(file_.string() + ".part"), sort_(file_, budget) {}

  ~Work() { remove(part_); }

  void add(const Flagged& record) {
    make_order_key(record, key_);
    encode(record, bytes_);
    sort_.add(key_, bytes_);
  }

  void seal() {
    try {
      SpillWriter writer(part_);
      sort_.begin();
      std::string_view key, record;
      while (sort_.next(key, record)) writer.add(record, is_key_of_change(key));
      writer.finish();
      rename_durably(part_, file_);
    } catch (...) {
      remove(file_);
      throw;
    }
  }

 private:
  static void remove(const std::filesystem::path& path) {
    std::error_code ignored;  // nothing can be done about it here
    std::filesystem::remove(path, ignored);
  }

  std::filesystem::path file_, part_;
  ExternalSort sort_;
  std::string key_, bytes_;  // reused
};

Spill::Spill(std::filesystem::path file, std::size_t budget)
    : work_(std::make_unique<Work>(std::move(file), budget)) {}

Spill::~Spill() = default;

void Spill::add(const Flagged& record) {
  work_->add(record);
}

void Spill::seal() {
  work_->seal();
}

std::unique_ptr<FlaggedRows> read_spill(const std::filesystem::path& file) {
  return std::make_unique<SpillRows>(file, SpillRows::Part::Flagged);
}

std::unique_ptr<FlaggedRows> read_changes(const std::filesystem::path& file) {
  return std::make_unique<SpillRows>(file, SpillRows::Part::Changes);
}

}  // namespace boletim
