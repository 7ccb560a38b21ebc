#pragma once
#include <filesystem>
#include <set>
#include <string>
#include <string_view>

#include "jobs/kpi/external_sort.h"
#include "jobs/kpi/number_set.h"

namespace boletim {

/// Finds ids that occur twice among any number of ids, in bounded memory. Numbers that lie close together
/// cost one bit each, in whatever order they come; of the others, those that arrive in ascending order, as
/// numbers or as texts of one length, cost no sorting.
class IdCheck {
 public:
  static constexpr std::size_t kBudget = std::size_t{16} << 20;  // bytes

  /// `scratch`: a directory for what does not fit in `budget`.
  explicit IdCheck(const std::filesystem::path& scratch, std::size_t budget = kBudget);
  void add(std::string_view id);
  /// Adds what another one has seen.
  void merge(IdCheck&& other);
  /// Throws Failure if ids occur twice; it names the first ten, bytewise. Call once.
  void finish();

 private:
  static constexpr std::size_t kNamed = 10;  ///< ids in the message
  void found(std::string_view id);

  NumberSet numbers_;
  ExternalSort ids_;  ///< those that `numbers_` does not take
  std::string key_;
  std::set<std::string> first_;  ///< the first that occur twice
  std::size_t twice_ = 0;        ///< how many do
};

}  // namespace boletim
