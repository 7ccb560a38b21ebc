#include "jobs/kpi/column_form.h"

#include <algorithm>
#include <array>
#include <utility>

namespace boletim {

ColumnForm form_of(std::string_view column) {
  using enum ColumnForm;
  constexpr auto kForms = std::to_array<std::pair<std::string_view, ColumnForm>>({
      {"email", Email},
      {"phone", Phone},
      {"mobile", Mobile},
      {"tax_id", TaxId},
      {"postal_code", PostalCode},
      {"created_at", Date},
      {"updated_at", Date},
      {"oldest_due_date", Date},
      {"revenue", Amount},
      {"open_orders", Amount},
      {"late_orders", Amount},
      {"service_days", Amount},
      {"satisfaction", Amount},
      {"contacts_made", Amount},
      {"contacts_answered", Amount},
      {"overdue_amount", Amount},
  });
  const auto found =
      std::find_if(kForms.begin(), kForms.end(), [&](const auto& form) { return form.first == column; });
  return found == kForms.end() ? Text : found->second;
}

}  // namespace boletim
