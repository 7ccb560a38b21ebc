#pragma once
#include "reports/detail.h"
#include "reports/look.h"
#include "reports/sink.h"

namespace boletim {

/// The detail report as PDF (A4 lying). Rows are drawn as they come; memory grows with pages, not with rows.
void write_detail_pdf(const DetailReport& report, DetailRows& rows, const Look& look, Sink& sink);

}  // namespace boletim
