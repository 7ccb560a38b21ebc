#include "jobs/expected_report.h"

#include "jobs/ahead.h"
#include "jobs/catch_up.h"
#include "jobs/expected_values.h"
#include "jobs/schedule/instant.h"

namespace boletim {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::seconds;

constexpr days kOldestReport{40};  // an earlier one says nothing of what is left open

/// The report as the scheduler knows it.
Job as_job(const ExpectedReport& report) {
  Job job;
  job.id.value = kExpectedReportJob;
  job.timetable = report.timetable;
  job.timetable.job = job.id;
  return job;
}

/// Its fires that are due, written ahead first if need be; and when to look again.
struct DueReports {
  std::vector<OccurrenceRecord> due;
  std::optional<Instant> next;
};

DueReports due_reports(const Job& self, Store& store, Instant now) {
  Occurrences& occurrences = store.occurrences();
  const Instant oldest = now - kOldestReport;
  const std::optional<JobWatch> known = occurrences.watch(self.id);
  DueReports reports;
  if (known && known->written_until > now && ahead(self, known, now).watch == *known) {
    reports.due = occurrences.list(self.id, oldest, now + seconds(1));
    std::erase_if(reports.due, [](const OccurrenceRecord& r) { return r.state != OccurrenceState::Planned; });
    reports.next = known->written_until;
    return reports;
  }
  store.transaction([&] {
    CaughtUp caught_up = catch_up(self, oldest, store, now);
    reports.due = std::move(caught_up.due);
    if (caught_up.watch.written_until > now) reports.next = caught_up.watch.written_until;
  });
  return reports;
}

/// The last one that was sent before that.
std::optional<OccurrenceRecord> previous_report(const JobId& id, Instant before,
                                                const Occurrences& occurrences) {
  const std::vector<OccurrenceRecord> records = occurrences.list(id, before - kOldestReport, before);
  for (auto record = records.rbegin(); record != records.rend(); ++record)
    if (record->state == OccurrenceState::Started) return *record;
  return std::nullopt;
}

std::vector<Message> write(const ExpectedReport& report, const Occurrence& occurrence, const JobIndex& jobs,
                           Store& store, const MailDesk& desk, Instant now) {
  const auto previous = previous_report(occurrence.job, occurrence.at, store.occurrences());
  const Instant since = previous ? previous->occurrence.at : occurrence.at - hours(24);
  const Instant written = previous ? previous->decided_at.value_or(since) : since;
  ExpectedDay day = expected_day(jobs, store, report.timetable.zone, since, occurrence.at, written);
  day.organization = desk.organization;
  std::vector<Message> messages;
  for (const Recipient& to : report.to) {
    day.locale = to.locale.value_or(report.locale);
    Message message =
        mail_to(to, write_expected_day(day), occurrence.job, to_rfc3339(occurrence.at), desk, now);
    message.occurrence = occurrence.at;
    message.sent_by = kExpectedReportJob;
    message.retry_at = now;  // wakes the sender
    messages.push_back(std::move(message));
  }
  return messages;
}

/// The latest is sent; it says what earlier ones would have said.
void send_latest(const std::vector<OccurrenceRecord>& due, const std::vector<Message>& messages, Store& store,
                 Instant now) {
  for (const OccurrenceRecord& record : due) {
    const Occurrence& occurrence = record.occurrence;
    if (&record != &due.back()) {
      store.occurrences().decide(occurrence.job, occurrence.at, OccurrenceState::Skipped,
                                 "a later one says what this one would have said", now);
    } else if (store.occurrences().decide(occurrence.job, occurrence.at, OccurrenceState::Started, "", now)) {
      for (const Message& message : messages) store.messages().plan(message);
    }
  }
}

}  // namespace

std::optional<Instant> look_at_expected(const ExpectedReport& report, const JobIndex& jobs, Store& store,
                                        const MailDesk& desk, Instant now) {
  const DueReports reports = due_reports(as_job(report), store, now);
  if (reports.due.empty()) return reports.next;
  // Written before the transaction: of thousands of jobs it takes seconds, in which others want to store.
  const std::vector<Message> messages = write(report, reports.due.back().occurrence, jobs, store, desk, now);
  store.transaction([&] { send_latest(reports.due, messages, store, now); });
  return reports.next;
}

}  // namespace boletim
