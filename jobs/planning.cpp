#include "jobs/planning.h"

#include <algorithm>
#include <map>
#include <set>

#include "jobs/delivery/message_id.h"
#include "jobs/delivery_gate.h"
#include "jobs/mail_desk.h"
#include "jobs/mail_pictures.h"
#include "jobs/mail_room.h"
#include "jobs/registry/text.h"
#include "jobs/report_writers.h"
#include "jobs/schedule/instant.h"
#include "reports/mail/mail_body.h"
#include "reports/mail/mail_template.h"

namespace boletim {
namespace {

using Role = MessageDocument::Role;

/// A reader's mails carry it.
bool is_for(const Edition& edition, const Reader& reader) {
  if (edition.kind == ReportKind::History && edition.only_to != reader.only_to) return false;
  return is_attached(reader.delivery, edition.kind, edition.format) &&
         std::ranges::any_of(reader.documents,
                             [&](const Audience& audience) { return edition.audiences.contains(audience); });
}

std::vector<RenderedDocument> documents_for(const Rendering& rendering, const Reader& reader) {
  std::vector<RenderedDocument> mine;
  for (const RenderedDocument& document : rendering.documents)
    if (is_for(document.edition, reader)) mine.push_back(document);
  return mine;
}

/// Why nothing may be sent to a reader; blank = it may.
std::string why_unproved(const Rendering& rendering, const Reader& reader) {
  std::string why;
  const auto add = [&why](const std::string& what, const std::string& reason) {
    why += (why.empty() ? "" : "; ") + what + " is not what was counted: " + reason;
  };
  if (const auto mail = rendering.untrue.find(reader.mail); mail != rendering.untrue.end())
    add("the mail's text", mail->second);
  for (const UnprovedReport& report : rendering.unproved)
    if (is_for(report.edition, reader))
      add(std::string(name_of(report.edition.kind)) + "." + std::string(name_of(report.edition.format)),
          report.why);
  return why.empty() ? "" : why + "; nothing was sent; please report this as a bug";
}

MailValues mail_values(const Job& job, const Rendering& rendering, const Reader& reader,
                       const std::vector<RenderedDocument>& documents) {
  MailValues values;
  values.report = rendering.trends.at(reader.mail);
  for (const RenderedDocument& d : documents)
    values.attachments.push_back(
        {d.document.name, d.rows, d.limit, d.pages, d.part, d.edition.kind == ReportKind::FollowUp});
  values.too_small = static_cast<std::int64_t>(reader.too_small.size());
  values.why = reader.to.group;
  if (!job.on_failure.empty()) values.ask = job.on_failure.front().address;
  values.masked = reader.to.sees != Sees::Full &&
                  std::any_of(documents.begin(), documents.end(),
                              [](const RenderedDocument& d) { return d.edition.kind == ReportKind::Detail; });
  return values;
}

/// What a Message-ID is made from besides job and address: the occurrence, or the manual run itself.
std::string occasion_of(const Run& run) {
  return run.occurrence ? to_rfc3339(*run.occurrence) : "run " + run.id.value;
}

/// What messages of one run are made from.
struct Plan {
  const Job& job;
  const Run& run;
  const RunSnapshots& counted;
  const Rendering& rendering;
  RunPorts& ports;
  MailPictures pictures;
  MailRoom room;
};

/// A message of the run that carries nothing yet.
Message envelope(const Reader& reader, const MailBody& body, Plan& plan) {
  const MailDesk desk{plan.ports.documents, plan.ports.from, plan.ports.organization};
  Message message =
      mail_to(reader.to, body, plan.job.id, occasion_of(plan.run), desk, plan.ports.clock.now());
  message.run = plan.run.id;
  message.occurrence = plan.run.occurrence;
  message.give_up_at = plan.run.claimed_at + plan.job.retry;
  message.sent_by = "job";
  return message;
}

Message message_to(const Reader& reader, Plan& plan) {
  const auto [documents, packed, left_out] =
      plan.room.fit(documents_for(plan.rendering, reader), reader.mail.locale);
  MailValues values = mail_values(plan.job, plan.rendering, reader, documents);
  values.left_out = left_out;
  if (packed) values.packed_in = packed->name;
  const MailBody body = write_mail_body(values, plan.ports.look, plan.job.mail_template.get());
  Message message = envelope(reader, body, plan);
  for (MessageDocument& picture : plan.pictures.of(plan.rendering.trends.at(reader.mail), body.html))
    message.documents.push_back(std::move(picture));
  if (packed) {
    message.documents.push_back(*packed);
    return message;
  }
  for (const RenderedDocument& d : documents)
    message.documents.push_back({Role::Attachment, d.document.name, std::string(media_type(d.edition.format)),
                                 d.document.sha256, d.document.bytes});
  return message;
}

void settle(Message& message, MessageState state, const std::string& why) {
  message.state = state;
  message.events.push_back({message.created_at, state, why});
}

/// Of a mail that has nothing to tell there is a line in the history, and a text that says so.
Message message_of_nothing(const Reader& reader, Plan& plan) {
  Message message = envelope(reader, {plan.job.title, reader.why_none + "\r\n", ""}, plan);
  std::erase_if(message.documents, [](const MessageDocument& part) { return part.role == Role::Html; });
  settle(message, MessageState::Skipped, reader.why_none);
  return message;
}

std::string why_skipped(const Reader& reader, const Plan& plan) {
  if (!reader.why_none.empty()) return reader.why_none;
  const Delivery& delivery = reader.delivery;
  if (!delivery.if_changed && !delivery.when) return "";
  const Snapshot& now = *plan.counted.find(reader.mail.part);
  return why_not(delivery, now, previous_of(now, plan.ports.store.snapshots()));
}

/// To one address, which `readers` are all of: in the first delivery that goes out.
Message message_to_one(const std::vector<const Reader*>& readers, Plan& plan) {
  std::string why;
  for (const Reader* reader : readers) {
    const std::string why_not_this = why_skipped(*reader, plan);
    if (!why_not_this.empty()) {
      why += (why.empty() ? "" : "; ") + why_not_this;
      continue;
    }
    Message message = message_to(*reader, plan);
    if (const std::string held = why_unproved(plan.rendering, *reader); !held.empty())
      settle(message, MessageState::Held, held);
    return message;
  }
  const Reader& first = *readers.front();
  if (!first.why_none.empty()) return message_of_nothing(first, plan);
  Message message = message_to(first, plan);
  settle(message, MessageState::Skipped, why);
  return message;
}

}  // namespace

std::vector<Message> plan_messages(const Job& job, const Run& run, const RunSnapshots& counted,
                                   const Rendering& rendering, RunPorts& ports) {
  Plan plan{job,
            run,
            counted,
            rendering,
            ports,
            {ports.documents, ports.look},
            {ports.documents, ports.mail_size_limit}};
  std::vector<std::vector<const Reader*>> people;
  std::map<std::string, std::size_t> place;  // by address in lower case: nobody has two that differ in it
  for (const Reader& reader : rendering.readers) {
    const auto [known, is_new] = place.emplace(lower_case(reader.to.address), people.size());
    if (is_new) people.emplace_back();
    people[known->second].push_back(&reader);
  }
  std::vector<Message> messages;
  for (const std::vector<const Reader*>& readers : people) messages.push_back(message_to_one(readers, plan));
  return messages;
}

Message plan_resend(const Message& original, const std::string& to, const std::string& sent_by, int number,
                    Instant now) {
  Message message = original;
  message.id = {};
  message.resend_of = original.id;
  if (to != original.to) message.name.clear();
  message.to = to;
  message.message_id = make_message_id(
      original.job, "resend " + original.id.value + " " + std::to_string(number), to, original.from);
  message.created_at = message.state_at = now;
  message.state = MessageState::Planned;
  message.retry_at.reset();
  message.give_up_at.reset();
  message.attempts = 0;
  message.sent_by = sent_by;
  message.events = {{now, MessageState::Planned, "resend of message " + original.id.value}};
  return message;
}

}  // namespace boletim
