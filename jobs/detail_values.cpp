#include "jobs/detail_values.h"

#include <algorithm>

#include "jobs/heading_values.h"
#include "jobs/part_rows.h"
#include "jobs/record_link.h"
#include "jobs/registry/masking.h"
#include "jobs/registry/phone.h"
#include "jobs/registry/tax_id.h"
#include "jobs/trend_values.h"

namespace boletim {
namespace {

using Verdict = ContactCell::Verdict;

Verdict verdict_of(ContactState state) {
  switch (state) {
    case ContactState::Missing:
      return Verdict::Missing;
    case ContactState::Placeholder:
      return Verdict::Placeholder;
    case ContactState::Malformed:
      return Verdict::Malformed;
    case ContactState::Landline:
      return Verdict::Landline;
    case ContactState::Correctable:
      return Verdict::Correctable;
    case ContactState::Usable:
      break;
  }
  return Verdict::Good;
}

/// A row's place by age: flagged first comes first, then in the order of the spill.
struct Age {
  Instant since;
  std::int64_t number;
  auto operator<=>(const Age&) const = default;
};

/// The `limit` oldest of ages as they come. Cutting them down now and then costs a fraction of a heap.
class Oldest {
 public:
  explicit Oldest(std::size_t limit) : limit_(limit) {}
  void add(const Age& age) {
    if (youngest_ && *youngest_ < age) return;
    kept_.push_back(age);
    if (kept_.size() >= 2 * limit_) cut();
  }
  /// Their numbers, ascending.
  std::vector<std::int64_t> numbers() {
    cut();
    std::vector<std::int64_t> numbers;
    for (const Age& age : kept_) numbers.push_back(age.number);
    std::sort(numbers.begin(), numbers.end());
    return numbers;
  }

 private:
  void cut() {
    if (kept_.size() <= limit_) return;
    const auto last = kept_.begin() + static_cast<std::ptrdiff_t>(limit_) - 1;
    std::nth_element(kept_.begin(), last, kept_.end());
    youngest_ = *last;
    kept_.resize(limit_);
  }

  std::size_t limit_;
  std::vector<Age> kept_;
  std::optional<Age> youngest_;  ///< of those kept at the last cut
};

void count_in_group(std::vector<DetailGroup>& groups, const std::string& value) {
  if (groups.empty() || groups.back().value != value) groups.push_back({value, 0, 0});
  ++groups.back().rows;
}

const std::string& first_axis(const Flagged& record) {
  static const std::string none;
  return record.axes.empty() ? none : record.axes.front();
}

class SelectedRows : public DetailRows {
 public:
  SelectedRows(const Job& job, const Snapshot& snapshot, FlaggedRows& rows, const RowSelection& selection,
               bool masked)
      : zone_(job.timetable.zone),
        record_url_(job.record_url),
        kpis_(job.rules.kpis.size()),
        taken_at_(snapshot.taken_at),
        rows_(rows),
        selection_(selection),
        masked_(masked) {}

  bool next(DetailRow& row) override {
    while (rows_.next_outline(record_)) {
      if (!is_selected(number_++)) continue;
      rows_.complete(record_);
      fill(row);
      return true;
    }
    return false;
  }

 private:
  bool is_selected(std::int64_t number) {
    if (selection_.numbers.empty()) return true;
    if (next_ == selection_.numbers.size() || selection_.numbers[next_] != number) return false;
    ++next_;
    return true;
  }

  void fill(DetailRow& row) {
    row.id = record_.id;
    row.name = record_.name;
    row.owner = record_.owner;
    row.link = record_link(record_url_, record_.id);
    row.axes = record_.axes;
    row.tax_id = masked_ ? mask_tax_id(record_.tax_id) : punctuated_tax_id(record_.tax_id);
    fill_cell(row.email, record_.email, record_.email_state, mask_email);
    fill_cell(row.phone, record_.phone, record_.phone_state, mask_phone);
    fill_cell(row.mobile, record_.mobile, record_.mobile_state, mask_phone);
    row.flagged.assign(kpis_, false);
    for (std::size_t k = 0; k < kpis_; ++k) row.flagged[k] = (record_.kpis >> k & 1U) != 0;
    row.since.reset();
    row.days.reset();
    if (record_.since) {
      row.since = civil(zone_.wall(*record_.since).date);
      row.days = std::chrono::floor<std::chrono::days>(taken_at_ - *record_.since).count();
    }
  }

  /// A placeholder is nobody's datum and is shown as typed, so that it can be found; all else is masked.
  void fill_cell(ContactCell& cell, const std::string& value, ContactState state,
                 std::string (*mask)(std::string_view)) {
    const bool hide = masked_ && state != ContactState::Placeholder;
    cell.verdict = verdict_of(state);
    cell.value = hide ? mask(value) : value;
    cell.suggestion.clear();
    if (state != ContactState::Correctable) return;
    const std::string likely = suggest_mobile(value);
    cell.suggestion = hide ? mask(likely) : likely;
  }

  const Zone& zone_;
  const std::string& record_url_;
  std::size_t kpis_;
  Instant taken_at_;
  FlaggedRows& rows_;
  const RowSelection& selection_;
  bool masked_;
  Flagged record_;
  std::int64_t number_ = 0;
  std::size_t next_ = 0;
};

}  // namespace

RowSelection select_rows(FlaggedRows& rows, std::optional<std::int64_t> limit, std::size_t kpis) {
  RowSelection selection;
  selection.of_kpis.assign(kpis, 0);
  Oldest oldest(static_cast<std::size_t>(limit.value_or(0)));
  Flagged record;
  while (rows.next_outline(record)) {
    count_in_group(selection.groups, first_axis(record));
    for (std::size_t k = 0; k < kpis; ++k)
      selection.of_kpis[k] += static_cast<std::int64_t>(record.kpis >> k & 1U);
    if (limit) oldest.add({record.since.value_or(Instant::max()), selection.flagged});
    ++selection.flagged;
  }
  selection.shown = limit ? std::min(*limit, selection.flagged) : selection.flagged;
  if (selection.shown < selection.flagged) selection.numbers = oldest.numbers();

  std::int64_t end = 0;
  auto number = selection.numbers.begin();
  for (DetailGroup& group : selection.groups) {
    end += group.rows;
    const auto past = std::lower_bound(number, selection.numbers.end(), end);
    group.shown = selection.numbers.empty() ? group.rows : past - number;
    number = past;
  }
  return selection;
}

const RowSelection& RowSelections::of(const Part& part, std::optional<std::int64_t> limit) {
  Found& found = [&]() -> Found& {
    const std::lock_guard lock(mutex_);
    return found_[{part, limit}];
  }();
  std::call_once(found.once, [&] {
    const auto rows = flagged_of_part(job_, run_, part, work_dir_);
    found.rows = select_rows(*rows, limit, job_.rules.kpis.size());
  });
  return found.rows;
}

DetailReport detail_values(const Job& job, const Snapshot& snapshot, const RowSelection& selection,
                           const Heading& heading, bool masked, const std::string& all_in) {
  const auto has = [&columns = snapshot.columns](const char* name) {
    return std::find(columns.begin(), columns.end(), name) != columns.end();
  };
  DetailReport report;
  report.heading = heading;
  for (const Kpi& kpi : job.rules.kpis) report.kpis.push_back(kpi_title(kpi, heading.locale));
  for (const Axis& axis : job.rules.axes) report.axes.push_back(axis.title);
  report.has_tax_id = has("tax_id");
  report.has_email = has("email");
  report.has_phone = has("phone");
  report.has_mobile = has("mobile");
  report.has_owner = has("owner");
  report.has_since = true;
  report.has_link = !job.record_url.empty();
  report.masked = masked;
  report.flagged = selection.flagged;
  report.shown = selection.shown;
  report.all_in = all_in;
  report.groups = selection.groups;
  return report;
}

std::unique_ptr<DetailRows> detail_rows(const Job& job, const Snapshot& snapshot, FlaggedRows& rows,
                                        const RowSelection& selection, bool masked) {
  return std::make_unique<SelectedRows>(job, snapshot, rows, selection, masked);
}

}  // namespace boletim
