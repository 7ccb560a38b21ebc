#pragma once
// A follow-up and a history of a workshop, and rows in lists.

#include <string>
#include <utility>
#include <vector>

#include "reports/follow_up.h"
#include "reports/history.h"
#include "tests/support/a_trend_report.h"

namespace boletim {

/// Rows in a list, each given `times`.
template <class Port, class Row>
class ListedReportRows : public Port {
 public:
  explicit ListedReportRows(std::vector<Row> rows, std::size_t times = 1)
      : rows_(std::move(rows)), times_(times) {}
  bool next(Row& row) override {
    if (at_ == rows_.size() * times_) return false;
    row = rows_[at_++ / times_];
    return true;
  }

 private:
  std::vector<Row> rows_;
  std::size_t times_, at_ = 0;
};
using ListedFollowUp = ListedReportRows<FollowUpRows, FollowUpRow>;
using ListedHistory = ListedReportRows<HistoryRows, HistoryRow>;

inline FollowUpReport a_follow_up_report(Locale locale = Locale::PtBr) {
  const TrendReport trend = a_followed_up_report(locale);
  FollowUpReport report;
  report.heading = trend.heading;
  report.kpis = trend.kpis;
  report.axes = trend.axes;
  report.owners = trend.owners;
  report.registered = trend.registered;
  report.since = CivilTime{{2026, 11, 9}, 7, 30};
  report.counts = {{FollowUpRow::Kind::Corrected, 1, 1},
                   {FollowUpRow::Kind::Removed, 1, 1},
                   {FollowUpRow::Kind::Open, 1284, 1}};
  report.all_in = "acompanhamento.csv";
  return report;
}

inline std::vector<FollowUpRow> follow_up_rows_of_a_week() {
  FollowUpRow corrected;
  corrected.kind = FollowUpRow::Kind::Corrected;
  corrected.id = "10203";
  corrected.name = "Ana Rodrigues Auto Peças Ltda";
  corrected.owner = "Ana Lima";
  corrected.axes = {"Varejo"};
  corrected.kpis = {true, true};
  corrected.at = CivilDate{2026, 11, 12};
  corrected.days = 12;
  FollowUpRow removed = corrected;
  removed.kind = FollowUpRow::Kind::Removed;
  removed.id = "10240";
  removed.name.clear();
  removed.owner.clear();
  removed.kpis = {true, false};
  FollowUpRow open = corrected;
  open.kind = FollowUpRow::Kind::Open;
  open.id = "7";
  open.name = "=cmd()";
  open.at = CivilDate{2020, 1, 1};
  open.days = 2511;
  return {corrected, removed, open};
}

inline HistoryRow a_history_row() {
  HistoryRow row;
  row.at = {{2026, 11, 9}, 7, 31};
  row.to = "a***@oficina.example";
  row.name = "Ana Souza";
  row.channel = "email";
  row.subject = "1.321 clientes sem e-mail · semana de 2 a 8/11";
  row.documents = {"tendencia.pdf", "detalhe.csv"};
  row.status = HistoryRow::Status::Accepted;
  row.status_at = {{2026, 11, 9}, 7, 32};
  return row;
}

inline HistoryReport a_history_report(Locale locale = Locale::PtBr) {
  HistoryReport report;
  report.heading = a_trend_report(locale).heading;
  report.from = {{2026, 11, 9}, 0, 0};
  report.until = {{2026, 11, 16}, 7, 30};
  report.counts = {{HistoryRow::Status::Accepted, 10}, {HistoryRow::Status::Refused, 2}};
  report.messages = 12;
  return report;
}

}  // namespace boletim
