#pragma once
#include "jobs/kpi/check.h"

namespace boletim {

/// Flags who has nothing usable on any channel that is open to the company. Of the channels whose columns the
/// query yields, e-mail is closed by `email_opt_out` or by an `email_consent` that says no, mobile numbers,
/// wherever they stand, by `mobile_opt_out` or `mobile_consent`; a blank consent closes nothing. Who declined
/// every channel that he left open counts as declined: there is nothing left to ask him for.
class ReachCheck : public Check {
 public:
  ReachCheck(const QueryColumns& columns, bool mapped);

 private:
  void look_at(const JudgedBatch& batch) override;

  const QueryColumns& columns_;
  Channels yielded_ = 0;
};

}  // namespace boletim
