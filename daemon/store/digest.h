#pragma once
#include <istream>
#include <string_view>

#include <Poco/Crypto/DigestEngine.h>

#include "jobs/values.h"

namespace boletim {

/// SHA-256 (FIPS 180-4) of bytes that come piece by piece. Several threads may have one each.
class Digest {
 public:
  Digest();
  void update(std::string_view bytes) { engine_.update(bytes.data(), bytes.size()); }
  /// Once, at the end.
  Sha256 sha256() { return {Poco::DigestEngine::digestToHex(engine_.digest())}; }

 private:
  Poco::Crypto::DigestEngine engine_{"SHA256"};
};

/// Of all that is left in a stream.
Sha256 digest_of(std::istream& bytes);

}  // namespace boletim
