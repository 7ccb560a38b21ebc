#pragma once
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "daemon/erp/postgres_session.h"

namespace boletim {

/// The pieces of a query's rows by ranges of an integer key, for several readers to take in turn: each row is
/// in one of them, also one without a key. Safe to use from several threads.
class KeyRanges {
 public:
  /// Asks the planner for pieces of about equal size. Nothing if the query is too small to share, or in
  /// pieces it would cost the server clearly more: there is no index on the key, or it does not reach it.
  /// `rows`: the query as a table, "(SELECT …) q"; `key`: its column, quoted.
  static std::unique_ptr<KeyRanges> plan(const PostgresSession& session, const std::string& rows,
                                         const std::string& key);

  explicit KeyRanges(std::vector<std::string> conditions) : conditions_(std::move(conditions)) {}
  /// The condition of a piece that nobody has taken yet.
  std::optional<std::string> take();

 private:
  std::mutex mutex_;
  std::vector<std::string> conditions_;
  std::size_t taken_ = 0;
};

}  // namespace boletim
