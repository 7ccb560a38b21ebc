#include "jobs/kpi/combined_check.h"

#include <algorithm>

namespace boletim {
namespace {

/// How many parts say each thing of a record.
struct Votes {
  std::size_t flagged = 0, declined = 0, emptied = 0;
};

Votes votes_on(std::size_t i, const std::vector<const Check*>& parts) {
  Votes votes;
  for (const Check* part : parts) {
    const Outcome outcome = part->outcomes()[i];
    votes.flagged += outcome == Outcome::Flagged;
    votes.declined += outcome == Outcome::Declined;
    votes.emptied += outcome == Outcome::Emptied;
  }
  return votes;
}

}  // namespace

AnyOfCheck::AnyOfCheck(std::vector<const Check*> parts) : parts_(std::move(parts)) {
  std::erase_if(parts_, [](const Check* part) { return !part->mapped(); });
  mapped_ = !parts_.empty();
}

void AnyOfCheck::look_at(const JudgedBatch&) {
  for (std::size_t i = 0; i < outcomes_.size(); ++i) {
    const Votes votes = votes_on(i, parts_);
    if (votes.flagged > 0)
      outcomes_[i] = Outcome::Flagged;
    else if (votes.declined > 0)
      outcomes_[i] = Outcome::Declined;
    else if (votes.emptied == parts_.size())
      outcomes_[i] = Outcome::Emptied;
  }
}

AllOfCheck::AllOfCheck(std::vector<const Check*> parts) : parts_(std::move(parts)) {
  mapped_ = std::all_of(parts_.begin(), parts_.end(), [](const Check* part) { return part->mapped(); });
}

void AllOfCheck::look_at(const JudgedBatch&) {
  for (std::size_t i = 0; i < outcomes_.size(); ++i) {
    const Votes votes = votes_on(i, parts_);
    if (votes.flagged == parts_.size())
      outcomes_[i] = Outcome::Flagged;
    else if (votes.flagged + votes.declined == parts_.size())
      outcomes_[i] = Outcome::Declined;
    else if (votes.flagged + votes.declined + votes.emptied == parts_.size())
      outcomes_[i] = Outcome::Emptied;
  }
}

}  // namespace boletim
