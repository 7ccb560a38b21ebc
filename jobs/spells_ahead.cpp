#include "jobs/spells_ahead.h"

#include <exception>
#include <utility>

namespace boletim {

SpellsAhead::~SpellsAhead() {
  try {
    aside_.wait();
  } catch (const std::exception&) {  // told to whoever adds or waits
  }
}

bool SpellsAhead::next(Spell& spell) {
  if (place_ == current_.size) {
    if (is_at_end_) return false;
    aside_.wait();
    std::swap(current_, read_);
    place_ = 0;
    is_at_end_ = current_.size < kAhead;
    if (!is_at_end_) read_on();
    if (current_.size == 0) return false;
  }
  std::swap(spell, current_.spells[place_++]);
  return true;
}

void SpellsAhead::read_on() {
  aside_.add([this] {
    read_.spells.resize(kAhead);
    read_.size = 0;
    while (read_.size < kAhead && spells_.next(read_.spells[read_.size])) ++read_.size;
  });
}

}  // namespace boletim
