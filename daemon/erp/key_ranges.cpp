#include "daemon/erp/key_ranges.h"

#include <algorithm>
#include <charconv>
#include <numeric>

namespace boletim {
namespace {

constexpr double kFewestRows = 50'000;     // worth a second session
constexpr double kPieces = 32;             // so that both readers end together
constexpr double kSmallestPiece = 20'000;  // rows: each costs a statement
constexpr std::size_t kMostPieces = 1000;  // of a planner that has no idea
constexpr double kDearer =
    3;  // all pieces against the whole; planners take a walk along an index for dearer than it is

struct Estimate {
  double cost = 0, rows = 0;
};

/// Of "Seq Scan on customers  (cost=0.00..168178.73 rows=4999873 width=118)".
std::optional<Estimate> estimate_in(std::string_view line) {
  const auto number_after = [&line](std::string_view mark) -> std::optional<double> {
    const std::size_t found = line.find(mark);
    if (found == line.npos) return std::nullopt;
    line.remove_prefix(found + mark.size());
    double number = 0;
    const auto read = std::from_chars(line.data(), line.data() + line.size(), number);
    return read.ec == std::errc{} ? std::optional(number) : std::nullopt;
  };
  if (!number_after("(cost=")) return std::nullopt;
  const auto cost = number_after("..");
  const auto rows = number_after(" rows=");
  if (!cost || !rows) return std::nullopt;
  return Estimate{*cost, *rows};
}

/// Without the type the smallest of all would be no integer.
std::string literal(std::int64_t key) {
  return "'" + std::to_string(key) + "'::bigint";
}

/// Cuts a range of keys until each piece is small enough.
class Cutting {
 public:
  Cutting(const PostgresSession& session, std::string rows, std::string key, double largest)
      : session_(session), rows_(std::move(rows)), key_(std::move(key)), largest_(largest) {}

  std::optional<Estimate> explain(const std::string& query) const {
    const PgResult plan = session_.ask("EXPLAIN " + query, PGRES_TUPLES_OK);
    return PQntuples(plan.get()) == 0 ? std::nullopt : estimate_in(PQgetvalue(plan.get(), 0, 0));
  }

  /// Keys from `first` to `last`, both within. False where the planner gives no estimate, or no end is seen.
  bool cut(std::int64_t first, std::int64_t last) {
    const std::string condition = key_ + " BETWEEN " + literal(first) + " AND " + literal(last);
    const auto estimate = explain("SELECT * FROM " + rows_ + " WHERE " + condition);
    if (!estimate || pieces.size() >= kMostPieces) return false;
    if (estimate->rows > largest_ && first < last) {
      const std::int64_t middle = std::midpoint(first, last);
      return cut(first, middle) && cut(middle + 1, last);
    }
    cost += estimate->cost;
    pieces.push_back(condition);
    return true;
  }

  std::vector<std::string> pieces;
  double cost = 0;

 private:
  const PostgresSession& session_;
  const std::string rows_, key_;
  const double largest_;
};

}  // namespace

std::unique_ptr<KeyRanges> KeyRanges::plan(const PostgresSession& session, const std::string& rows,
                                           const std::string& key) {
  const std::string ends = "SELECT min(" + key + ")::bigint, max(" + key + ")::bigint FROM " + rows;
  const std::string keyless = key + " IS NULL";
  const auto explain = [&](const std::string& query) {
    return Cutting(session, rows, key, 0).explain(query);
  };
  const auto whole = explain("SELECT * FROM " + rows);
  if (!whole || whole->rows < kFewestRows) return nullptr;
  const auto of_ends = explain(ends), of_keyless = explain("SELECT * FROM " + rows + " WHERE " + keyless);
  const double most = whole->cost * kDearer;
  if (!of_ends || !of_keyless || of_ends->cost + of_keyless->cost > whole->cost / kPieces) return nullptr;

  const PgResult found = session.ask(ends, PGRES_TUPLES_OK);
  if (PQntuples(found.get()) != 1 || PQgetisnull(found.get(), 0, 0) != 0) return nullptr;
  Cutting cutting(session, rows, key, std::max(whole->rows / kPieces, kSmallestPiece));
  const bool done =
      cutting.cut(std::stoll(PQgetvalue(found.get(), 0, 0)), std::stoll(PQgetvalue(found.get(), 0, 1)));
  if (!done || cutting.cost > most) return nullptr;
  cutting.pieces.push_back(keyless);
  return std::make_unique<KeyRanges>(std::move(cutting.pieces));
}

std::optional<std::string> KeyRanges::take() {
  const std::lock_guard lock(mutex_);
  if (taken_ == conditions_.size()) return std::nullopt;
  return conditions_[taken_++];
}

}  // namespace boletim
