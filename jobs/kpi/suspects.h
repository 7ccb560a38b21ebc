#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jobs/kpi/query_columns.h"
#include "jobs/kpi/shared_values.h"
#include "jobs/kpi/snapshot.h"
#include "jobs/kpi/verdicts.h"
#include "jobs/registry/batch.h"
#include "jobs/registry/placeholders.h"

namespace boletim {

inline constexpr std::size_t kMostSuspects = 100;  ///< reported of a column

/// Finds usable addresses and numbers that more than so many records share: the shop's own, the accountant's,
/// the one that a clerk types to get on. Addresses are compared in lower case, numbers by their national
/// digits, each of several values in a field by itself. Memory and exactness are those of SharedValues, of
/// each part.
class Suspects {
 public:
  /// `above` = 0: nothing is looked at. `parts`: how many will be merged, such as one a reader. References
  /// outlive it.
  Suspects(int above, const QueryColumns& columns, const Placeholders& placeholders, int parts = 1);

  /// `verdicts` has judged `rows` of the batch.
  void add(const Batch& batch, const std::vector<std::size_t>& rows, const Verdicts& verdicts);
  /// What another one saw of the same registry.
  void merge(const Suspects& other);
  /// By column: email, phone, mobile; the most shared ones first, equally shared ones bytewise.
  std::vector<Suspect> found() const;

 private:
  /// A value of the batch, by its hash; `value` as it stands there.
  struct Seen {
    std::uint64_t hash;
    std::string_view value;
  };

  void see(char group, std::string_view value);
  void see_field(char group, std::string_view field, std::string_view country);
  void count(char group);

  const QueryColumns& columns_;
  const Placeholders& placeholders_;
  std::optional<SharedValues> values_;  ///< nothing = nothing is looked at
  std::vector<Seen> seen_;              ///< of a column of the batch
  std::string key_;                     ///< reused
};

}  // namespace boletim
