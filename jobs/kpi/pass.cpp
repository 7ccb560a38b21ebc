#include "jobs/kpi/pass.h"

#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "jobs/failure.h"
#include "jobs/kpi/declined.h"
#include "jobs/kpi/id_check.h"
#include "jobs/kpi/judgement.h"
#include "jobs/kpi/query_columns.h"
#include "jobs/kpi/segments.h"
#include "jobs/kpi/selection.h"
#include "jobs/kpi/verdict.h"
#include "jobs/registry/date_value.h"

namespace boletim {
namespace {

constexpr std::size_t kLongestId = 1000;    // bytes
constexpr std::size_t kLongestText = 4000;  // bytes of any other value that a detail report shows

/// What a report shows of a value: all of it, unless nobody could have meant it to be read.
void show(std::string_view value, std::string& text) {
  text = value.substr(0, kLongestText);
  if (value.size() <= kLongestText) return;
  while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80) text.pop_back();
  if (!text.empty()) text.pop_back();
  text += "…";
}

}  // namespace

class Pass::Work {
 public:
  Work(const Rules& rules, const std::vector<std::string>& names, const std::string& scratch,
       FlaggedSink& flagged)
      : rules_(rules),
        columns_(rules_, names),
        verdicts_(verdicts_of(rules_.kpis, columns_)),
        selection_(rules_),
        judgement_(columns_, *rules_.placeholders, subjects_of(verdicts_)),
        ids_(scratch),
        flagged_(flagged),
        whole_(verdicts_.size()) {
    for (const Axis& axis : rules_.axes) axes_.emplace_back(axis.column, verdicts_.size());
    groups_.resize(axes_.size());
    row_.axes.resize(axes_.size());
    whole_.add_group();
  }

  void add(const Batch& batch) {
    if (batch.columns.size() != columns_.size()) {
      throw Failure(fmt::format("the source yields {} columns instead of {}; please report this as a bug",
                                batch.columns.size(), columns_.size()));
    }
    counts_.replaced += batch.replaced;
    check_ids(batch);
    counts_.inactive += selection_.select(batch, columns_, rows_);
    judgement_.judge(batch, rows_);
    read_declined(batch, columns_, rows_, declined_);
    group(batch);
    count();
    hand_on(batch);
  }

  Counts finish() {
    ids_.finish();
    counts_.total = whole_.total(0);
    for (std::size_t k = 0; k < verdicts_.size(); ++k) {
      counts_.kpis.push_back({rules_.kpis[k].id, verdicts_[k].mapped, whole_.count(0, k)});
    }
    for (const Segments& axis : axes_) counts_.axes.push_back(axis.counts());
    return std::move(counts_);
  }

 private:
  void check_ids(const Batch& batch);
  void group(const Batch& batch);
  void count();
  void hand_on(const Batch& batch);

  const Rules rules_;
  const QueryColumns columns_;
  const std::vector<Verdict> verdicts_;
  const Selection selection_;
  Judgement judgement_;
  IdCheck ids_;
  FlaggedSink& flagged_;
  Tally whole_;
  std::vector<Segments> axes_;
  Counts counts_;
  std::int64_t read_ = 0;  ///< records so far

  // Of the current batch: the rows that count, and element by element what is known of each.
  std::vector<std::size_t> rows_;
  std::vector<Channels> declined_;
  std::vector<std::vector<std::size_t>> groups_;  ///< by axis
  std::vector<std::uint32_t> kpis_;               ///< bit k: flagged by the k-th KPI
  Flagged row_;                                   ///< reused, so that its texts keep their memory
};

void Pass::Work::check_ids(const Batch& batch) {
  const Column* ids = columns_.of(batch, "id");
  for (std::size_t row = 0; row < batch.rows(); ++row) {
    ++read_;
    const std::string_view id = text_at(ids, row);
    if (id.empty()) {
      throw Failure(fmt::format(
          "record {} of the query has no id; write the query so that `id` is never null or blank", read_));
    }
    if (id.size() > kLongestId) {
      throw Failure(fmt::format(
          "the id of record {} has {} bytes, at most {} are possible; choose another column as `id`", read_,
          id.size(), kLongestId));
    }
    ids_.add(id);
  }
}

void Pass::Work::group(const Batch& batch) {
  for (std::size_t a = 0; a < axes_.size(); ++a) {
    const Column* column = columns_.of(batch, rules_.axes[a].column);
    groups_[a].clear();
    for (const std::size_t row : rows_) {
      const std::size_t group = axes_[a].group_of(text_at(column, row));
      axes_[a].tally.record(group);
      groups_[a].push_back(group);
    }
  }
  for (std::size_t i = 0; i < rows_.size(); ++i) whole_.record(0);
}

void Pass::Work::count() {
  kpis_.assign(rows_.size(), 0);
  for (std::size_t k = 0; k < verdicts_.size(); ++k) {
    const Verdict& verdict = verdicts_[k];
    if (!verdict.mapped) continue;
    const std::vector<ContactState>& states = judgement_.of(verdict.subject);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (!verdict.flags(states[i])) continue;
      if (verdict.is_declined(declined_[i])) {
        whole_.declined(0, k);
        for (std::size_t a = 0; a < axes_.size(); ++a) axes_[a].tally.declined(groups_[a][i], k);
      } else {
        whole_.flagged(0, k, states[i]);
        for (std::size_t a = 0; a < axes_.size(); ++a) axes_[a].tally.flagged(groups_[a][i], k, states[i]);
        kpis_[i] |= std::uint32_t{1} << k;
      }
    }
  }
}

void Pass::Work::hand_on(const Batch& batch) {
  const auto column = [&](std::string_view name) { return columns_.of(batch, name); };
  const Column* created_at = column("created_at");
  const std::pair<const Column*, std::string*> texts[] = {
      {column("name"), &row_.name},   {column("tax_id"), &row_.tax_id}, {column("email"), &row_.email},
      {column("phone"), &row_.phone}, {column("mobile"), &row_.mobile}, {column("owner"), &row_.owner}};
  const Column* ids = column("id");
  std::vector<const Column*> axes;
  for (const Axis& axis : rules_.axes) axes.push_back(column(axis.column));
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (kpis_[i] == 0) continue;
    const std::size_t row = rows_[i];
    row_.id = text_at(ids, row);
    for (const auto& [from, to] : texts) show(text_at(from, row), *to);
    for (std::size_t a = 0; a < axes.size(); ++a) row_.axes[a] = text_at(axes[a], row);
    row_.kpis = kpis_[i];
    row_.email_state = judgement_.email(i);
    row_.phone_state = judgement_.phone(i);
    row_.mobile_state = judgement_.mobile(i);
    row_.created_at = parse_date_value(text_at(created_at, row));
    flagged_.add(row_);
  }
}

Pass::Pass(const Rules& rules, const std::vector<std::string>& columns, const std::string& scratch,
           FlaggedSink& flagged)
    : work_(std::make_unique<Work>(rules, columns, scratch, flagged)) {}

Pass::~Pass() = default;

void Pass::add(const Batch& batch) {
  work_->add(batch);
}

Counts Pass::finish() {
  return work_->finish();
}

}  // namespace boletim
