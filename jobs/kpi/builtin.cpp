#include "jobs/kpi/builtin.h"

#include <algorithm>

namespace boletim {

const std::vector<BuiltinKpi>& builtin_kpis() {
  static const std::vector<BuiltinKpi> kpis = {
      {"no_email", {"email"}, Subject::Email, Flags::NotUsable},
      {"no_phone", {"phone", "mobile"}, Subject::Phone, Flags::NotUsable},
      {"no_mobile", {"mobile", "phone"}, Subject::Mobile, Flags::NotUsable},
      {"no_contact", {"email", "phone", "mobile"}, Subject::Contact, Flags::NotUsable},
      {"invalid_email", {"email"}, Subject::Email, Flags::PresentButNotUsable},
      {"invalid_phone", {"phone", "mobile"}, Subject::Phone, Flags::PresentButNotUsable},
      {"invalid_tax_id", {"tax_id"}, Subject::TaxId, Flags::PresentButNotUsable},
      {"no_address", {"address"}, Subject::Address, Flags::MissingOrPlaceholder},
      {"no_name", {"name"}, Subject::Name, Flags::MissingOrPlaceholder},
      {"no_tax_id", {"tax_id"}, Subject::TaxId, Flags::MissingOrPlaceholder},
      {.id = "incomplete",
       .columns = {"name", "address", "email", "phone", "mobile"},
       .rule = BuiltinRule::AnyOf,
       .parts = {"no_name", "no_address", "no_email", "no_phone"}},
      {.id = "unreachable", .columns = {"email", "phone", "mobile"}, .rule = BuiltinRule::Unreachable},
      {.id = "overdue", .columns = {"overdue_amount"}, .rule = BuiltinRule::AboveZero},
      {.id = "late", .columns = {"late_orders"}, .rule = BuiltinRule::AboveZero},
  };
  return kpis;
}

const BuiltinKpi* find_builtin_kpi(std::string_view id) {
  const std::vector<BuiltinKpi>& kpis = builtin_kpis();
  const auto found =
      std::find_if(kpis.begin(), kpis.end(), [id](const BuiltinKpi& kpi) { return kpi.id == id; });
  return found == kpis.end() ? nullptr : &*found;
}

}  // namespace boletim
