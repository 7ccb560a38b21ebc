#pragma once
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jobs/kpi/bands.h"
#include "jobs/kpi/rules.h"
#include "jobs/registry/batch.h"
#include "jobs/values.h"

namespace boletim {

/// What stands between the segment values of one column in Finding::traits and Spell::traits.
inline constexpr char kBetweenValues = '\x1e';

/// The segment values of a column's fields, as its axis tells them: the field itself, its parts, or the band
/// that it is in. "" stands for none: null, blank, and what is no amount or date where bands are of such. The
/// ledger keeps them, so that a value of more than 1000 bytes is cut, and what separates values in the ledger
/// is a blank in them, as is NUL.
class SegmentValues {
 public:
  /// `axis` outlives it. Ages are counted to `now`.
  SegmentValues(const Axis& axis, Instant now);

  const Axis& axis() const { return axis_; }
  /// Those of a row, bytewise ordered, each once; "" alone where there is none. Valid until the next call,
  /// and as long as the column is.
  std::span<const std::string_view> of(const Column* column, std::size_t row);

  /// The labels of its bands; none if it has none.
  const std::vector<std::string>& labels() const { return labels_; }
  /// Which of them a row is in; nothing where it is in none.
  std::optional<std::size_t> band_of(const Column* column, std::size_t row) const;
  /// Those of a trimmed field without bands, else as of().
  std::span<const std::string_view> in(std::string_view field);

 private:
  void split(std::string_view field);
  std::string_view kept(std::string_view value);

  const Axis& axis_;
  Instant now_;
  std::vector<std::string> labels_;
  std::optional<BandFinder> bands_;
  std::vector<std::string_view> values_;
  std::deque<std::string> rewritten_;  ///< what `values_` may lie in
};

}  // namespace boletim
