#include "jobs/report_writers.h"

#include "jobs/detail_documents.h"
#include "jobs/failure.h"
#include "jobs/follow_up_documents.h"
#include "jobs/history_documents.h"
#include "jobs/trend_documents.h"

namespace boletim {
namespace {

struct Writer {
  ReportKind kind;
  Format format;
  WriteReport write;
};

constexpr Writer kWriters[] = {
    {ReportKind::Trend, Format::Pdf, write_trend_as_pdf},
    {ReportKind::Trend, Format::Csv, write_trend_as_csv},
    {ReportKind::Trend, Format::Xlsx, write_trend_as_xlsx},
    {ReportKind::Detail, Format::Pdf, write_detail_as_pdf},
    {ReportKind::Detail, Format::Csv, write_detail_as_csv},
    {ReportKind::Detail, Format::Xlsx, write_detail_as_xlsx},
    {ReportKind::FollowUp, Format::Pdf, write_follow_up_as_pdf},
    {ReportKind::FollowUp, Format::Csv, write_follow_up_as_csv},
    {ReportKind::FollowUp, Format::Xlsx, write_follow_up_as_xlsx},
    {ReportKind::History, Format::Pdf, write_history_as_pdf},
    {ReportKind::History, Format::Csv, write_history_as_csv},
    {ReportKind::History, Format::Xlsx, write_history_as_xlsx},
};

}  // namespace

Sink& ReportFiles::next() {
  if (draft_ != nullptr) {
    if (!aside_) aside_.emplace();
    aside_->add([this, whole = std::move(draft_)] { kept_.push_back(whole->keep()); });
  }
  draft_ = documents_.draft();
  return *draft_;
}

std::vector<StoredDocument> ReportFiles::keep() {
  if (aside_) aside_->wait();
  if (draft_ != nullptr) kept_.push_back(draft_->keep());
  draft_.reset();
  return std::move(kept_);
}

WriteReport writer_of(ReportKind kind, Format format) {
  for (const Writer& writer : kWriters)
    if (writer.kind == kind && writer.format == format) return writer.write;
  throw Failure("nobody writes " + std::string(name_of(kind)) + " as " + std::string(name_of(format)) +
                "; take it out of the job's reports:");
}

std::string_view media_type(Format format) {
  switch (format) {
    case Format::Pdf:
      return "application/pdf";
    case Format::Csv:
      return "text/csv; charset=utf-8";
    case Format::Xlsx:
      break;
  }
  return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}

}  // namespace boletim
