#pragma once
#include <cstddef>

#include "reports/history.h"
#include "reports/look.h"
#include "reports/sink.h"

namespace boletim {

/// The history report as PDF (A4 lying): how many messages by status, then each of them. Rows are drawn as
/// they come; memory grows with pages, not with rows. Equal values give equal bytes.
/// Says how many pages it has.
std::size_t write_history_pdf(const HistoryReport& report, HistoryRows& rows, const Look& look, Sink& sink);

}  // namespace boletim
