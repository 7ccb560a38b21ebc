#pragma once
// A detail report of one row, and rows that were given.

#include <utility>
#include <vector>

#include "reports/detail.h"

namespace boletim {

struct GivenRows : DetailRows {
  std::vector<DetailRow> rows;
  std::size_t at = 0;
  explicit GivenRows(std::vector<DetailRow> given) : rows(std::move(given)) {}
  bool next(DetailRow& row) override {
    if (at == rows.size()) return false;
    row = rows[at++];
    return true;
  }
};

inline DetailReport a_detail_report() {
  DetailReport report;
  report.kpis = {"Sem e-mail", "Sem celular"};
  report.axes = {"Segmento"};
  report.has_tax_id = report.has_email = report.has_mobile = report.has_since = report.has_owner = true;
  report.flagged = report.shown = 1;
  return report;
}

inline DetailRow a_detail_row() {
  using Verdict = ContactCell::Verdict;
  return {.id = "10203",
          .name = "Ana Rodrigues; Auto Peças",
          .tax_id = "***.317.862-**",
          .owner = "Ana Lima",
          .email = {Verdict::Missing, "", ""},
          .phone = {Verdict::NotMapped, "", ""},
          .mobile = {Verdict::Correctable, "(27) 9***-3903", "(27) 99***-3903"},
          .axes = {"Varejo"},
          .flagged = {true, true},
          .since = CivilDate{2026, 11, 4},
          .days = 12};
}

}  // namespace boletim
