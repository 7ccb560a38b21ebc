#pragma once
#include <memory>
#include <optional>
#include <set>
#include <stop_token>
#include <string>

#include "daemon/assembly.h"
#include "daemon/mail/pace.h"
#include "daemon/service/journal.h"
#include "daemon/state_link.h"
#include "jobs/clock.h"
#include "jobs/mail_desk.h"
#include "jobs/sending.h"

namespace boletim {

inline constexpr int kBatch = 20;  ///< messages read from the state at once, from each run in turn

/// The mailer that the assembly's configuration asks for; the assembly must outlive it.
std::unique_ptr<Mailer> mailer_of(const Assembly& assembly);

SendingRules rules_of(const Configuration& configuration, const JobId& job);

/// What mails to those who look after jobs are made with.
MailDesk desk_of(const Assembly& assembly);
/// Ends a rendered run if all is settled, and tells those who look after its job what went wrong.
void settle(const RunId& run, Store& store, const Assembly& assembly, Instant now);

/// What became of one batch.
struct BatchOutcome {
  bool nothing_open = false;
  std::set<RunId> runs;  ///< whose messages were tried
  bool reached = true;   ///< false: no mail server could be talked to
  std::string error;     ///< what it said, if it was not reached
};

/// Sends messages, a batch at a time, over a session with the mail server that is kept between batches. Used
/// by one thread.
class Post {
 public:
  using MakeMailer = std::function<std::unique_ptr<Mailer>(const Assembly&)>;

  /// `patience`: how long it goes on trying to store a server's answer; nothing = until it is told to stop.
  Post(const Journal& journal, std::optional<std::chrono::seconds> patience, MakeMailer make_mailer)
      : journal_(journal), patience_(patience), make_mailer_(std::move(make_mailer)) {}

  /// Sends the next batch of what is open and due, of one run or of all, at the configured rate; breaks off
  /// at a server that can't be reached, or when `stop` is asked for. Throws what the state throws.
  BatchOutcome send_batch(const std::shared_ptr<const Assembly>& assembly, StateLink& state,
                          const std::optional<RunId>& run, const Clock& clock, const std::stop_token& stop);
  /// Sends all of one run, settles it, and sends what is told of it then. False if the server could not be
  /// reached.
  bool deliver(const std::shared_ptr<const Assembly>& assembly, StateLink& state, const RunId& run,
               const Clock& clock, const std::stop_token& stop);
  /// Ends the session with the mail server.
  void rest() { mailer_.reset(); }

 private:
  Mailer& mailer(const std::shared_ptr<const Assembly>& assembly);
  SendOutcome send(const Message& message, const SendingRules& rules, StateLink& state, Mailer& mailer,
                   const Clock& clock, const std::stop_token& stop);
  void at_last(StateLink& state, const SendingPorts::Work& work, const std::stop_token& stop);
  void give_up_overdue(BatchOutcome& batch, const Assembly& assembly, StateLink& state, const Clock& clock,
                       const std::stop_token& stop);
  void log(const Message& message) const;

  const Journal& journal_;
  const std::optional<std::chrono::seconds> patience_;
  const MakeMailer make_mailer_;
  Pace pace_;
  std::shared_ptr<const Assembly> mails_by_;
  std::unique_ptr<Mailer> mailer_;  ///< of `mails_by_`
};

}  // namespace boletim
