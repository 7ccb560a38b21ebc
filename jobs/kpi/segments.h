#pragma once
#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "jobs/kpi/segment_values.h"
#include "jobs/kpi/text_numbers.h"
#include "jobs/registry/batch.h"

namespace boletim {

/// The segment values of one column as they turn up, numbered; which of them each record of a batch has.
class Segments {
 public:
  static constexpr std::size_t kMostValues = 10'000;
  static constexpr std::size_t kMostBytes = std::size_t{4} << 20;  ///< of all values together

  /// What to do if the column has too many values, or too long ones, to segment by.
  enum class TooMany { GiveUp, Fail };

  Segments(const Axis& axis, Instant now, TooMany too_many);

  const Axis& axis() const { return values_.axis(); }
  /// Fail stays.
  void expect(TooMany too_many) { too_many_ = std::max(too_many_, too_many); }
  bool given_up() const { return given_up_; }
  /// A batch begins of which `rows` may be asked for.
  void begin(const Column* column, const std::vector<std::size_t>& rows);
  /// Finds the segment values of its i-th row. Throws Failure if there are too many and it must not give up.
  void find(std::size_t i) {
    if (of_row_[i] == kUnknown) of_row_[i] = look_up(i);
  }
  /// Their numbers; none once it has given up. find() comes first.
  std::span<const std::uint32_t> groups_of(std::size_t i) const {
    if (given_up_) return {};
    const Field& field = fields_[of_row_[i]];
    return {groups_.data() + field.begin, field.size};
  }

  /// Adds another one's values: what their numbers are here.
  std::vector<std::uint32_t> merge(const Segments& other);

  std::size_t size() const { return names_.size(); }
  std::string_view name(std::size_t group) const { return names_[group]; }

 private:
  /// Where the groups of one field stand.
  struct Field {
    std::uint32_t begin, size;
  };
  static constexpr std::uint32_t kUnknown = 0xFFFFFFFF;
  static constexpr std::size_t kMostFields = std::size_t{1} << 16;  ///< remembered

  std::uint32_t look_up(std::size_t i);
  std::uint32_t add_field(std::string_view field);
  std::uint32_t group_of(std::string_view value);
  void forget_fields();

  SegmentValues values_;
  TooMany too_many_;
  bool given_up_ = false;
  TextNumbers names_;  ///< of the values
  std::size_t bytes_ = 0;
  TextNumbers known_;  ///< the fields so far, each as its whole text; of bands none
  std::vector<Field> fields_;
  std::vector<std::uint32_t> groups_;

  // Of the current batch.
  const Column* column_ = nullptr;
  const std::vector<std::size_t>* rows_ = nullptr;
  std::vector<std::uint32_t> of_row_;  ///< its field
};

}  // namespace boletim
