#pragma once
#include "jobs/report_writers.h"

namespace boletim {

// The history in each format, as WriteReport.
RowsWritten write_history_as_pdf(const Material& material, ReportFiles& files);
RowsWritten write_history_as_csv(const Material& material, ReportFiles& files);
RowsWritten write_history_as_xlsx(const Material& material, ReportFiles& files);

}  // namespace boletim
