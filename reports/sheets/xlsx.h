#pragma once
// Reports as workbooks: what a manager opens by a double click. Each table has a frozen head, filters and
// columns of one type: text stays text, whatever it looks like (codes, CPF and CNPJ keep their zeros, nothing
// runs as a formula); dates, counts, shares and amounts are numbers that Excel shows in its own language.

#include <filesystem>

#include "reports/detail.h"
#include "reports/follow_up.h"
#include "reports/history.h"
#include "reports/look.h"
#include "reports/sink.h"
#include "reports/trend.h"

namespace boletim {

/// Sheets: the summary, the course, one for each axis and for the owners, flows, impact, shared values, what
/// each KPI means. Its numbers are those of the CSV; what there is nothing of has no sheet. Parts of the file
/// are made in `scratch`; see Workbook for what is thrown.
void write_trend_xlsx(const TrendReport& report, const Look& look, const std::filesystem::path& scratch,
                      Sink& sink);

/// The rows and columns of the CSV, the code as a link into the ERP where a row has one; then a sheet that
/// says what the file is. A row limit, texts cut, hidden data are said there, a limit also below the rows.
void write_detail_xlsx(const DetailReport& report, DetailRows& rows, const Look& look,
                       const std::filesystem::path& scratch, Sink& sink);

/// Sheets: how many records each change has, flows, the records themselves, what the file is.
void write_follow_up_xlsx(const FollowUpReport& report, FollowUpRows& rows, const Look& look,
                          const std::filesystem::path& scratch, Sink& sink);

/// Sheets: how many messages each status has, then the messages.
void write_history_xlsx(const HistoryReport& report, HistoryRows& rows, const std::filesystem::path& scratch,
                        Sink& sink);

}  // namespace boletim
