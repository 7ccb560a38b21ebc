#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace boletim {

/// Compresses one text after the other (RFC 1950), in memory that is taken once.
class Deflater {
 public:
  /// Throws std::runtime_error if memory is short.
  Deflater();
  ~Deflater();
  /// Valid until the next call.
  std::string_view packed(std::string_view text);

 private:
  struct State;
  std::unique_ptr<State> state_;
  std::string packed_;
};

}  // namespace boletim
