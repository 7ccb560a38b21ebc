#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "jobs/values.h"
#include "reports/heading.h"

namespace boletim {

/// How much personal data somebody gets; totals gets no detail report.
enum class Sees { Full, Masked, Totals };
std::string_view name_of(Sees sees);  ///< "full" …

/// Somebody a document goes to.
struct Recipient {
  PersonId person;      ///< blank for a bare address
  std::string name;     ///< display name, may be blank
  std::string address;  ///< local@domain
  std::string group;    ///< through which group, blank if named alone: "you receive this because …"
  std::optional<Locale> locale;  ///< nothing = the job's
  Sees sees = Sees::Masked;
  Scope scope{};  ///< they get nothing of other records, counts neither
  bool operator==(const Recipient&) const = default;
};

}  // namespace boletim
