#include "daemon/cli/account.h"

#include <map>
#include <set>

#include "jobs/missing.h"

namespace boletim {
namespace {

constexpr std::chrono::seconds kSecond{1};

std::vector<Message> messages_of(const Job& job, Instant at, Store& store) {
  MessageFilter filter;
  filter.job = job.id;
  filter.occurrence = at;
  const std::vector<Message> messages = store.messages().list(filter);
  return {messages.rbegin(), messages.rend()};
}

/// `records`: those of the job from then on that matter.
std::set<Instant> missing_from(const Job& job, Store& store, Instant from, Instant now,
                               const std::vector<OccurrenceRecord>& records) {
  const std::optional<JobWatch> watch = store.occurrences().watch(job.id);
  if (!watch || !job.enabled) return {};
  const std::vector<Instant> missing = missing_fires(job, *watch, from - kSecond, now, records);
  return {missing.begin(), missing.end()};
}

}  // namespace

std::vector<Account> accounts(const Job& job, Store& store, Instant from, Instant until, Instant now) {
  std::map<Instant, Account> by_instant;
  by_instant[from].at = from;  // a run may have been asked for just then
  for (Instant after = from - kSecond;;) {
    const std::vector<PlannedFire> fires = plan(job.timetable, after, 1);
    if (fires.empty() || fires.front().occurrence.at >= until) break;
    after = fires.front().occurrence.at;
    by_instant[after].fire = fires.front();
  }
  const std::vector<OccurrenceRecord> records = store.occurrences().list(job.id, from, until);
  for (const OccurrenceRecord& record : records) by_instant[record.occurrence.at].record = record;
  const std::set<Instant> missing = missing_from(job, store, from, now, records);
  std::vector<Account> found;
  for (auto& [at, account] : by_instant) {
    account.at = at;
    account.run = store.runs().of_occurrence(job.id, at);
    account.messages = messages_of(job, at, store);
    account.missing = missing.contains(at);
    if (account.fire || account.record || account.run) found.push_back(std::move(account));
  }
  return found;
}

std::string state_of(const Account& account) {
  if (account.record) return std::string(name_of(account.record->state));
  if (account.run) return std::string(name_of(OccurrenceState::Started));
  return account.missing ? "missing" : "";
}

}  // namespace boletim
