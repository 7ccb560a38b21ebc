#include "jobs/kpi/state_check.h"

namespace boletim {
namespace {

Outcome outcome_of(ContactState state, Flags flags) {
  const bool missing = state == ContactState::Missing;
  const bool usable = state == ContactState::Usable;
  bool flagged = !usable;
  if (flags == Flags::PresentButNotUsable) flagged = !usable && !missing;
  if (flags == Flags::MissingOrPlaceholder) flagged = missing || state == ContactState::Placeholder;
  if (flagged) return Outcome::Flagged;
  return missing ? Outcome::Emptied : Outcome::Fine;
}

}  // namespace

StateCheck::StateCheck(std::size_t asked, Flags flags, Channels channels, bool mapped)
    : asked_(asked), channels_(channels) {
  mapped_ = mapped;
  for (const ContactState state : kContactStates)
    outcomes_of_[static_cast<std::size_t>(state)] = outcome_of(state, flags);
}

void StateCheck::look_at(const JudgedBatch& batch) {
  const std::vector<ContactState>& states = batch.judged.states(asked_);
  for (std::size_t i = 0; i < states.size(); ++i) {
    const Outcome outcome = outcomes_of_[static_cast<std::size_t>(states[i])];
    const bool declined = channels_ != 0 && (batch.declined[i] & channels_) == channels_;
    outcomes_[i] = outcome == Outcome::Flagged && declined ? Outcome::Declined : outcome;
  }
}

}  // namespace boletim
