#include "reports/sheets/zip_parts.h"

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string_view>

#include <zlib.h>

namespace boletim {
namespace {

// APPNOTE.TXT 4.3.16 and 4.3.12; all numbers little-endian.
constexpr std::int64_t kEndBytes = 22;
constexpr std::size_t kPartBytes = 46;
constexpr std::uint32_t kEndMark = 0x06054B50, kPartMark = 0x02014B50;

std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  if (bytes.size() < at + size) throw std::runtime_error("the ZIP ends within its directory");
  std::uint32_t number = 0;
  for (std::size_t i = size; i > 0; --i)
    number = (number << 8) | static_cast<unsigned char>(bytes[at + i - 1]);
  return number;
}

std::string bytes_at(const ScratchFile& file, std::int64_t from, std::int64_t size) {
  if (from < 0 || from + size > file.size()) throw std::runtime_error("the ZIP is shorter than it says");
  std::string bytes(static_cast<std::size_t>(size), '\0');
  file.read(from, bytes);
  return bytes;
}

}  // namespace

std::vector<ZipPart> zip_parts(const ScratchFile& file) {
  const std::string end = bytes_at(file, file.size() - kEndBytes, kEndBytes);
  if (number_at(end, 0, 4) != kEndMark) throw std::runtime_error("the ZIP has no directory");
  const std::string directory = bytes_at(file, number_at(end, 16, 4), number_at(end, 12, 4));
  std::vector<ZipPart> parts;
  for (std::string_view rest = directory; !rest.empty();) {
    if (number_at(rest, 0, 4) != kPartMark) throw std::runtime_error("the ZIP's directory is damaged");
    const std::size_t name = number_at(rest, 28, 2);
    const std::size_t whole = kPartBytes + name + number_at(rest, 30, 2) + number_at(rest, 32, 2);
    if (rest.size() < whole) throw std::runtime_error("the ZIP ends within its directory");
    parts.push_back({std::string(rest.substr(kPartBytes, name)), number_at(rest, 24, 4),
                     number_at(rest, 20, 4), number_at(rest, 42, 4)});
    rest.remove_prefix(whole);
  }
  return parts;
}

std::string zip_tail(const ScratchFile& file, const ZipPart& part, std::size_t bytes) {
  constexpr std::int64_t head = 30, block = 64 * 1024;  // 4.3.7
  const std::string begin = bytes_at(file, part.at, head);
  std::int64_t at = part.at + head + number_at(begin, 26, 2) + number_at(begin, 28, 2);
  const std::int64_t end = at + part.packed;
  z_stream stream{};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
    throw std::runtime_error("the ZIP cannot be read: memory is short");
  const std::unique_ptr<z_stream, decltype(&inflateEnd)> ended(&stream, inflateEnd);
  std::string plain(block, '\0'), tail;
  for (int state = Z_OK; at < end && state == Z_OK;) {
    std::string packed = bytes_at(file, at, std::min(block, end - at));
    at += static_cast<std::int64_t>(packed.size());
    stream.next_in = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());
    do {
      stream.next_out = reinterpret_cast<Bytef*>(plain.data());
      stream.avail_out = static_cast<uInt>(plain.size());
      state = inflate(&stream, Z_NO_FLUSH);
      const std::size_t made = plain.size() - stream.avail_out;
      tail.append(plain, made - std::min(made, bytes), std::min(made, bytes));
      if (tail.size() > bytes) tail.erase(0, tail.size() - bytes);
    } while (state == Z_OK && stream.avail_out == 0);
  }
  return tail;
}

}  // namespace boletim
