#include "jobs/kpi/pass.h"

#include <deque>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "jobs/failure.h"
#include "jobs/kpi/active_rows.h"
#include "jobs/kpi/finder.h"
#include "jobs/kpi/id_check.h"
#include "jobs/kpi/query_columns.h"
#include "jobs/kpi/segments.h"
#include "jobs/kpi/suspects.h"
#include "jobs/kpi/verdicts.h"
#include "jobs/kpi/view_tally.h"

namespace boletim {
namespace {

constexpr std::size_t kLongestId = 1000;  // bytes

std::vector<const Rules*> rules_of(const std::vector<View>& views) {
  std::vector<const Rules*> rules;
  for (const View& view : views) rules.push_back(view.rules);
  return rules;
}

std::vector<std::string> split_columns_of(const std::vector<View>& views) {
  std::vector<std::string> columns;
  for (const View& view : views)
    for (const ViewSplit& split : view.splits) columns.push_back(split.column);
  return columns;
}

}  // namespace

class Pass::Work {
 public:
  Work(const PassTask& task, const std::vector<std::string>& names, const std::filesystem::path& scratch,
       FindingSink* findings)
      : columns_(rules_of(task.views), names, split_columns_of(task.views)),
        verdicts_(task.rules.kpis, columns_, *task.rules.placeholders),
        suspects_(task.rules.suspect_above, columns_, *task.rules.placeholders, task.parts),
        active_(task.rules.ignore),
        values_(columns_, task.views.empty() ? std::string() : task.views.front().currency, task.taken_at),
        ids_(scratch) {
    for (const View& view : task.views)
      views_.emplace_back(view, task.rules, task.taken_at, columns_, verdicts_, values_, segments_);
    if (findings != nullptr)
      finder_.emplace(task.rules, task.before, task.taken_at, columns_, verdicts_, *findings);
  }

  void add(const Batch& batch) {
    if (batch.columns.size() != columns_.size()) {
      throw Failure(fmt::format("the source yields {} columns instead of {}; please report this as a bug",
                                batch.columns.size(), columns_.size()));
    }
    replaced_ += batch.replaced;
    check_ids(batch);
    active_.split(batch, columns_, rows_.active, rows_.inactive);
    verdicts_.judge(batch, rows_.active);
    suspects_.add(batch, rows_.active, verdicts_);
    values_.read(batch, rows_.active, verdicts_);
    begin_segments(batch);
    for (ViewTally& view : views_) view.add(batch, rows_);
    if (finder_) finder_->add(batch, rows_.active);
  }

  void add_counted(const CountedGroups& groups) {
    replaced_ += groups.batch.replaced;
    are_counted_ = true;
    active_.split(groups.batch, columns_, rows_.active, rows_.inactive);
    verdicts_.judge(groups.batch, rows_.active);
    values_.read(groups.batch, rows_.active, verdicts_);
    begin_segments(groups.batch);
    for (ViewTally& view : views_) view.add_counted(groups, rows_);
  }

  void tell(const Batch& batch) {
    active_.split(batch, columns_, rows_.active, rows_.inactive);
    verdicts_.judge(batch, rows_.active);
    if (finder_) finder_->add(batch, rows_.active);
  }

  void merge(Work&& other) {
    ids_.merge(std::move(other.ids_));
    suspects_.merge(other.suspects_);
    replaced_ += other.replaced_;
    Renumbering renumbering;
    renumbering.currencies = values_.merge(other.values_);
    renumbering.groups.resize(segments_.size());
    for (std::size_t trait = 0; trait < segments_.size(); ++trait)
      if (segments_[trait]) renumbering.groups[trait] = segments_[trait]->merge(*other.segments_[trait]);
    for (std::size_t v = 0; v < views_.size(); ++v) views_[v].merge(other.views_[v], renumbering);
  }

  std::vector<Counts> finish() {
    ids_.finish();
    std::vector<Counts> counts;
    for (const ViewTally& view : views_) {
      counts.push_back(view.counts());
      if (view.is_part()) continue;  // whose records they are nobody knows
      counts.back().replaced = replaced_;
      if (!are_counted_) counts.back().suspects = suspects_.found();
    }
    return counts;
  }

  std::vector<SplitCounts> splits(std::size_t view) const { return views_[view].splits(); }

 private:
  void check_ids(const Batch& batch);
  void begin_segments(const Batch& batch) {
    for (const auto& segments : segments_)
      if (segments) segments->begin(columns_.of(batch, segments->axis().column), rows_.active);
  }

  const QueryColumns columns_;
  Verdicts verdicts_;
  Suspects suspects_;
  const ActiveRows active_;
  ImpactValues values_;
  IdCheck ids_;
  SegmentsByTrait segments_;
  std::deque<ViewTally> views_;
  std::optional<Finder> finder_;
  std::int64_t read_ = 0;  ///< records so far
  std::int64_t replaced_ = 0;
  bool are_counted_ = false;  ///< some by their source
  BatchRows rows_;            ///< of the current batch
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

Pass::Pass(const PassTask& task, const std::vector<std::string>& columns,
           const std::filesystem::path& scratch, FindingSink* findings)
    : work_(std::make_unique<Work>(task, columns, scratch, findings)) {}

Pass::~Pass() = default;

void Pass::add(const Batch& batch) {
  work_->add(batch);
}

void Pass::add_counted(const CountedGroups& groups) {
  work_->add_counted(groups);
}

void Pass::tell(const Batch& batch) {
  work_->tell(batch);
}

void Pass::merge(Pass&& other) {
  work_->merge(std::move(*other.work_));
}

std::vector<Counts> Pass::finish() {
  return work_->finish();
}

std::vector<SplitCounts> Pass::splits(std::size_t view) const {
  return work_->splits(view);
}

}  // namespace boletim
