#pragma once
// The files within a ZIP's bytes, by name; for tests that look into workbooks.

#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>

#include <zlib.h>

namespace boletim {

inline std::uint32_t little_endian(const std::string& bytes, std::size_t at, std::size_t size) {
  std::uint32_t number = 0;
  for (std::size_t i = size; i > 0; --i)
    number = (number << 8) | static_cast<unsigned char>(bytes.at(at + i - 1));
  return number;
}

inline std::string inflated(const std::string& packed, std::size_t size) {
  std::string plain(size, '\0');
  z_stream stream{};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(plain.data());
  stream.avail_out = static_cast<uInt>(size);
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) throw std::runtime_error("zlib does not start");
  const int end = inflate(&stream, Z_FINISH);
  inflateEnd(&stream);
  if (end != Z_STREAM_END || stream.avail_out != 0) throw std::runtime_error("the ZIP is damaged");
  return plain;
}

/// By the directory at its end, as readers do.
inline std::map<std::string, std::string> unzipped(const std::string& zip) {
  std::map<std::string, std::string> files;
  const std::size_t end = zip.size() - 22;
  std::size_t at = little_endian(zip, end + 16, 4);
  for (std::uint32_t left = little_endian(zip, end + 10, 2); left > 0; --left) {
    const std::uint32_t packed = little_endian(zip, at + 20, 4), size = little_endian(zip, at + 24, 4),
                        name = little_endian(zip, at + 28, 2), local = little_endian(zip, at + 42, 4);
    const std::size_t data =
        local + 30 + little_endian(zip, local + 26, 2) + little_endian(zip, local + 28, 2);
    files[zip.substr(at + 46, name)] = inflated(zip.substr(data, packed), size);
    at += 46 + name + little_endian(zip, at + 30, 2) + little_endian(zip, at + 32, 2);
  }
  return files;
}

}  // namespace boletim
