#pragma once
#include <string>
#include <string_view>

#include "daemon/erp/decoder.h"
#include "jobs/registry/batch.h"

namespace boletim {

/// Reads rows of PostgreSQL's COPY text format (manual, "COPY", File Formats, Text Format): values parted by
/// tabs, \N for null, backslash escapes.
class CopyText {
 public:
  explicit CopyText(Decoder decoder) : decoder_(decoder) {}

  /// Appends one row, without or with its line end, to the batch. False if it has not one value a column.
  bool take_row(std::string_view line, Batch& batch);

 private:
  std::string_view unescaped(std::string_view value);

  Decoder decoder_;
  std::string scratch_;
};

}  // namespace boletim
