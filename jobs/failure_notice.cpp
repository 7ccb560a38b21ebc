#include "jobs/failure_notice.h"

#include <algorithm>
#include <set>

#include "jobs/audience.h"
#include "jobs/delivery/message_id.h"
#include "jobs/heading_values.h"
#include "jobs/schedule/instant.h"
#include "reports/mail/failure_mail.h"

namespace boletim {
namespace {

using What = FailureMail::What;

constexpr std::size_t kMostCommands = 10;  // of one message each; beyond it, one for all

/// What tells the mails about one occurrence or run apart: each is sent once.
std::string occasion_of(What what, const std::optional<Instant>& occurrence, const RunId& run) {
  const std::string of = occurrence ? to_rfc3339(*occurrence) : "run " + run.value;
  if (what == What::Held) return of + " held";
  return of + (what == What::NotDelivered ? " failure of messages" : " failure");
}

/// What all of them say, in the words of nobody yet.
FailureMail mail_about(const Job& job, What what, const std::optional<Instant>& due, const Period& period,
                       const MailDesk& desk) {
  const Zone& zone = job.timetable.zone;
  FailureMail mail;
  mail.what = what;
  mail.organization = desk.organization;
  mail.title = job.title;
  mail.period = report_period(period, zone);
  mail.place = place_of(zone);
  if (due) mail.due = civil_time(*due, zone);
  return mail;
}

FailureMail mail_about(const Job& job, What what, const Run& run, const MailDesk& desk) {
  FailureMail mail = mail_about(job, what, run.occurrence, run.period, desk);
  mail.since = civil_time(run.claimed_at, job.timetable.zone);
  mail.attempts = run.attempts;
  mail.reason = what == What::Held ? run.held : run.error;
  return mail;
}

std::vector<Unreached> all_recipients(const Job& job, const Run& run) {
  std::vector<Unreached> all;
  std::set<std::string> seen;
  for (const Delivery& delivery : deliveries_of(job, run))
    for (const Recipient& to : delivery.to)
      if (seen.insert(to.address).second) all.push_back({to.address, ""});
  return all;
}

std::string run_again(const Run& run) {
  std::string command = "boletim run " + run.job.value;
  if (run.occurrence) command += " --occurrence " + to_rfc3339(*run.occurrence);
  if (!run.to.empty()) command += " --to " + run.to;
  return command;
}

/// Refused, given up, bounced, or held because nobody knows whether it arrived.
bool has_failed(const Message& message) {
  const bool in_doubt = message.state == MessageState::Held && message.attempts > 0;
  return in_doubt || message.state == MessageState::Rejected || message.state == MessageState::Bounced;
}

FailureMail not_made(const Job& job, const Run& run, const MailDesk& desk) {
  FailureMail mail = mail_about(job, What::NotMade, run, desk);
  mail.unreached = all_recipients(job, run);
  mail.commands = {run_again(run)};
  return mail;
}

FailureMail not_delivered(const Job& job, const Run& run, const std::vector<Message>& deliveries,
                          const MailDesk& desk) {
  FailureMail mail = mail_about(job, What::NotDelivered, run, desk);
  mail.attempts = 0;  // of messages, not of the run
  mail.recipients = deliveries.size();
  for (const Message& message : deliveries) {
    if (!has_failed(message)) continue;
    mail.attempts = std::max(mail.attempts, message.attempts);
    mail.unreached.push_back({message.to, message.events.back().detail});
    mail.commands.push_back("boletim resend " + message.id.value);
  }
  if (mail.commands.size() > kMostCommands)
    mail.commands = {"boletim resend --failed --since " + to_rfc3339(run.claimed_at)};
  return mail;
}

FailureMail held(const Job& job, const Run& run, const MailDesk& desk) {
  FailureMail mail = mail_about(job, What::Held, run, desk);
  mail.unreached = all_recipients(job, run);
  mail.commands = {"boletim show " + run.id.value, "boletim approve " + run.id.value};
  return mail;
}

/// One mail for each who looks after the job; who was told already is left alone.
class Notices {
 public:
  Notices(const Job& job, std::optional<Instant> occurrence, RunId run, Store& store, const MailDesk& desk,
          Instant now)
      : job_(job), occurrence_(occurrence), run_(std::move(run)), store_(store), desk_(desk), now_(now) {}

  void plan(FailureMail mail) {
    const std::string occasion = occasion_of(mail.what, occurrence_, run_);
    for (const Recipient& to : job_.on_failure) {
      if (was_told(make_message_id(job_.id, occasion, to.address, desk_.from))) continue;
      mail.locale = to.locale.value_or(job_.locale);
      Message message = mail_to(to, write_failure_mail(mail), job_.id, occasion, desk_, now_);
      message.run = run_;
      message.occurrence = occurrence_;
      message.sent_by = kOnFailure;
      message.retry_at = now_;  // wakes the sender
      store_.messages().plan(message);
    }
  }

 private:
  bool was_told(const std::string& message_id) {
    MessageFilter filter;
    filter.job = job_.id;
    filter.occurrence = occurrence_;
    if (!occurrence_) filter.run = run_;
    const std::vector<Message> all = store_.messages().list(filter);
    return std::any_of(all.begin(), all.end(),
                       [&](const Message& message) { return message.message_id == message_id; });
  }

  const Job& job_;
  std::optional<Instant> occurrence_;
  RunId run_;
  Store& store_;
  const MailDesk& desk_;
  Instant now_;
};

bool is_anybody_there(const Job& job, const MailDesk& desk) {
  return !job.on_failure.empty() && !desk.from.empty();
}

}  // namespace

void tell_of_run(const Job& job, const RunId& id, Store& store, const MailDesk& desk, Instant now) {
  if (!is_anybody_there(job, desk)) return;
  const Run run = store.runs().get(id);
  Notices notices(job, run.occurrence, run.id, store, desk, now);
  if (run.state == RunState::Failed && run.step < RunStep::Rendered && !run.retry_at)
    return notices.plan(not_made(job, run, desk));
  if (run.state != RunState::Done) return;
  MessageFilter filter;
  filter.run = id;
  std::vector<Message> deliveries = store.messages().list(filter);
  std::erase_if(deliveries, [](const Message& message) { return !is_delivery(message); });
  std::reverse(deliveries.begin(), deliveries.end());  // as they were planned
  if (std::any_of(deliveries.begin(), deliveries.end(), has_failed))
    notices.plan(not_delivered(job, run, deliveries, desk));
  const auto waits = [](const Message& m) { return m.state == MessageState::Held && m.attempts == 0; };
  if (!run.held.empty() && std::any_of(deliveries.begin(), deliveries.end(), waits))
    notices.plan(held(job, run, desk));
}

void tell_of_loss(const Job& job, const OccurrenceRecord& record, Store& store, const MailDesk& desk,
                  Instant now) {
  if (!is_anybody_there(job, desk)) return;
  const Occurrence& lost = record.occurrence;
  FailureMail mail = mail_about(job, What::NotStarted, lost.at, lost.period, desk);
  mail.reason = record.why;
  mail.unreached = all_recipients(job, {});
  mail.commands = {"boletim run " + job.id.value + " --occurrence " + to_rfc3339(lost.at)};
  Notices(job, lost.at, {}, store, desk, now).plan(std::move(mail));
}

}  // namespace boletim
