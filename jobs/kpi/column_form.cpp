#include "jobs/kpi/column_form.h"

#include <algorithm>
#include <array>

namespace boletim {
namespace {

using enum ColumnForm;

constexpr auto kColumns = std::to_array<std::string_view>(
    {"email", "phone", "mobile", "tax_id", "postal_code", "created_at", "updated_at", "oldest_due_date",
     "revenue", "open_orders", "late_orders", "service_days", "satisfaction", "contacts_made",
     "contacts_answered", "overdue_amount"});
constexpr std::array<ColumnForm, kColumns.size()> kForms = {
    Email,  Phone,  Mobile, TaxId,  PostalCode, Date,   Date,   Date,
    Amount, Amount, Amount, Amount, Amount,     Amount, Amount, Amount};

}  // namespace

ColumnForm form_of(std::string_view column) {
  const auto found = std::find(kColumns.begin(), kColumns.end(), column);
  return found == kColumns.end() ? Text : kForms[static_cast<std::size_t>(found - kColumns.begin())];
}

std::span<const std::string_view> columns_with_a_form() {
  return kColumns;
}

}  // namespace boletim
