#include "jobs/kpi/number_set.h"

namespace boletim {

std::optional<std::uint64_t> number_of(std::string_view id) {
  constexpr std::size_t kMostDigits = 18;
  if (id.empty() || id.size() > kMostDigits || (id[0] == '0' && id.size() > 1)) return std::nullopt;
  std::uint64_t number = 0;
  for (const char c : id) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return number;
}

NumberSet::Page* NumberSet::page_of(std::uint64_t number) {
  const std::uint64_t page_number = number / kNumbers;
  if (page_number == last_number_) return last_;
  const auto found = pages_.find(page_number);
  if (found == pages_.end() && pages_left_ == 0) return nullptr;
  if (found == pages_.end()) --pages_left_;
  last_ = found == pages_.end() ? &pages_[page_number] : &found->second;
  last_number_ = page_number;
  return last_;
}

NumberSet::Added NumberSet::add(std::uint64_t number) {
  Page* page = page_of(number);
  if (page == nullptr) return Added::No;
  const std::size_t word = number % kNumbers / 64;
  const std::uint64_t bit = std::uint64_t{1} << (number % 64);
  if ((page->once[word] & bit) == 0) {
    page->once[word] |= bit;
    return Added::New;
  }
  if (!page->twice) page->twice = std::make_unique<Bits>();
  if (((*page->twice)[word] & bit) != 0) return Added::Often;
  (*page->twice)[word] |= bit;
  return Added::Twice;
}

}  // namespace boletim
