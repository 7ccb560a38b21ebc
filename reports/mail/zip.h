#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "reports/sink.h"

namespace boletim {

/// Packs files into one ZIP (APPNOTE 6.3, deflate) as they come. Equal files give equal bytes: no clock, no
/// owner. Names are plain ASCII. Throws std::runtime_error with libarchive's reason.
class ZipWriter {
 public:
  explicit ZipWriter(Sink& sink);
  ~ZipWriter();
  /// A file of so many bytes begins, all of which write() brings.
  void begin(const std::string& name, std::int64_t bytes);
  void write(std::string_view bytes);
  /// The last call.
  void finish();

 private:
  struct Work;
  std::unique_ptr<Work> work_;
};

}  // namespace boletim
