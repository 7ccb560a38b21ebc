#pragma once
#include <string_view>

namespace boletim {

/// Where a writer's bytes go, as they are made. Errors are exceptions of whoever implements it.
class Sink {
 public:
  virtual ~Sink() = default;
  virtual void write(std::string_view bytes) = 0;
};

}  // namespace boletim
