#include "jobs/kpi/reach_check.h"

#include "jobs/kpi/closed_channel.h"

namespace boletim {
namespace {

bool has_mobile(const PhoneJudgement& number) {
  return number.mobile == ContactState::Usable;
}

bool has_number(const PhoneJudgement& number, bool mobiles_closed) {
  return number.phone == ContactState::Usable && !(mobiles_closed && has_mobile(number));
}

}  // namespace

ReachCheck::ReachCheck(const QueryColumns& columns, bool mapped) : columns_(columns) {
  mapped_ = mapped;
  yielded_ = channels_of(Subject::Contact, columns);
}

void ReachCheck::look_at(const JudgedBatch& batch) {
  const auto column = [&](std::string_view name) { return columns_.of(batch.batch, name); };
  const ClosedChannel email_closed(column("email_opt_out"), column("email_consent"));
  const ClosedChannel mobile_closed(column("mobile_opt_out"), column("mobile_consent"));
  const JudgedColumns& judged = batch.judged;
  for (std::size_t i = 0; i < batch.rows.size(); ++i) {
    const bool no_mails = email_closed(batch.rows[i]);
    const bool no_mobiles = mobile_closed(batch.rows[i]);
    if ((judged.email(i) == ContactState::Usable && !no_mails) || has_number(judged.phone(i), no_mobiles) ||
        has_number(judged.mobile(i), no_mobiles))
      continue;
    const auto closed = static_cast<Channels>((no_mails ? kEmail : 0) | (no_mobiles ? kMobile : 0));
    const auto open = static_cast<Channels>(yielded_ & ~closed);
    const bool declined = open != 0 && (batch.declined[i] & open) == open;
    outcomes_[i] = declined ? Outcome::Declined : Outcome::Flagged;
  }
}

}  // namespace boletim
