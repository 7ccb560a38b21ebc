#include "jobs/expected_report.h"

#include "jobs/ahead.h"
#include "jobs/catch_up.h"
#include "jobs/expected_values.h"
#include "jobs/schedule/instant.h"

namespace boletim {
namespace {

using std::chrono::days;
using std::chrono::hours;

constexpr days kOldestReport{40};  // an earlier one says nothing of what is left open

/// The report as the scheduler knows it.
Job as_job(const ExpectedReport& report) {
  Job job;
  job.id.value = kExpectedReportJob;
  job.timetable = report.timetable;
  job.timetable.job = job.id;
  return job;
}

/// When to look again; nothing if it is due now, or was never written ahead by this timetable.
std::optional<Instant> next_look(const Job& self, const Occurrences& occurrences, Instant now) {
  const std::optional<JobWatch> known = occurrences.watch(self.id);
  if (!known || known->written_until <= now || ahead(self, known, now).watch != *known) return std::nullopt;
  return known->written_until;
}

/// The last one that was sent before that.
std::optional<OccurrenceRecord> previous_report(const JobId& id, Instant before,
                                                const Occurrences& occurrences) {
  const std::vector<OccurrenceRecord> records = occurrences.list(id, before - kOldestReport, before);
  for (auto record = records.rbegin(); record != records.rend(); ++record)
    if (record->state == OccurrenceState::Started) return *record;
  return std::nullopt;
}

class ReportTurn {
 public:
  ReportTurn(const ExpectedReport& report, const JobIndex& jobs, Store& store, const MailDesk& desk,
             Instant now)
      : report_(report), jobs_(jobs), store_(store), desk_(desk), now_(now) {}

  /// The latest is sent; it says what earlier ones would have said.
  void take(const std::vector<OccurrenceRecord>& due) {
    for (const OccurrenceRecord& record : due) {
      const Instant at = record.occurrence.at;
      const bool is_latest = &record == &due.back();
      const OccurrenceState state = is_latest ? OccurrenceState::Started : OccurrenceState::Skipped;
      const char* why = is_latest ? "" : "a later one says what this one would have said";
      const bool decided = store_.occurrences().decide(record.occurrence.job, at, state, why, now_);
      if (decided && is_latest) send(record.occurrence);
    }
  }

 private:
  void send(const Occurrence& occurrence) {
    const auto previous = previous_report(occurrence.job, occurrence.at, store_.occurrences());
    const Instant since = previous ? previous->occurrence.at : occurrence.at - hours(24);
    const Instant written = previous ? previous->decided_at.value_or(since) : since;
    ExpectedDay day = expected_day(jobs_, store_, report_.timetable.zone, since, occurrence.at, written);
    day.organization = desk_.organization;
    for (const Recipient& to : report_.to) {
      day.locale = to.locale.value_or(report_.locale);
      Message message =
          mail_to(to, write_expected_day(day), occurrence.job, to_rfc3339(occurrence.at), desk_, now_);
      message.occurrence = occurrence.at;
      message.sent_by = kExpectedReportJob;
      message.retry_at = now_;  // wakes the sender
      store_.messages().plan(message);
    }
  }

  const ExpectedReport& report_;
  const JobIndex& jobs_;
  Store& store_;
  const MailDesk& desk_;
  Instant now_;
};

}  // namespace

std::optional<Instant> look_at_expected(const ExpectedReport& report, const JobIndex& jobs, Store& store,
                                        const MailDesk& desk, Instant now) {
  const Job self = as_job(report);
  if (const auto next = next_look(self, store.occurrences(), now)) return next;
  std::optional<Instant> next;
  store.transaction([&] {
    const CaughtUp caught_up = catch_up(self, now - kOldestReport, store, now);
    ReportTurn(report, jobs, store, desk, now).take(caught_up.due);
    if (caught_up.watch.written_until > now) next = caught_up.watch.written_until;
  });
  return next;
}

}  // namespace boletim
