#include "jobs/kpi/segment_values.h"

#include <algorithm>

#include "jobs/kpi/query_columns.h"
#include "jobs/registry/date_value.h"
#include "jobs/registry/number_value.h"
#include "jobs/registry/text.h"

namespace boletim {
namespace {

constexpr std::size_t kLongestValue = 1000;  // bytes
/// What the ledger separates values and columns by, and NUL, which no database holds: kept as something else
/// it would no longer stand where the values are sorted to.
constexpr std::string_view kUnkept("\x1e\x1f\0", 3);

}  // namespace

SegmentValues::SegmentValues(const Axis& axis, Instant now) : axis_(axis), now_(now) {
  if (!axis.bands) return;
  labels_ = band_labels(*axis.bands);
  bands_.emplace(*axis.bands);
}

std::span<const std::string_view> SegmentValues::of(const Column* column, std::size_t row) {
  if (!bands_) return in(text_at(column, row));
  const auto band = band_of(column, row);
  values_.assign(1, band ? std::string_view(labels_[*band]) : std::string_view());
  return values_;
}

std::optional<std::size_t> SegmentValues::band_of(const Column* column, std::size_t row) const {
  if (column == nullptr || column->is_null(row)) return std::nullopt;
  if (axis_.bands->kind == Bands::Kind::Numbers) {
    const auto amount = parse_number_value((*column)[row]);
    return amount ? std::optional(bands_->of_amount(*amount)) : std::nullopt;
  }
  const auto date = date_value_at(*column, row);
  return date ? std::optional(bands_->of_date(*date, now_)) : std::nullopt;
}

std::span<const std::string_view> SegmentValues::in(std::string_view field) {
  rewritten_.clear();
  values_.clear();
  if (axis_.many.empty())
    values_.push_back(kept(field));
  else
    split(field);
  return values_;
}

void SegmentValues::split(std::string_view field) {
  while (!field.empty()) {
    const std::size_t end = field.find(axis_.many);
    const std::string_view value = kept(trim(field.substr(0, end)));
    if (!value.empty()) values_.push_back(value);
    if (end == std::string_view::npos) break;
    field.remove_prefix(end + axis_.many.size());
  }
  if (values_.empty()) values_.emplace_back();
  std::sort(values_.begin(), values_.end());
  values_.erase(std::unique(values_.begin(), values_.end()), values_.end());
}

/// A value as the ledger can hold it.
std::string_view SegmentValues::kept(std::string_view value) {
  if (value.size() <= kLongestValue && value.find_first_of(kUnkept) == std::string_view::npos) return value;
  std::string& text = rewritten_.emplace_back(value.substr(0, kLongestValue));
  if (value.size() > kLongestValue) {
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80) text.pop_back();
    if (!text.empty()) text.pop_back();
    text += "…";
  }
  for (char& c : text)
    if (kUnkept.find(c) != std::string_view::npos) c = ' ';
  return text;
}

}  // namespace boletim
