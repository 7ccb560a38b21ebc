#pragma once
#include <string_view>

#include "config/configuration.h"
#include "jobs/registry/batch.h"

namespace boletim {

/// Makes valid UTF-8 of a source's bytes. Values in plain ASCII, nearly all of them, are only looked at.
class Decoder {
 public:
  explicit Decoder(Encoding encoding) : encoding_(encoding) {}

  /// Appends a value to one of the batch's columns; counts it if bytes had to be replaced.
  void append(std::string_view bytes, Column& column, Batch& batch) const;

 private:
  Encoding encoding_;
};

}  // namespace boletim
