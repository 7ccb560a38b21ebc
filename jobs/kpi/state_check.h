#pragma once
#include <array>

#include "jobs/kpi/builtin.h"
#include "jobs/kpi/check.h"

namespace boletim {

/// Flags by the state of what it looks at: no_…, invalid_…, and the admin's `missing:` and `invalid:`.
class StateCheck : public Check {
 public:
  /// Who declined all of `channels` is not flagged; none: no matter.
  StateCheck(std::size_t asked, Flags flags, Channels channels, bool mapped);

  std::optional<std::size_t> asked() const override { return asked_; }

 private:
  void look_at(const JudgedBatch& batch) override;

  std::size_t asked_;
  Channels channels_;
  std::array<Outcome, kContactStates.size()> outcomes_of_{};  ///< by state
};

}  // namespace boletim
