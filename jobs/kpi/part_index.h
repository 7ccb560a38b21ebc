#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "jobs/kpi/rules.h"
#include "jobs/kpi/traits.h"

namespace boletim {

/// Finds, among hundreds of parts of a job, those that a record may lie in, by its traits.
class PartIndex {
 public:
  /// `traits`: of the registry's rules. `layouts` outlives it.
  PartIndex(const std::vector<Axis>& traits, const Layouts& layouts) : traits_(traits), layouts_(layouts) {}

  /// What is about records with certain values only, and by which number it is found.
  void add(const Rules& rules, std::size_t number);
  bool empty() const { return columns_.empty(); }

  /// A record begins.
  void begin();
  /// It has, or had, these traits. Of a layout that lacks a column, it may lie in all parts by that column.
  void meet(std::int64_t layout, const std::string& traits);
  /// The numbers met so far, each once.
  const std::vector<std::size_t>& met() const { return met_; }

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  struct ByColumn {
    std::string column;  ///< of the layout
    std::unordered_map<std::string, std::vector<std::size_t>, Hash, std::equal_to<>> by_value{};
    std::vector<std::size_t> all{};
  };
  using Places = std::vector<std::optional<std::size_t>>;

  const Places& places(std::int64_t layout);
  void take(const std::vector<std::size_t>& numbers);

  const std::vector<Axis>& traits_;
  const Layouts& layouts_;
  std::vector<ByColumn> columns_;
  std::map<std::int64_t, Places> places_;  ///< of the columns, in the layouts met so far
  std::vector<bool> is_met_;               ///< by number
  std::vector<std::size_t> met_;
  std::vector<std::string_view> parts_, values_;  ///< reused
};

}  // namespace boletim
