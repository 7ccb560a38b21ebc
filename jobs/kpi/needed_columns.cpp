#include "jobs/kpi/needed_columns.h"

namespace boletim {
namespace {

/// Every column that means something by its name (SPEC, Registries).
constexpr const char* kKnown[] = {
    "id",           "name",          "person_type",       "tax_id",         "email",
    "phone",        "mobile",        "address",           "city",           "state",
    "country",      "postal_code",   "created_at",        "updated_at",     "active",
    "declined",     "email_consent", "mobile_consent",    "email_opt_out",  "mobile_opt_out",
    "owner",        "revenue",       "open_orders",       "late_orders",    "service_days",
    "satisfaction", "contacts_made", "contacts_answered", "overdue_amount", "oldest_due_date"};

void add_own(const Kpi& kpi, std::set<std::string>& columns) {
  if (!kpi.column.empty()) columns.insert(kpi.column);
  for (const Kpi& part : kpi.parts) add_own(part, columns);
}

}  // namespace

std::set<std::string> needed_columns(const RegistryRules& rules) {
  std::set<std::string> columns(std::begin(kKnown), std::end(kKnown));
  for (const Axis& trait : rules.traits) columns.insert(trait.column);
  for (const Kpi& kpi : rules.kpis) add_own(kpi, columns);
  return columns;
}

}  // namespace boletim
