#include "jobs/spells_ahead.h"

#include <gtest/gtest.h>

#include "jobs/failure.h"
#include "tests/support/failure_text.h"

namespace boletim {
namespace {

/// So many spells, numbered; then the end, or a failure.
class Numbered : public Spells {
 public:
  explicit Numbered(int count, bool fails = false) : count_(count), fails_(fails) {}
  bool next(Spell& spell) override {
    if (number_ == count_ && fails_) throw Failure("the state is away");
    if (number_ == count_) return false;
    spell = {};
    spell.record = std::to_string(number_++);
    return true;
  }

 private:
  const int count_;
  const bool fails_;
  int number_ = 0;
};

TEST(SpellsAhead, GivesEachSpellInItsOrder) {
  for (const int count : {0, 1, 4095, 4096, 4097, 8192, 10'000}) {
    Numbered spells(count);
    Aside aside;
    SpellsAhead ahead(spells, aside);
    int number = 0;
    for (Spell spell; ahead.next(spell); ++number) ASSERT_EQ(spell.record, std::to_string(number));
    EXPECT_EQ(number, count);
    Spell spell;
    EXPECT_FALSE(ahead.next(spell));
  }
}

TEST(SpellsAhead, LetsTheLedgerBeWrittenBetweenItsReadings) {
  Numbered spells(10'000);
  Aside aside;
  SpellsAhead ahead(spells, aside);
  int written = 0, number = 0;
  for (Spell spell; ahead.next(spell); ++number)
    if (number % 1000 == 0) aside.add([&written] { ++written; });
  aside.wait();
  EXPECT_EQ(written, 10);
}

TEST(SpellsAhead, ThrowsWhatReadingThrew) {
  Numbered spells(5000, true);
  Aside aside;
  SpellsAhead ahead(spells, aside);
  const auto read_all = [&] {
    for (Spell spell; ahead.next(spell);) {
    }
  };
  EXPECT_EQ(failure_text(read_all), "the state is away");
}

}  // namespace
}  // namespace boletim
