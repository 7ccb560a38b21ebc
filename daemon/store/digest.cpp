#include "daemon/store/digest.h"

#include <vector>

#include <Poco/Crypto/OpenSSLInitializer.h>

namespace boletim {
namespace {

/// POCO lets go of OpenSSL with the last digest that there is, and two threads that do so free it twice: with
/// this one there is no last one.
const Poco::Crypto::OpenSSLInitializer kInUse;

}  // namespace

Digest::Digest() = default;

Sha256 digest_of(std::istream& bytes) {
  constexpr std::size_t kBufferBytes = 64 * 1024;
  Digest digest;
  std::vector<char> buffer(kBufferBytes);
  while (bytes.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || bytes.gcount() > 0)
    digest.update({buffer.data(), static_cast<std::size_t>(bytes.gcount())});
  return digest.sha256();
}

}  // namespace boletim
