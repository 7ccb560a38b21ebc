#pragma once
#include <filesystem>
#include <string_view>

#include "jobs/kpi/external_sort.h"

namespace boletim {

/// Finds ids that occur twice among any number of ids, in bounded memory. Ids that arrive in ascending order,
/// as numbers or as texts of one length, cost no sorting.
class IdCheck {
 public:
  static constexpr std::size_t kBudget = std::size_t{16} << 20;  // bytes

  /// `scratch`: a directory for what does not fit in `budget`.
  explicit IdCheck(const std::filesystem::path& scratch, std::size_t budget = kBudget);
  void add(std::string_view id);
  /// Throws Failure if ids occur twice; it names the first ten, bytewise. Call once.
  void finish();

 private:
  ExternalSort ids_;
  std::string key_;
};

}  // namespace boletim
