#include "jobs/kpi/day_tally.h"

#include <algorithm>
#include <cmath>

namespace boletim {
namespace {

constexpr double kDay = 86'400;         // seconds
constexpr double kFinest = 3'600;       // seconds: spans below share a bucket
constexpr double kBucketsTwofold = 64;  // buckets in which a span doubles: 1.1 % from one to the next

std::size_t bucket_of(double seconds) {
  if (seconds < kFinest) return 0;
  return 1 + static_cast<std::size_t>(kBucketsTwofold * std::log2(seconds / kFinest));
}

}  // namespace

void DayTally::add(std::chrono::seconds span) {
  const double seconds = std::max(0.0, static_cast<double>(span.count()));
  ++count_;
  sum_ += seconds;
  if (buckets_.empty() && spans_.size() < kExact) return spans_.push_back(seconds);
  for (const double kept : spans_) put_in_bucket(kept);
  std::vector<double>().swap(spans_);
  put_in_bucket(seconds);
}

void DayTally::put_in_bucket(double seconds) {
  const std::size_t bucket = bucket_of(seconds);
  if (buckets_.size() <= bucket) buckets_.resize(bucket + 1);
  ++buckets_[bucket].count;
  buckets_[bucket].sum += seconds;
}

double DayTally::percentile(const std::vector<Bucket>& ascending, std::int64_t count, double part) {
  const double place = part * static_cast<double>(count - 1);
  const auto below = static_cast<std::int64_t>(place);
  const auto at = [&](std::int64_t rank) {
    for (const Bucket& bucket : ascending) {
      if (rank < bucket.count) return bucket.sum / static_cast<double>(bucket.count);
      rank -= bucket.count;
    }
    return 0.0;
  };
  const double low = at(below);
  const double rest = place - static_cast<double>(below);
  return (rest == 0 ? low : low + rest * (at(below + 1) - low)) / kDay;
}

std::optional<DaySpread> DayTally::spread() const {
  if (count_ == 0) return std::nullopt;
  std::vector<Bucket> ascending = buckets_;
  if (ascending.empty()) {
    std::vector<double> spans = spans_;
    std::sort(spans.begin(), spans.end());
    for (const double span : spans) ascending.push_back({1, span});
  }
  return DaySpread{sum_ / static_cast<double>(count_) / kDay, percentile(ascending, count_, 0.5),
                   percentile(ascending, count_, 0.9)};
}

}  // namespace boletim
