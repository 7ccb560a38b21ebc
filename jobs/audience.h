#pragma once
#include <compare>

#include "jobs/delivery/recipient.h"
#include "jobs/job.h"
#include "jobs/part.h"
#include "jobs/runs.h"

namespace boletim {

/// Readers who get the same bytes.
struct Audience {
  Part part;
  Locale locale = Locale::PtBr;
  Sees sees = Sees::Masked;
  std::string only_to{};  ///< address: of what was sent they are told of this one's alone; blank = of all
  auto operator<=>(const Audience&) const = default;
};

Audience audience_of(const Job& job, const Recipient& to);

/// Whom a run's mails go to: `run.to` if given (a known person keeps what they may see), else the job's
/// recipients.
SharedList<Delivery> deliveries_of(const Job& job, const Run& run);

}  // namespace boletim
