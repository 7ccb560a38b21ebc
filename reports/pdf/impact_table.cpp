#include "reports/pdf/impact_table.h"

#include <algorithm>
#include <optional>

#include "reports/words/format.h"
#include "reports/words/impact_words.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

using Kind = ImpactFigures::Kind;

constexpr double kHundredths = 100.0;

/// One side of the comparison.
struct Side {
  std::int64_t sum = 0, records = 0;
};

TableCell nothing(Locale locale) {
  return {std::string(text("none.short", locale)), Weight::Regular, kNotes};
}

/// "38,0% (19 de 50)"; `part` and `whole` are counts in hundredths, or `whole` a number of records.
TableCell share_cell(std::int64_t part, std::int64_t whole, Locale locale) {
  if (whole <= 0) return nothing(locale);
  const double percent = 100.0 * static_cast<double>(part) / static_cast<double>(whole);
  return {say("impact.of", locale,
              {format_percent(percent, locale), format_count(part, locale), format_count(whole, locale)})};
}

/// A sum with its share of both sides together.
TableCell sum_cell(const std::string& figure, const Side& side, const Side& other, Locale locale) {
  if (side.records == 0 && other.records == 0) return nothing(locale);
  const double all = static_cast<double>(side.sum) + static_cast<double>(other.sum);
  if (all <= 0 || side.sum < 0 || other.sum < 0) return {figure};
  return {say("impact.share", locale,
              {figure, format_percent(100.0 * static_cast<double>(side.sum) / all, locale)})};
}

TableCell mean_cell(const Side& side, Locale locale) {
  if (side.records == 0) return nothing(locale);
  return {format_decimal(static_cast<double>(side.sum) / kHundredths / static_cast<double>(side.records),
                         locale)};
}

TableCell cell_of(const ImpactFigures& impact, const Side& side, const Side& other, Locale locale) {
  switch (impact.kind) {
    case Kind::ReachableByEmail:
    case Kind::ReachableByPhone:
    case Kind::ReachableByMobile:
      return share_cell(side.sum / 100, side.records, locale);
    case Kind::ServiceDays:
    case Kind::Satisfaction:
      return mean_cell(side, locale);
    case Kind::OpenOrders:
    case Kind::LateOrders:
    case Kind::ContactsMade:
    case Kind::ContactsAnswered:
      return sum_cell(format_decimal(static_cast<double>(side.sum) / kHundredths, locale), side, other,
                      locale);
    case Kind::Revenue:
      break;
    default:  // nothing overdue is known to be nothing
      if (side.records == 0 && other.records == 0) return {format_money(0, impact.currency, locale)};
  }
  return sum_cell(format_money(side.sum, impact.currency, locale), side, other, locale);
}

const ImpactFigures* find(const std::vector<ImpactFigures>& impacts, Kind kind) {
  const auto found = std::ranges::find(impacts, kind, &ImpactFigures::kind);
  return found == impacts.end() ? nullptr : &*found;
}

}  // namespace

Table impact_table(const TrendReport& report, std::size_t kpi) {
  const Locale locale = report.heading.locale;
  const std::vector<ImpactFigures>& impacts = report.kpis[kpi].impacts;
  Table table;
  table.columns = {{"", Anchor::Start},
                   {std::string(text("trend.impact_flagged", locale))},
                   {std::string(text("trend.impact_rest", locale))}};
  const bool currencies = has_currencies(impacts);
  const ImpactFigures* made = find(impacts, Kind::ContactsMade);
  const bool dated = find(impacts, Kind::Overdue1To30) != nullptr;
  for (const ImpactFigures& impact : impacts) {
    const Side flagged{impact.flagged, impact.flagged_records}, rest{impact.rest, impact.rest_records};
    if (impact.kind == Kind::ContactsMade) continue;  // said as the base of those answered
    const bool without_any = impact.flagged_records + impact.rest_records == 0;
    if (impact.kind == Kind::OverdueUndated && without_any && dated) continue;  // all have a date
    if (impact.kind == Kind::ContactsAnswered && made != nullptr) {
      table.rows.push_back({{std::string(text("impact.response_rate", locale))},
                            share_cell(impact.flagged / 100, made->flagged / 100, locale),
                            share_cell(impact.rest / 100, made->rest / 100, locale)});
      continue;
    }
    table.rows.push_back({{impact_name(impact, currencies, locale)},
                          cell_of(impact, flagged, rest, locale),
                          cell_of(impact, rest, flagged, locale)});
  }
  return table;
}

}  // namespace boletim
