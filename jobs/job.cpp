#include "jobs/job.h"

namespace boletim {

std::string_view name_of(ReportKind kind) {
  return kind == ReportKind::Trend ? "trend" : "detail";
}

std::string_view name_of(Format format) {
  return format == Format::Pdf ? "pdf" : "csv";
}

}  // namespace boletim
