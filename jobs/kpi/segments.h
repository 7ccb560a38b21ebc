#pragma once
#include <algorithm>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "jobs/kpi/segment_values.h"
#include "jobs/registry/batch.h"

namespace boletim {

/// The segment values of one column as they turn up, numbered; which of them each record of a batch has.
class Segments {
 public:
  static constexpr std::size_t kMostValues = 10'000;
  static constexpr std::size_t kMostBytes = std::size_t{4} << 20;  ///< of all values together

  /// What to do if the column has too many values, or too long ones, to segment by.
  enum class TooMany { GiveUp, Fail };

  Segments(const Axis& axis, TooMany too_many) : values_(axis), too_many_(too_many) {}

  const Axis& axis() const { return values_.axis(); }
  /// Fail stays.
  void expect(TooMany too_many) { too_many_ = std::max(too_many_, too_many); }
  bool given_up() const { return given_up_; }
  /// A batch begins of which `rows` are asked for.
  void begin(const Column* column, const std::vector<std::size_t>& rows);
  /// Numbers of the segment values of its i-th row; none once it has given up. Throws Failure if there are
  /// too many values and it must not.
  std::span<const std::uint32_t> groups_of(std::size_t i);

  std::size_t size() const { return names_.size(); }
  const std::string& name(std::size_t group) const { return *names_[group]; }

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  std::uint32_t group_of(std::string_view value);

  SegmentValues values_;
  TooMany too_many_;
  bool given_up_ = false;
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> groups_;
  std::vector<const std::string*> names_;  ///< keys of `groups_`
  std::size_t bytes_ = 0;

  // Of the current batch.
  static constexpr std::uint32_t kUnknown = 0xFFFFFFFF;
  const Column* column_ = nullptr;
  const std::vector<std::size_t>* rows_ = nullptr;
  std::vector<std::uint32_t> of_row_;
};

}  // namespace boletim
