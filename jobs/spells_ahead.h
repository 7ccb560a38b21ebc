#pragma once
#include <cstddef>
#include <vector>

#include "jobs/aside.h"
#include "jobs/kpi/ledger_pass.h"

namespace boletim {

/// Spells of the ledger, read some thousands ahead by the thread that uses the ledger meanwhile.
class SpellsAhead : public Spells {
 public:
  /// Both outlive it; nobody else uses `spells`. What reading throws is thrown by next().
  SpellsAhead(Spells& spells, Aside& aside) : spells_(spells), aside_(aside) { read_on(); }
  ~SpellsAhead() override;  ///< waits for what is read ahead
  bool next(Spell& spell) override;

 private:
  static constexpr std::size_t kAhead = 4096;

  /// The first `size` of them; their memory goes round.
  struct Page {
    std::vector<Spell> spells;
    std::size_t size = 0;
  };

  void read_on();

  Spells& spells_;
  Aside& aside_;
  Page current_, read_;     ///< `read_` is the other thread's until aside_.wait()
  std::size_t place_ = 0;   ///< in `current_`
  bool is_at_end_ = false;  ///< nothing is read on
};

}  // namespace boletim
