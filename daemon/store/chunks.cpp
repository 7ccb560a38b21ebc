#include "daemon/store/chunks.h"

namespace boletim {

void ChunkTable::put(const std::string& owner, std::istream& bytes) {
  std::int64_t position = 0;
  std::string chunk(kChunkBytes, '\0');
  do {
    bytes.read(chunk.data(), static_cast<std::streamsize>(kChunkBytes));
    const auto size = static_cast<std::size_t>(bytes.gcount());
    if (size == 0 && position > 0) break;
    db_.execute(
        "INSERT INTO chunk (owner, position, bytes) VALUES ($1, $2, $3) ON CONFLICT (owner, position) "
        "DO UPDATE SET bytes = excluded.bytes WHERE chunk.bytes <> excluded.bytes",
        {owner, position, Bytes{chunk.substr(0, size)}});
    ++position;
  } while (bytes);
  db_.execute("DELETE FROM chunk WHERE owner = $1 AND position >= $2", {owner, position});
}

std::optional<std::string> ChunkTable::get(const std::string& owner, std::int64_t position) const {
  return db_.bytes("SELECT bytes FROM chunk WHERE owner = $1 AND position = $2", {owner, position});
}

void ChunkTable::remove(const std::string& owner) {
  db_.execute("DELETE FROM chunk WHERE owner = $1", {owner});
}

}  // namespace boletim
