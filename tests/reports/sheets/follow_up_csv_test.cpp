#include "reports/sheets/follow_up_csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reports/sheets/history_csv.h"
#include "tests/support/a_follow_up.h"

namespace boletim {
namespace {

using testing::HasSubstr;
using testing::Not;

std::vector<std::string> lines_of(const std::string& bytes) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = bytes.find("\r\n", at);
    lines.push_back(bytes.substr(at, end - at));
    at = end + 2;
  }
  return lines;
}

std::string follow_up_csv(const FollowUpReport& report) {
  StringSink sink;
  ListedFollowUp rows(follow_up_rows_of_a_week());
  write_follow_up_csv(report, rows, dialect_of(report.heading.locale), sink);
  return sink.bytes;
}

std::string history_csv(const HistoryReport& report, const HistoryRow& row) {
  StringSink sink;
  ListedHistory rows({row});
  write_history_csv(report, rows, dialect_of(report.heading.locale), sink);
  return sink.bytes;
}

TEST(FollowUpCsv, SaysEachRecordWithWhatHappenedToIt) {
  const std::string csv = follow_up_csv(a_follow_up_report());

  EXPECT_THAT(csv, HasSubstr("registro;corrigido;;;;;;;;;;;;;;;;;10203;Ana Rodrigues Auto Peças "
                             "Ltda;Ana Lima;Varejo;12/11/2026;12;sim;sim\r\n"));
  EXPECT_THAT(csv, HasSubstr(";10240;;;Varejo;12/11/2026;12;sim;não\r\n"));
  EXPECT_THAT(csv, HasSubstr(";7;'=cmd();"));
  EXPECT_THAT(csv, HasSubstr("resumo;;Sem e-mail;;;1284;1321;19;5;3;58;6;0;0;0;17,33;11,00;47,00;"));
  EXPECT_THAT(csv, HasSubstr("responsável;;Sem e-mail;Responsável;Bruno Reis;984;1000;10;4;0;30;0;"));
  EXPECT_THAT(csv, HasSubstr("controle;em aberto;;;;1284;"));
  EXPECT_THAT(csv, HasSubstr("em aberto: o mais antigo de 1.284; todos estão em acompanhamento.csv"));
}

TEST(FollowUpCsv, HasAsManyCellsInEachLine) {
  FollowUpReport report = a_follow_up_report(Locale::En);
  report.counts.pop_back();
  const std::vector<std::string> lines = lines_of(follow_up_csv(report));
  for (const std::string& line : lines)
    EXPECT_EQ(std::ranges::count(line, ','), std::ranges::count(lines[0], ',')) << line;
}

TEST(FollowUpCsv, HasNoRecordsForWhoSeesTotals) {
  FollowUpReport report = a_follow_up_report();
  report.has_rows = false;
  EXPECT_THAT(follow_up_csv(report), Not(HasSubstr("10203")));
}

TEST(HistoryCsv, SaysEachMessageAndHowManyThereAre) {
  HistoryRow row = a_history_row();
  row.status = HistoryRow::Status::Refused;
  row.detail = "550 no such user";
  const std::string csv = history_csv(a_history_report(Locale::En), row);

  EXPECT_THAT(csv, HasSubstr("message,refused,,2026-11-09,07:31,Ana Souza,a***@oficina.example,e-mail,"));
  EXPECT_THAT(csv, HasSubstr(",\"tendencia.pdf, detalhe.csv\",2026-11-09,07:32,550 no such user,no\r\n"));
  EXPECT_THAT(csv, HasSubstr("control,sent,10,,,"));
  EXPECT_THAT(csv, HasSubstr("control,all,12,,,"));
  const std::vector<std::string> lines = lines_of(csv);
  EXPECT_EQ(std::ranges::count(lines[0], ','), std::ranges::count(lines.back(), ','));
}

TEST(HistoryCsv, HasCountsAloneForWhoSeesTotals) {
  HistoryReport report = a_history_report();
  report.has_rows = false;
  EXPECT_THAT(history_csv(report, a_history_row()), Not(HasSubstr("Ana Souza")));
}

}  // namespace
}  // namespace boletim
