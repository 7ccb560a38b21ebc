#pragma once
#include <string_view>
#include <vector>

#include "jobs/values.h"

namespace boletim {

/// What a KPI looks at: the best state among all of its columns that the query yields.
enum class Subject { Email, Phone, Mobile, Contact, Name, Address, TaxId };

/// Which records a KPI flags, by the state of its subject.
enum class Flags {
  NotUsable,            ///< no_…: whatever is there can't be used
  PresentButNotUsable,  ///< invalid_…: something is there, nothing of it usable
  MissingOrPlaceholder  ///< no_name …: nothing is there, or a word instead of it; its form is not judged
};

/// How a KPI that ships tells whom to flag.
enum class BuiltinRule {
  States,       ///< by the state of its subject
  AnyOf,        ///< whom one of its parts flags
  Unreachable,  ///< who has nothing usable on any channel that is open to the company
  AboveZero     ///< by the amount in its column
};

/// A KPI that ships: which columns it looks at, any one of which makes it mapped.
/// Its title, description and purpose are texts of the report (reports/texts).
struct BuiltinKpi {
  std::string_view id;
  std::vector<std::string_view> columns;
  Subject subject = Subject::Email;  ///< of States
  Flags flags = Flags::NotUsable;    ///< of States
  BuiltinRule rule = BuiltinRule::States;
  std::vector<std::string_view> parts{};  ///< of AnyOf: built-in ones that stand before it
};

/// All built-in KPIs, in the order in which documentation lists them.
const std::vector<BuiltinKpi>& builtin_kpis();
/// Nothing if there is no such KPI.
const BuiltinKpi* find_builtin_kpi(std::string_view id);

}  // namespace boletim
