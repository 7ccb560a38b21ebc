#pragma once
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace boletim {

/// Texts, each numbered as it is added, from 0 on. Made for asking millions of times for the same few
/// thousand: one multiplication for the hash of a short text, and what is compared lies together.
class TextNumbers {
 public:
  TextNumbers() { clear(); }

  std::size_t size() const { return ends_.size(); }
  std::size_t bytes() const { return bytes_.size(); }  ///< of all texts together
  std::string_view operator[](std::size_t number) const {
    const std::size_t begin = number == 0 ? 0 : ends_[number - 1];
    return {bytes_.data() + begin, ends_[number] - begin};
  }
  std::optional<std::uint32_t> find(std::string_view text) const {
    const std::uint32_t hash = hash_of(text);
    for (std::size_t at = hash & mask();; at = (at + 1) & mask()) {
      const Slot& slot = slots_[at];
      if (slot.number == kFree) return std::nullopt;
      if (slot.hash == hash && (*this)[slot.number] == text) return slot.number;
    }
  }
  /// A text that is not there yet.
  std::uint32_t add(std::string_view text);
  void clear();

 private:
  static constexpr std::uint32_t kFree = 0xFFFFFFFF;
  struct Slot {
    std::uint32_t hash = 0, number = kFree;
  };

  std::size_t mask() const { return slots_.size() - 1; }
  static std::uint32_t hash_of(std::string_view text);
  void place(Slot slot);

  std::string bytes_;
  std::vector<std::size_t> ends_;
  std::vector<Slot> slots_;  ///< a power of two of them, half of them free at least
};

inline std::uint32_t TextNumbers::hash_of(std::string_view text) {
  constexpr std::uint64_t kOdd = 0x9E37'79B9'7F4A'7C15;  // the golden ratio: spreads low bits to high ones
  std::uint64_t hash = text.size();
  const auto mix = [&](const char* bytes, std::size_t size) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, size);
    hash = (hash ^ word) * kOdd;
    hash ^= hash >> 32;
  };
  while (text.size() > 8) {
    mix(text.data(), 8);
    text.remove_prefix(8);
  }
  if (!text.empty()) mix(text.data(), text.size());
  return static_cast<std::uint32_t>(hash);
}

}  // namespace boletim
