#pragma once
#include <istream>
#include <optional>
#include <string>

#include "daemon/store/connection.h"

namespace boletim {

/// Bytes of one chunk: what is held in memory at once.
inline constexpr std::size_t kChunkBytes = 1'000'000;

/// The table chunk: bytes of any size, in pieces. An owner that has none at all has not one chunk; one of no
/// bytes has a blank one.
class ChunkTable {
 public:
  explicit ChunkTable(Connection& connection) : db_(connection) {}

  /// Makes the owner's chunks those of `bytes`; writes what differs. In a transaction: whole or not at all.
  void put(const std::string& owner, std::istream& bytes);
  std::optional<std::string> get(const std::string& owner, std::int64_t position) const;
  void remove(const std::string& owner);

 private:
  Connection& db_;
};

}  // namespace boletim
