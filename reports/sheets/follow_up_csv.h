#pragma once
#include "reports/follow_up.h"
#include "reports/sheets/csv.h"
#include "reports/sink.h"

namespace boletim {

/// Long form, made for pivot tables. The first column says what a line is; what a line does not have is
/// blank:
///   summary, owner, segment   one per KPI (and value): count now, opening count, flows, days to correct
///   record    one per record and what happened to it: code, name, axes, owner, when, days, yes or no per KPI
///   control   one per kind of what happened: how many such records there are
/// Where rows were left out a last line, with one cell, says how many.
void write_follow_up_csv(const FollowUpReport& report, FollowUpRows& rows, const CsvDialect& dialect,
                         Sink& sink);

}  // namespace boletim
