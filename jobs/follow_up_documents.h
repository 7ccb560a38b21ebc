#pragma once
#include "jobs/report_writers.h"

namespace boletim {

// The follow-up in each format, as WriteReport.
RowsWritten write_follow_up_as_pdf(const Material& material, ReportFiles& files);
RowsWritten write_follow_up_as_csv(const Material& material, ReportFiles& files);
RowsWritten write_follow_up_as_xlsx(const Material& material, ReportFiles& files);

}  // namespace boletim
