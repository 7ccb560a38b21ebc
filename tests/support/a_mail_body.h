#pragma once
#include <string>

#include "reports/mail/mail_body.h"

namespace boletim {

inline Look two_colors() {
  Look look;
  look.colors = {{0x00, 0x68, 0xA8}, {0xC4, 0x6A, 0x00}};
  return look;
}

inline KpiFigures a_kpi(std::string id, std::string title, std::optional<Share> now) {
  KpiFigures kpi;
  kpi.id = std::move(id);
  kpi.title = std::move(title);
  kpi.now = now;
  return kpi;
}

/// A week of the workshop, as the pictures of the look have it.
inline MailValues a_week() {
  MailValues values;
  Heading& heading = values.report.heading;
  heading.organization = "Oficina Modelo Ltda";
  heading.title = "Qualidade do cadastro de clientes";
  heading.period = {ReportPeriod::Kind::Weekly, {2026, 11, 9}, {2026, 11, 15}};
  heading.taken_on = {2026, 11, 16};
  heading.taken_hour = 7;
  heading.taken_minute = 30;
  heading.place = "São Paulo";
  heading.records = 8412;
  KpiFigures email = a_kpi("no_email", "Sem e-mail", Share{1284, 8412});
  email.previous = Share{1321, 8412};
  email.year_ago = Share{1686, 8412};
  email.target = 10;
  email.composition = {1000, 200, 84, 0, 0};
  email.course = {
      {{2026, 8, 30}, Share{1598, 8412}}, {{2026, 9, 6}, std::nullopt}, {{2026, 11, 15}, Share{1284, 8412}}};
  KpiFigures mobile = a_kpi("no_mobile", "Sem celular", Share{2305, 8412});
  mobile.previous = Share{2301, 8412};
  mobile.year_ago = Share{2623, 8412};
  mobile.course = {{{2026, 11, 15}, Share{2305, 8412}}};
  values.report.kpis = {email, mobile};
  values.report.axes = {
      {"Segmento",
       {{"Atacado", 1874, {171, 500}, {}}, {"Varejo", 4120, {803, 900}, {}}, {"", 408, {310, 300}, {}}}}};
  values.attachments = {
      {"tendencia.pdf", -1, -1, 4}, {"detalhe.csv", 2940, -1}, {"detalhe.pdf", 2940, 200, 9}};
  values.why = "Gerência";
  values.ask = "ti@oficina.example";
  values.masked = true;
  return values;
}

inline MailBody body_of(const MailValues& values) {
  return write_mail_body(values, two_colors());
}

}  // namespace boletim
