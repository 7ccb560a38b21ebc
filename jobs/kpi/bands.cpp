#include "jobs/kpi/bands.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace boletim {
namespace {

/// In what bounds are compared in: hundredths of an amount, days of an age.
std::vector<std::int64_t> bounds_of(const Bands& bands) {
  std::vector<std::int64_t> bounds;
  for (const double bound : bands.bounds)
    bounds.push_back(std::llround(bands.kind == Bands::Kind::Numbers ? bound * 100 : bound));
  return bounds;
}

std::string text_of(std::int64_t value, Bands::Kind kind) {
  if (kind == Bands::Kind::Ages) return fmt::format("{}d", value);
  const std::int64_t whole = std::abs(value) / 100, rest = std::abs(value) % 100;
  const char* sign = value < 0 ? "-" : "";
  return rest == 0 ? fmt::format("{}{}", sign, whole) : fmt::format("{}{}.{:02}", sign, whole, rest);
}

}  // namespace

std::vector<std::string> band_labels(const Bands& bands) {
  const std::vector<std::int64_t> bounds = bounds_of(bands);
  const auto text = [&](std::int64_t value) { return text_of(value, bands.kind); };
  if (bounds.empty()) return {};
  std::vector<std::string> labels = {"< " + text(bounds.front())};
  for (std::size_t b = 1; b < bounds.size(); ++b) {
    const std::int64_t last = bounds[b] - 1;
    labels.push_back(last == bounds[b - 1] ? text(last)
                                           : fmt::format("{} – {}", text(bounds[b - 1]), text(last)));
  }
  labels.push_back("≥ " + text(bounds.back()));
  return labels;
}

BandFinder::BandFinder(const Bands& bands) : bounds_(bounds_of(bands)) {}

std::size_t BandFinder::of_date(Instant date, Instant now) const {
  return find(std::chrono::floor<std::chrono::days>(now - date).count());
}

std::size_t BandFinder::find(std::int64_t value) const {
  return static_cast<std::size_t>(std::upper_bound(bounds_.begin(), bounds_.end(), value) - bounds_.begin());
}

}  // namespace boletim
