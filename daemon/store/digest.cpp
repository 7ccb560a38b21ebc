#include "daemon/store/digest.h"

#include <vector>

namespace boletim {

Sha256 digest_of(std::istream& bytes) {
  constexpr std::size_t kBufferBytes = 64 * 1024;
  Digest digest;
  std::vector<char> buffer(kBufferBytes);
  while (bytes.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || bytes.gcount() > 0)
    digest.update({buffer.data(), static_cast<std::size_t>(bytes.gcount())});
  return digest.sha256();
}

}  // namespace boletim
