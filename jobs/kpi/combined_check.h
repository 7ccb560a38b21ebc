#pragma once
#include "jobs/kpi/check.h"

namespace boletim {

/// Flags whom one of its parts flags. Mapped if one of them is; who is flagged by none and declined for one
/// counts as declined.
class AnyOfCheck : public Check {
 public:
  explicit AnyOfCheck(std::vector<const Check*> parts);

 private:
  void look_at(const JudgedBatch& batch) override;

  std::vector<const Check*> parts_;  ///< mapped ones
};

/// Flags whom all of its parts flag. Mapped if all are; whom some flag and the others would, but for what was
/// declined, counts as declined.
class AllOfCheck : public Check {
 public:
  explicit AllOfCheck(std::vector<const Check*> parts);

 private:
  void look_at(const JudgedBatch& batch) override;

  std::vector<const Check*> parts_;
};

}  // namespace boletim
