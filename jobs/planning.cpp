#include "jobs/planning.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "jobs/delivery/message_id.h"
#include "jobs/mail_desk.h"
#include "jobs/mail_pictures.h"
#include "jobs/registry/text.h"
#include "jobs/report_writers.h"
#include "jobs/schedule/instant.h"
#include "reports/mail/mail_body.h"
#include "reports/mail/mail_template.h"

namespace boletim {
namespace {

using Role = MessageDocument::Role;

bool is_attached(const Delivery& delivery, const RenderedDocument& document) {
  if (delivery.attach.empty()) return true;
  return std::find(delivery.attach.begin(), delivery.attach.end(),
                   std::pair(document.kind, document.format)) != delivery.attach.end();
}

std::vector<RenderedDocument> documents_for(const Rendering& rendering, const Delivery& delivery,
                                            const Audience& audience) {
  std::vector<RenderedDocument> mine;
  for (const RenderedDocument& document : rendering.documents)
    if (document.audiences.contains(audience) && is_attached(delivery, document)) mine.push_back(document);
  return mine;
}

/// Bytes that a document takes in a mail: base64 in lines of 76 characters (RFC 2045 §6.8).
std::int64_t size_in_mail(const RenderedDocument& document) {
  return (document.document.bytes + 56) / 57 * 78;
}

/// Takes the largest documents out until the rest fits into a mail beside its body; gives their names back.
std::vector<std::string> leave_out_the_largest(std::vector<RenderedDocument>& documents,
                                               std::int64_t size_limit) {
  constexpr std::int64_t kRoomForTheBody = 500'000;  // texts and chart, several times what they take
  std::vector<std::string> left_out;
  const auto total = [&] {
    return std::accumulate(documents.begin(), documents.end(), std::int64_t{0},
                           [](std::int64_t sum, const RenderedDocument& d) { return sum + size_in_mail(d); });
  };
  while (!documents.empty() && total() > std::max(size_limit - kRoomForTheBody, size_limit / 2)) {
    const auto largest = std::max_element(documents.begin(), documents.end(),
                                          [](const RenderedDocument& a, const RenderedDocument& b) {
                                            return a.document.bytes < b.document.bytes;
                                          });
    left_out.push_back(largest->document.name);
    documents.erase(largest);
  }
  return left_out;
}

MailValues mail_values(const Job& job, const Rendering& rendering, const Recipient& to,
                       const Audience& audience, const std::vector<RenderedDocument>& documents) {
  MailValues values;
  values.report = rendering.trends.at(audience);
  for (const RenderedDocument& d : documents)
    values.attachments.push_back({d.document.name, d.rows, d.limit});
  values.why = to.group;
  if (!job.on_failure.empty()) values.ask = job.on_failure.front().address;
  values.masked = audience.sees != Sees::Full &&
                  std::any_of(documents.begin(), documents.end(),
                              [](const RenderedDocument& d) { return d.kind == ReportKind::Detail; });
  return values;
}

/// What a Message-ID is made from besides job and address: the occurrence, or the manual run itself.
std::string occasion_of(const Run& run) {
  return run.occurrence ? to_rfc3339(*run.occurrence) : "run " + run.id.value;
}

Message message_to(const Recipient& to, const Delivery& delivery, const Job& job, const Run& run,
                   const Rendering& rendering, MailPictures& pictures, RunPorts& ports) {
  const Audience audience = audience_of(job, to);
  std::vector<RenderedDocument> documents = documents_for(rendering, delivery, audience);
  const std::vector<std::string> left_out = leave_out_the_largest(documents, ports.mail_size_limit);
  MailValues values = mail_values(job, rendering, to, audience, documents);
  values.left_out = left_out;
  const MailDesk desk{ports.documents, ports.from, ports.organization};
  const MailBody body = write_mail_body(values, ports.look, job.mail_template.get());
  Message message = mail_to(to, body, job.id, occasion_of(run), desk, ports.clock.now());
  message.run = run.id;
  message.occurrence = run.occurrence;
  message.give_up_at = run.claimed_at + job.retry;
  message.sent_by = "job";
  for (MessageDocument& picture : pictures.of(rendering.trends.at(audience), body.html))
    message.documents.push_back(std::move(picture));
  for (const RenderedDocument& d : documents)
    message.documents.push_back({Role::Attachment, d.document.name, std::string(media_type(d.format)),
                                 d.document.sha256, d.document.bytes});
  return message;
}

}  // namespace

std::vector<Message> plan_messages(const Job& job, const Run& run, const Rendering& rendering,
                                   RunPorts& ports) {
  std::vector<Message> messages;
  MailPictures pictures(ports.documents, ports.look);
  std::set<std::string> addressed;  // in lower case: nobody has two mailboxes that differ in it
  for (const Delivery& delivery : deliveries_of(job, run))
    for (const Recipient& to : delivery.to)
      if (addressed.insert(lower_case(to.address)).second)
        messages.push_back(message_to(to, delivery, job, run, rendering, pictures, ports));
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
