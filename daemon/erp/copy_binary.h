#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/erp/decoder.h"
#include "jobs/registry/batch.h"

namespace boletim {

/// How a value of COPY's binary format is read. Text is as the server sends it; whatever has no form here is
/// cast to text by the query.
enum class WireForm : std::uint8_t {
  Text,
  Bool,
  Int2,
  Int4,
  Int8,
  Oid,
  Date,
  Timestamp,
  ZonedTimestamp,
  Numeric,
  Uuid
};

/// Where a field of a row goes.
struct WireField {
  std::size_t column = 0;  ///< of the batch
  WireForm form = WireForm::Text;
};

/// Reads what COPY … (FORMAT binary) sends (manual, "COPY", File Formats, Binary Format; the fields as each
/// type's send function writes them). Values come out as the text format has them, with datestyle ISO and
/// time zone UTC; timestamps as instants, except the infinite ones.
class CopyBinary {
 public:
  enum class Taken { Row, Nothing, Broken };

  CopyBinary(Decoder decoder, std::vector<WireField> fields)
      : decoder_(decoder), fields_(std::move(fields)) {}

  /// Appends the row of one message, if it holds one, to the batch. After Broken the batch is not whole.
  Taken take(std::string_view message, Batch& batch);
  /// The next message begins another COPY.
  void restart() { begun_ = false; }

 private:
  bool take_header(std::string_view& message);
  bool take_value(WireForm form, std::string_view value, Column& column, Batch& batch);
  bool take_numeric(std::string_view value, Column& column);

  Decoder decoder_;
  std::vector<WireField> fields_;
  bool begun_ = false;
  std::string scratch_;
};

}  // namespace boletim
