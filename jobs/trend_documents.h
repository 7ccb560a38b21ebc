#pragma once
#include "jobs/report_writers.h"

namespace boletim {

// The trend in each format, as WriteReport.
RowsWritten write_trend_as_pdf(const Material& material, ReportFiles& files);
RowsWritten write_trend_as_csv(const Material& material, ReportFiles& files);
RowsWritten write_trend_as_xlsx(const Material& material, ReportFiles& files);

}  // namespace boletim
