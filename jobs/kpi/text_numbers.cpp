#include "jobs/kpi/text_numbers.h"

#include <utility>

namespace boletim {

std::uint32_t TextNumbers::add(std::string_view text) {
  if ((size() + 1) * 2 > slots_.size()) {
    const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
    for (const Slot& slot : old)
      if (slot.number != kFree) place(slot);
  }
  const auto number = static_cast<std::uint32_t>(size());
  bytes_ += text;
  ends_.push_back(bytes_.size());
  place({hash_of(text), number});
  return number;
}

void TextNumbers::clear() {
  bytes_.clear();
  ends_.clear();
  slots_.assign(64, {});
}

void TextNumbers::place(Slot slot) {
  std::size_t at = slot.hash & mask();
  while (slots_[at].number != kFree) at = (at + 1) & mask();
  slots_[at] = slot;
}

}  // namespace boletim
