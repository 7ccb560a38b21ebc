#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>

namespace boletim {

/// An open file, closed by its destructor. Whatever the system refuses becomes a Failure that names the file
/// and says what to do. Interrupted and short reads and writes are gone on with. One thread at a time.
class File {
 public:
  /// A new, empty file; one of that name is emptied.
  static File create(const std::filesystem::path& path);
  static File open(const std::filesystem::path& path);
  /// A file without a name, beside `near`: gone when it is closed, even by kill -9.
  static File scratch(const std::filesystem::path& near);

  File(File&& other) noexcept;
  File& operator=(File&& other) noexcept;
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File();

  /// Bytes in the file.
  std::uint64_t size() const;
  void append(std::string_view bytes);
  void write_at(std::uint64_t at, std::string_view bytes);
  /// Fewer than `size` bytes only at the end of the file.
  std::size_t read_at(std::uint64_t at, char* to, std::size_t size) const;
  /// On the disk, not only in the kernel's memory, when it returns.
  void sync();

 private:
  File(int descriptor, std::filesystem::path path) : descriptor_(descriptor), path_(std::move(path)) {}

  int descriptor_;
  std::filesystem::path path_;
  std::uint64_t size_ = 0;
};

/// Makes `from` known as `to` at one instant, replacing what was there, and that durable.
void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace boletim
