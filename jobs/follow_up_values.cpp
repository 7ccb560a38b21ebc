#include "jobs/follow_up_values.h"

#include <algorithm>
#include <array>

#include "jobs/failure.h"
#include "jobs/heading_values.h"
#include "jobs/kpi/external_sort.h"
#include "jobs/kpi/flagged_codec.h"
#include "jobs/record_link.h"

namespace boletim {
namespace {

using Kind = FollowUpRow::Kind;
static_assert(static_cast<std::size_t>(Kind::Corrected) ==
              static_cast<std::size_t>(FlaggedChange::Kind::Corrected));
static_assert(static_cast<std::size_t>(Kind::Open) == FlaggedChange::kKinds);

Kind kind_of(const Flagged& record) {
  return record.change ? static_cast<Kind>(record.change->kind) : Kind::Open;
}

/// Records by the begin of their episode.
class OldestFirst {
 public:
  OldestFirst(FlaggedRows& rows, const RowSelection& selection, const std::filesystem::path& scratch)
      : sort_(scratch / "oldest", kBudget) {
    auto selected = selection.numbers.begin();
    std::string key, bytes;
    Flagged record;
    for (std::int64_t number = 0; rows.next_outline(record); ++number) {
      if (!selection.numbers.empty()) {
        if (selected == selection.numbers.end()) break;
        if (*selected != number) continue;
        ++selected;
      }
      rows.complete(record);
      put_key(record.since.value_or(Instant::max()), key);
      encode(record, bytes);
      sort_.add(key, bytes);
    }
    sort_.begin();
  }

  bool next(Flagged& record) {
    std::string_view key, bytes;
    if (!sort_.next(key, bytes)) return false;
    if (!decode(bytes, record))
      throw Failure("a temporary file of records is damaged; check the disk, run the job again");
    return true;
  }

 private:
  static constexpr std::size_t kBudget = std::size_t{32} << 20;  // bytes of memory

  /// Bytes that order as instants do, those before 1970 first.
  static void put_key(Instant at, std::string& key) {
    constexpr std::uint64_t kSign = std::uint64_t{1} << 63;
    const std::uint64_t seconds = static_cast<std::uint64_t>(at.time_since_epoch().count()) ^ kSign;
    key.clear();
    for (int shift = 56; shift >= 0; shift -= 8) key += static_cast<char>(seconds >> shift & 0xFF);
  }

  ExternalSort sort_;
};

class RowsOfFollowUp : public FollowUpRows {
 public:
  RowsOfFollowUp(const Job& job, const Snapshot& snapshot, FlaggedRows& changes, FlaggedRows& open,
                 const FollowUpSelection& selection, const std::filesystem::path& scratch)
      : zone_(job.timetable.zone),
        record_url_(job.record_url),
        kpis_(job.rules.kpis.size()),
        taken_at_(snapshot.taken_at),
        changes_(changes),
        open_(open, selection.open, scratch) {
    for (const FollowUpCount& count : selection.changes)
      left_[static_cast<std::size_t>(count.kind)] = count.shown;
  }

  bool next(FollowUpRow& row) override {
    while (changes_.next_outline(record_)) {
      if (left_[static_cast<std::size_t>(kind_of(record_))]-- <= 0) continue;
      changes_.complete(record_);
      fill(row);
      return true;
    }
    if (!open_.next(record_)) return false;
    fill(row);
    return true;
  }

 private:
  void fill(FollowUpRow& row) const {
    row.kind = kind_of(record_);
    row.id = record_.id;
    row.name = record_.name;
    row.owner = record_.owner;
    row.axes = record_.axes;
    row.link = record_.name.empty() ? "" : record_link(record_url_, record_.id);  // what is gone has no page
    row.kpis.assign(kpis_, false);
    for (std::size_t k = 0; k < kpis_; ++k) row.kpis[k] = (record_.kpis >> k & 1U) != 0;
    const std::optional<Instant> at = record_.change ? std::optional(record_.change->at) : record_.since;
    row.at.reset();
    row.days.reset();
    if (at) row.at = civil(zone_.wall(*at).date);
    if (!record_.since) return;
    const Instant until = record_.change ? record_.change->until : taken_at_;
    row.days = std::chrono::floor<std::chrono::days>(until - *record_.since).count();
  }

  const Zone& zone_;
  const std::string& record_url_;
  std::size_t kpis_;
  Instant taken_at_;
  FlaggedRows& changes_;
  OldestFirst open_;
  std::array<std::int64_t, FlaggedChange::kKinds> left_{};  ///< to show, by kind
  Flagged record_;
};

}  // namespace

FollowUpSelection select_follow_up(FlaggedRows& changes, FlaggedRows& open, const ReportSpec& report) {
  FollowUpSelection selection;
  for (Flagged record; changes.next_outline(record);) {
    const Kind kind = kind_of(record);
    if (selection.changes.empty() || selection.changes.back().kind != kind)
      selection.changes.push_back({kind, 0, 0});
    ++selection.changes.back().rows;
  }
  for (FollowUpCount& count : selection.changes)
    count.shown = std::min(count.rows, report.limit.value_or(count.rows));
  selection.open = select_rows(open, report.oldest);
  return selection;
}

FollowUpReport follow_up_values(const Job& job, const Snapshot& snapshot, const TrendReport& trend,
                                const FollowUpSelection& selection, bool has_rows,
                                const std::string& all_in) {
  FollowUpReport report;
  report.heading = trend.heading;
  report.kpis = trend.kpis;
  for (KpiFigures& kpi : report.kpis) kpi.course.clear();
  report.axes = trend.axes;
  report.owners = trend.owners;
  report.registered = trend.registered;
  if (snapshot.previous_at) report.since = civil_time(*snapshot.previous_at, job.timetable.zone);
  report.masked = false;  // it has names and no other personal data
  report.has_rows = has_rows;
  report.counts = selection.changes;
  if (selection.open.flagged > 0)
    report.counts.push_back({Kind::Open, selection.open.flagged, selection.open.shown});
  report.all_in = all_in;
  return report;
}

std::unique_ptr<FollowUpRows> follow_up_rows(const Job& job, const Snapshot& snapshot, FlaggedRows& changes,
                                             FlaggedRows& open, const FollowUpSelection& selection,
                                             const std::filesystem::path& scratch) {
  return std::make_unique<RowsOfFollowUp>(job, snapshot, changes, open, selection, scratch);
}

}  // namespace boletim
