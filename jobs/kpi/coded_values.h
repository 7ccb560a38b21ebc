#pragma once
// Values as bytes, for files that live no longer than a run.

#include <cstdint>
#include <string>
#include <string_view>

namespace boletim {

/// Seven bits a byte, the lowest first; the eighth says that more follow.
inline void put_number(std::uint64_t number, std::string& bytes) {
  for (; number >= 0x80; number >>= 7) bytes += static_cast<char>(number | 0x80);
  bytes += static_cast<char>(number);
}

inline void put_text(std::string_view text, std::string& bytes) {
  put_number(text.size(), bytes);
  bytes += text;
}

/// Takes values off the front of `bytes`; once something is wrong, all the rest is.
class CodedValues {
 public:
  explicit CodedValues(std::string_view bytes) : bytes_(bytes) {}

  std::uint64_t number() {
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (bytes_.empty()) break;
      const auto byte = static_cast<unsigned char>(bytes_.front());
      bytes_.remove_prefix(1);
      number |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return number;
    }
    good_ = false;
    return 0;
  }

  std::string_view text() {
    const std::uint64_t size = number();
    if (size > bytes_.size()) good_ = false;
    if (!good_) return {};
    const std::string_view text = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return text;
  }

  std::size_t left() const { return bytes_.size(); }
  std::string_view rest() const { return bytes_; }
  bool good() const { return good_; }
  void fail() { good_ = false; }

 private:
  std::string_view bytes_;
  bool good_ = true;
};

}  // namespace boletim
