#include "reports/words/impact_words.h"

#include <array>

#include "reports/words/texts.h"

namespace boletim {

std::string impact_name(const ImpactFigures& impact, bool with_currency, Locale locale) {
  constexpr std::array keys = {"impact.reachable_by_email",  "impact.reachable_by_phone",
                               "impact.reachable_by_mobile", "impact.revenue",
                               "impact.open_orders",         "impact.late_orders",
                               "impact.service_days",        "impact.contacts_made",
                               "impact.contacts_answered",   "impact.satisfaction",
                               "impact.overdue_1_30",        "impact.overdue_31_60",
                               "impact.overdue_61_90",       "impact.overdue_over_90",
                               "impact.overdue_undated"};
  const std::string name(text(keys[static_cast<std::size_t>(impact.kind)], locale));
  if (!with_currency || impact.currency.empty()) return name;
  return say("impact.in_currency", locale, {name, impact.currency});
}

bool has_currencies(const std::vector<ImpactFigures>& impacts) {
  const ImpactFigures* first = nullptr;
  for (const ImpactFigures& impact : impacts) {
    if (impact.currency.empty()) continue;
    if (first != nullptr && first->currency != impact.currency) return true;
    first = &impact;
  }
  return false;
}

}  // namespace boletim
