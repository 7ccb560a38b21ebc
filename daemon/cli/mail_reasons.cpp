#include "daemon/cli/mail_reasons.h"

#include <algorithm>

#include <fmt/ranges.h>

namespace boletim {
namespace {

using Lines = std::vector<std::string>;

/// Somebody who gets the mail, or got it: who is no longer in `deliver:` has an address only.
struct Addressee {
  std::string address;
  std::optional<Recipient> recipient;
};

bool is_asked_for(const Addressee& one, const std::string& person) {
  return person.empty() || is_one_address(one.address, person) ||
         (one.recipient && one.recipient->person.value == person);
}

std::vector<Addressee> addressees(const Account& account, const Job& job, const std::string& person) {
  std::vector<Addressee> all;
  const auto add = [&](const std::string& address, std::optional<Recipient> recipient) {
    const bool known = std::any_of(
        all.begin(), all.end(), [&](const Addressee& one) { return is_one_address(one.address, address); });
    if (!known) all.push_back({address, std::move(recipient)});
  };
  for (const Delivery& delivery : job.deliver)
    for (const Recipient& to : delivery.to) add(to.address, to);
  for (const Message& message : account.messages) add(message.to, std::nullopt);
  std::erase_if(all, [&](const Addressee& one) { return !is_asked_for(one, person); });
  return all;
}

std::string why_none(const Account& account, const Addressee& to, const Telling& t) {
  if (!account.run) return t.say("nenhuma mensagem: não há execução", "no message: there is no run");
  const Run& run = *account.run;
  if (!run.to.empty() && !is_one_address(run.to, to.address))
    return t.say("nenhuma mensagem: a execução foi pedida só para {}",
                 "no message: the run was asked for {} alone", run.to);
  if (run.state == RunState::NoData)
    return t.say("nenhuma mensagem: o cadastro não tinha registros ativos",
                 "no message: the registry had no active records");
  if (run.step < RunStep::Rendered)
    return run.state == RunState::Failed
               ? t.say("nenhuma mensagem: a execução falhou antes de escrever os relatórios",
                       "no message: the run failed before its reports were written")
               : t.say("nenhuma mensagem ainda: os relatórios não estão escritos",
                       "no message yet: the reports are not written");
  return t.say("nenhuma mensagem: não estava em deliver: quando a execução as planejou",
               "no message: not in deliver: when the run planned its messages");
}

std::string held_line(const Account& account, const Message& message, const Telling& t) {
  if (message.attempts == 0 && account.run && !account.run->held.empty())
    return t.say("espera por boletim approve {}", "waits for boletim approve {}", account.run->id.value);
  return t.say("espera por uma decisão: boletim resend {} a envia",
               "waits for a decision: boletim resend {} sends it", message.id.value);
}

void tell_message(const Account& account, const Message& message, const Telling& t, Lines& lines) {
  std::string head =
      t.say("{}: mensagem {}: {} em {}; tentativas: {}", "{}: message {}: {} at {}; attempts: {}", message.to,
            message.id.value, t.word(name_of(message.state)), t.time(message.state_at), message.attempts);
  if (message.resend_of)
    head +=
        t.say("; reenvio da {}, por {}", "; resend of {}, by {}", message.resend_of->value, message.sent_by);
  if (!is_delivery(message))
    head += t.say("; aviso de falha (on_failure)", "; told of a failure (on_failure)");
  lines.push_back(head);
  for (const MessageEvent& event : message.events)
    lines.push_back("  " + t.time(event.at) + " " + t.word(name_of(event.state)) +
                    (event.detail.empty() ? "" : ": " + event.detail));
  if (message.retry_at)
    lines.push_back("  " + t.say("tentada de novo em {}", "tried again at {}", t.time(message.retry_at)));
  if (message.state == MessageState::Held) lines.push_back("  " + held_line(account, message, t));
  std::vector<std::string> names;
  for (const MessageDocument& document : message.documents)
    if (document.role == MessageDocument::Role::Attachment) names.push_back(document.name);
  if (!names.empty())
    lines.push_back("  " + t.say("com {}", "with {}", fmt::format("{}", fmt::join(names, ", "))));
}

bool has_detail(const Job& job) {
  return std::any_of(job.reports.begin(), job.reports.end(),
                     [](const ReportSpec& report) { return report.kind == ReportKind::Detail; });
}

}  // namespace

std::vector<std::string> mail_reasons(const Account& account, const Job& job, const std::string& person,
                                      const Telling& t) {
  Lines lines;
  const std::vector<Addressee> all = addressees(account, job, person);
  for (const Addressee& to : all) {
    bool has_one = !to.recipient;
    for (const Message& message : account.messages) {
      if (!is_one_address(message.to, to.address)) continue;
      tell_message(account, message, t, lines);
      has_one = has_one || is_delivery(message);
    }
    if (!has_one) lines.push_back(to.address + ": " + why_none(account, to, t));
    if (to.recipient && to.recipient->sees == Sees::Totals && has_detail(job))
      lines.push_back("  " +
                      t.say("sem relatório detalhado: sees: totals", "no detail report: sees: totals"));
  }
  if (all.empty() && !person.empty())
    lines.push_back(person + ": " + t.say("não está em deliver: do job", "is not in the job's deliver:"));
  if (all.empty() && person.empty())
    lines.push_back(t.say("ninguém: deliver: está vazio", "nobody: deliver: is empty"));
  for (std::string& line : lines) line.insert(0, "  ");
  return lines;
}

std::vector<Message> messages_to(const Account& account, const Job& job, const std::string& person) {
  const std::vector<Addressee> asked = addressees(account, job, person);
  std::vector<Message> found = account.messages;
  std::erase_if(found, [&](const Message& message) {
    return std::none_of(asked.begin(), asked.end(),
                        [&](const Addressee& one) { return is_one_address(one.address, message.to); });
  });
  return found;
}

bool is_one_address(const std::string& a, const std::string& b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace boletim
