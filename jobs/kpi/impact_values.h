#pragma once
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "jobs/kpi/query_columns.h"
#include "jobs/kpi/snapshot.h"
#include "jobs/kpi/verdicts.h"
#include "jobs/registry/batch.h"
#include "jobs/values.h"

namespace boletim {

/// What a batch's records are worth beside their KPIs: on which channels they can be reached, and the amounts
/// and numbers that the query yields of them. Element i of every vector is about the i-th of the rows that
/// were asked for. Shared by the views of a pass.
class ImpactValues {
 public:
  static constexpr std::uint8_t kByEmail = 1, kByPhone = 2, kByMobile = 4;
  /// Of a record without such a value.
  static constexpr std::int64_t kNone = std::numeric_limits<std::int64_t>::min();

  /// A column of numbers, and what they are.
  struct Numbers {
    ImpactKind kind;
    std::string_view column;
    std::vector<std::int64_t> hundredths;
  };

  /// `columns` outlives it. `currency`: of amounts where the query does not say. Ages are counted to `now`.
  ImpactValues(const QueryColumns& columns, std::string currency, Instant now);

  /// `rows` have been judged. Throws Failure if a column `currency` holds something else.
  void read(const Batch& batch, const std::vector<std::size_t>& rows, const Verdicts& verdicts);

  std::uint8_t channels() const { return channels_; }  ///< those whose columns the query yields
  const std::vector<std::uint8_t>& reachable() const { return reachable_; }
  const std::vector<Numbers>& numbers() const { return numbers_; }
  bool has_overdue() const { return columns_.has("overdue_amount"); }
  bool has_due_dates() const { return columns_.has("oldest_due_date"); }
  /// Amounts above zero, but of those that are not due yet; and by how much they are overdue.
  const std::vector<std::int64_t>& overdue() const { return overdue_; }
  const std::vector<ImpactKind>& overdue_by() const { return overdue_by_; }
  /// Numbers of currencies().
  const std::vector<std::uint16_t>& currency() const { return currency_; }
  const std::vector<std::string>& currencies() const { return currencies_; }
  /// Adds another one's currencies: what their numbers are here.
  std::vector<std::uint16_t> merge(const ImpactValues& other);

 private:
  void read_channels(const Batch& batch, const std::vector<std::size_t>& rows, const Verdicts& verdicts);
  void read_overdue(const Batch& batch, const std::vector<std::size_t>& rows);
  void read_currencies(const Batch& batch, const std::vector<std::size_t>& rows);
  std::uint16_t number_of(std::string_view currency);

  const QueryColumns& columns_;
  const Instant now_;
  std::uint8_t channels_ = 0;
  std::vector<Numbers> numbers_;
  std::vector<std::string> currencies_;  ///< the source's first
  std::vector<std::uint8_t> reachable_;
  std::vector<std::int64_t> overdue_;
  std::vector<ImpactKind> overdue_by_;
  std::vector<std::uint16_t> currency_;
};

/// Whether it is an amount of money, which is of a currency.
bool is_money(ImpactKind kind);

}  // namespace boletim
