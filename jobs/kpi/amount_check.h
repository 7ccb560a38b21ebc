#pragma once
#include <string_view>

#include "jobs/kpi/check.h"

namespace boletim {

/// Flags whose amount is above zero: overdue, late. What cannot be read as a number is none.
class AmountCheck : public Check {
 public:
  AmountCheck(const QueryColumns& columns, std::string_view column);

 private:
  void look_at(const JudgedBatch& batch) override;

  const QueryColumns& columns_;
  std::string_view column_;
};

}  // namespace boletim
