#pragma once
#include <array>
#include <bit>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace boletim {

/// A set of numbers, one bit each where they lie close together, in bounded memory: where its pages are used
/// up, it takes no number outside them any more.
class NumberSet {
 public:
  enum class Added {
    New,
    Twice,
    Often,
    No
  };  ///< Often: it had been added twice before; No: there is no room

  explicit NumberSet(std::size_t budget) : pages_left_(budget / sizeof(Page)) {}

  /// Always No for a number that was once not taken.
  Added add(std::uint64_t number);
  /// Adds what another one holds. Calls `twice` with each number that is there twice only now, and `refused`,
  /// with how often it was added (2 for more often), for each that there is no room for.
  template <class Twice, class Refused>
  void merge(const NumberSet& other, Twice twice, Refused refused);

 private:
  static constexpr std::uint64_t kNumbers = 1 << 15;  ///< of a page
  static constexpr std::size_t kWords = kNumbers / 64;
  using Bits = std::array<std::uint64_t, kWords>;
  struct Page {
    Bits once{};
    std::unique_ptr<Bits> twice{};
  };

  Page* page_of(std::uint64_t number);

  std::unordered_map<std::uint64_t, Page> pages_;
  std::size_t pages_left_;
  std::uint64_t last_number_ = ~std::uint64_t{0};  ///< of the page that was asked for last
  Page* last_ = nullptr;
};

/// The number that an id is if it is written as one: digits without a leading zero, 18 at most.
std::optional<std::uint64_t> number_of(std::string_view id);

template <class Twice, class Refused>
void NumberSet::merge(const NumberSet& other, Twice twice, Refused refused) {
  const auto for_each = [](std::uint64_t bits, std::uint64_t first, auto call) {
    for (; bits != 0; bits &= bits - 1) call(first + static_cast<std::uint64_t>(std::countr_zero(bits)));
  };
  for (const auto& [page_number, theirs] : other.pages_) {
    Page* mine = page_of(page_number * kNumbers);
    for (std::size_t word = 0; word < kWords; ++word) {
      const std::uint64_t first = page_number * kNumbers + word * 64;
      const std::uint64_t once = theirs.once[word], often = theirs.twice ? (*theirs.twice)[word] : 0;
      if (mine == nullptr) {
        for_each(once & ~often, first, [&](std::uint64_t number) { refused(number, 1); });
        for_each(often, first, [&](std::uint64_t number) { refused(number, 2); });
        continue;
      }
      const std::uint64_t both = (mine->once[word] & once) | often;
      mine->once[word] |= once;
      if (both == 0) continue;
      if (!mine->twice) mine->twice = std::make_unique<Bits>();
      for_each(both & ~(*mine->twice)[word], first, twice);
      (*mine->twice)[word] |= both;
    }
  }
}

}  // namespace boletim
