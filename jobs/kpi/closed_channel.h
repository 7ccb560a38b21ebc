#pragma once
#include "jobs/registry/batch.h"
#include "jobs/registry/yes_no.h"

namespace boletim {

/// Whether a channel is closed to the company: its opt-out says yes, or its consent says no. Blanks close
/// nothing.
class ClosedChannel {
 public:
  /// Nothing where the query does not yield the column.
  ClosedChannel(const Column* opt_out, const Column* consent) : opt_out_(opt_out), consent_(consent) {}

  bool operator()(std::size_t row) const {
    return (opt_out_ != nullptr && says_yes((*opt_out_)[row])) ||
           (consent_ != nullptr && says_no((*consent_)[row]));
  }

 private:
  const Column* opt_out_;
  const Column* consent_;
};

}  // namespace boletim
