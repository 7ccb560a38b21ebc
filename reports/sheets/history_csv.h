#pragma once
#include "reports/history.h"
#include "reports/sheets/csv.h"
#include "reports/sink.h"

namespace boletim {

/// One line a message: when it was planned, to whom, what, its status and since when. Last, one line a status
/// (`control`) with how many there are; for who sees totals these alone.
void write_history_csv(const HistoryReport& report, HistoryRows& rows, const CsvDialect& dialect, Sink& sink);

}  // namespace boletim
