#include "jobs/job.h"

namespace boletim {

std::string_view name_of(ReportKind kind) {
  switch (kind) {
    case ReportKind::Trend:
      return "trend";
    case ReportKind::Detail:
      return "detail";
    case ReportKind::FollowUp:
      return "follow_up";
    case ReportKind::History:
      break;
  }
  return "history";
}

std::string_view name_of(Format format) {
  switch (format) {
    case Format::Pdf:
      return "pdf";
    case Format::Csv:
      return "csv";
    case Format::Xlsx:
      break;
  }
  return "xlsx";
}

}  // namespace boletim
