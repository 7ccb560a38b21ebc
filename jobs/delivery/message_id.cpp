#include "jobs/delivery/message_id.h"

#include <cctype>
#include <cstdint>

#include <fmt/format.h>

namespace boletim {
namespace {

/// FNV-1a, 128 bits: offset basis and prime as in draft-eastlake-fnv, §5.
class Fnv1a128 {
 public:
  /// The length goes in first, so that ("ab", "c") and ("a", "bc") differ.
  void field(std::string_view bytes) {
    for (std::uint64_t left = bytes.size(), i = 0; i < 8; ++i, left >>= 8) byte(left & 0xFF);
    for (const char c : bytes) byte(static_cast<unsigned char>(c));
  }
  std::string hex() const {
    return fmt::format("{:016x}{:016x}", static_cast<std::uint64_t>(hash_ >> 64),
                       static_cast<std::uint64_t>(hash_));
  }

 private:
  using Wide = unsigned __int128;
  static constexpr Wide kPrime = (Wide{1} << 88) + 0x13B;

  void byte(std::uint64_t value) { hash_ = (hash_ ^ value) * kPrime; }

  Wide hash_ = (Wide{0x6C62272E07BB0142} << 64) | 0x62B821756295C58D;
};

std::string domain_of(std::string_view mailbox) {
  const auto at = mailbox.rfind('@');
  std::string domain;
  if (at != std::string_view::npos) {
    for (const char c : mailbox.substr(at + 1)) {
      if (c == '>' || c == ' ') break;
      if (!std::isalnum(static_cast<unsigned char>(c)) && c != '.' && c != '-') return "boletim.invalid";
      domain += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
  }
  const bool dot_atom = !domain.empty() && domain.front() != '.' && domain.back() != '.' &&
                        domain.find("..") == std::string::npos;
  return dot_atom ? domain : "boletim.invalid";
}

}  // namespace

std::string make_message_id(const JobId& job, std::string_view occasion, std::string_view to,
                            std::string_view from) {
  Fnv1a128 hash;
  hash.field(job.value);
  hash.field(occasion);
  hash.field(to);
  return fmt::format("{}@{}", hash.hex(), domain_of(from));
}

}  // namespace boletim
