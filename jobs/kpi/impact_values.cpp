#include "jobs/kpi/impact_values.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "jobs/failure.h"
#include "jobs/kpi/closed_channel.h"
#include "jobs/registry/date_value.h"
#include "jobs/registry/number_value.h"

namespace boletim {
namespace {

constexpr std::pair<ImpactKind, std::string_view> kColumns[] = {
    {ImpactKind::Revenue, "revenue"},
    {ImpactKind::OpenOrders, "open_orders"},
    {ImpactKind::LateOrders, "late_orders"},
    {ImpactKind::ServiceDays, "service_days"},
    {ImpactKind::ContactsMade, "contacts_made"},
    {ImpactKind::ContactsAnswered, "contacts_answered"},
    {ImpactKind::Satisfaction, "satisfaction"}};
constexpr std::size_t kMostCurrencies = 200;  // there are some 180
constexpr std::size_t kLongestCurrency = 16;  // bytes; a code has 3

ImpactKind kind_of(std::int64_t days) {
  if (days > 90) return ImpactKind::OverdueOver90;
  if (days > 60) return ImpactKind::Overdue61To90;
  return days > 30 ? ImpactKind::Overdue31To60 : ImpactKind::Overdue1To30;
}

}  // namespace

bool is_money(ImpactKind kind) {
  return kind == ImpactKind::Revenue || kind >= ImpactKind::Overdue1To30;
}

ImpactValues::ImpactValues(const QueryColumns& columns, std::string currency, Instant now)
    : columns_(columns), now_(now), currencies_{std::move(currency)} {
  if (columns.has("email")) channels_ |= kByEmail;
  if (columns.has("phone") || columns.has("mobile")) channels_ |= kByPhone | kByMobile;
  for (const auto& [kind, column] : kColumns)
    if (columns.has(column)) numbers_.push_back({kind, column, {}});
}

void ImpactValues::read(const Batch& batch, const std::vector<std::size_t>& rows, const Verdicts& verdicts) {
  read_channels(batch, rows, verdicts);
  for (Numbers& numbers : numbers_) {
    const Column& column = *columns_.of(batch, numbers.column);
    numbers.hundredths.resize(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
      numbers.hundredths[i] = parse_number_value(column[rows[i]]).value_or(kNone);
  }
  if (has_overdue()) read_overdue(batch, rows);
  if (has_overdue() || columns_.has("revenue")) read_currencies(batch, rows);
}

void ImpactValues::read_channels(const Batch& batch, const std::vector<std::size_t>& rows,
                                 const Verdicts& verdicts) {
  const auto column = [&](std::string_view name) { return columns_.of(batch, name); };
  const ClosedChannel email_closed(column("email_opt_out"), column("email_consent"));
  const ClosedChannel mobile_closed(column("mobile_opt_out"), column("mobile_consent"));
  reachable_.resize(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::uint8_t by = 0;
    if (verdicts.email(i) == ContactState::Usable && !email_closed(rows[i])) by |= kByEmail;
    const bool no_mobiles = mobile_closed(rows[i]);
    for (const PhoneJudgement& number : {verdicts.in_phone(i), verdicts.in_mobile(i)}) {
      const bool is_mobile = number.mobile == ContactState::Usable;
      if (is_mobile && no_mobiles) continue;
      if (is_mobile) by |= kByMobile;
      if (number.phone == ContactState::Usable) by |= kByPhone;
    }
    reachable_[i] = by;
  }
}

void ImpactValues::read_overdue(const Batch& batch, const std::vector<std::size_t>& rows) {
  const Column& amounts = *columns_.of(batch, "overdue_amount");
  const Column* dates = columns_.of(batch, "oldest_due_date");
  overdue_.assign(rows.size(), kNone);
  overdue_by_.assign(rows.size(), ImpactKind::OverdueUndated);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto amount = parse_number_value(amounts[rows[i]]);
    if (!amount || *amount <= 0) continue;
    if (dates != nullptr) {
      if (const auto due = date_value_at(*dates, rows[i])) {
        const std::int64_t days = std::chrono::floor<std::chrono::days>(now_ - *due).count();
        if (days < 1) continue;
        overdue_by_[i] = kind_of(days);
      }
    }
    overdue_[i] = *amount;
  }
}

void ImpactValues::read_currencies(const Batch& batch, const std::vector<std::size_t>& rows) {
  const Column* column = columns_.of(batch, "currency");
  currency_.assign(rows.size(), 0);
  if (column == nullptr) return;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string_view value = text_at(column, rows[i]);
    if (!value.empty()) currency_[i] = number_of(value);
  }
}

std::vector<std::uint16_t> ImpactValues::merge(const ImpactValues& other) {
  std::vector<std::uint16_t> numbers;
  for (const std::string& currency : other.currencies_) numbers.push_back(number_of(currency));
  return numbers;
}

std::uint16_t ImpactValues::number_of(std::string_view currency) {
  const auto found = std::find(currencies_.begin(), currencies_.end(), currency);
  if (found == currencies_.end()) {
    if (currencies_.size() == kMostCurrencies || currency.size() > kLongestCurrency) {
      throw Failure(
          "column currency holds more than currencies; let the query yield a code such as BRL there, or name "
          "the column otherwise");
    }
    currencies_.emplace_back(currency);
    return static_cast<std::uint16_t>(currencies_.size() - 1);
  }
  return static_cast<std::uint16_t>(found - currencies_.begin());
}

}  // namespace boletim
