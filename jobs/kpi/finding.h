#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jobs/registry/contact_state.h"
#include "jobs/values.h"

namespace boletim {

/// What a pass found of one active record that is not ignored. KPIs are bits, in the order of
/// RegistryRules::kpis. Columns that the query does not yield are blank.
struct Finding {
  std::string id;
  std::uint64_t flagged = 0;
  std::uint64_t before =
      0;  ///< flagged by the rules of the previous pass; as `flagged` where they are the same
  std::uint64_t declined = 0;  ///< would be flagged, but the customer has not or refuses to give it
  /// Not flagged, and corrected neither: what was wrong is no longer there, nothing usable is in its place.
  std::uint64_t emptied = 0;
  std::vector<std::string> traits;  ///< in the order of RegistryRules::traits; several values between '\x1e'
  std::optional<Instant> created_at, updated_at;
  std::string name;
  // What a detail report shows besides; blank where nothing is flagged.
  std::string tax_id, email, phone, mobile, owner;
  ContactState email_state = ContactState::Missing;
  ContactState phone_state = ContactState::Missing;   ///< of `phone`, as a number one can call
  ContactState mobile_state = ContactState::Missing;  ///< of `mobile`, as a mobile number
  bool operator==(const Finding&) const = default;
};

/// Takes what a pass finds, in the order of the records.
class FindingSink {
 public:
  virtual ~FindingSink() = default;
  /// Whether a record of which nothing is flagged matters all the same: it had been flagged. May say yes too
  /// often.
  virtual bool wants(std::string_view id) const = 0;
  virtual void add(const Finding& finding) = 0;
};

/// Where the findings of several readers go, each reader's to a sink of its own.
class FindingSinks {
 public:
  virtual ~FindingSinks() = default;
  /// So many sinks, each for one thread; they live as long as this does. Called once.
  virtual std::vector<FindingSink*> open(std::size_t readers) = 0;
};

}  // namespace boletim
