#pragma once
#include <memory>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace boletim {

/// Compresses one text after the other (RFC 1950), in memory that is taken once.
class Deflater {
 public:
  /// Throws std::runtime_error if memory is short.
  Deflater();
  /// Valid until the next call.
  std::string_view packed(std::string_view text);

 private:
  struct Free {
    void operator()(libdeflate_compressor* compressor) const;
  };
  std::unique_ptr<libdeflate_compressor, Free> compressor_;
  std::string packed_;
};

}  // namespace boletim
