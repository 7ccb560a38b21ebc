#include "reports/mail/mail_template.h"

#include <algorithm>
#include <memory>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/a_trend_report.h"

namespace boletim {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

MailValues a_week() {
  MailValues values;
  values.report = a_followed_up_report();
  values.attachments = {{"tendencia.pdf", -1, -1, 4}, {"detalhe.csv", 2940}};
  values.why = "Gerência";
  values.ask = "ti@oficina.example";
  return values;
}

MailBody in_words(const MailTemplate& own, const MailValues& values = a_week()) {
  return write_mail_body(values, Look{}, &own);
}

TEST(MailTemplate, WhatIsLeftOutIsTheHouses) {
  const MailBody house = write_mail_body(a_week(), Look{});
  EXPECT_EQ(in_words({}), house);
  const MailBody mail = in_words({"{{organization}}: {{headline}}", "", ""});
  EXPECT_EQ(mail.subject, "Oficina Modelo Ltda: 1.284 clientes sem e-mail (15,3%), 37 a menos");
  EXPECT_EQ(mail.text, house.text);
  EXPECT_EQ(mail.html, house.html);
}

TEST(MailTemplate, SaysEachKpiAndEachAttachment) {
  EXPECT_EQ(
      in_words(
          {"",
           "{{#kpis}}{{kpi}} {{count}} {{noun}} {{percent}} {{change}} {{change_better}}|{{change_worse}} "
           "{{chart}}\n{{/kpis}}{{#attachments}}{{name}}: {{facts}}\n{{/attachments}}{{ask}}\n",
           ""})
          .text,
      "Sem e-mail 1.284 clientes 15,3% −37 37| cid:chart\n"
      "Sem celular 2.305 clientes 27,4% +4 |4 cid:chart-2\n"
      "tendencia.pdf: 4 páginas\n"
      "detalhe.csv: 2.940 clientes\n"
      "ti@oficina.example\n");
}

TEST(MailTemplate, HoldsTheHousesBodyWithinAnotherPage) {
  const std::string html =
      in_words({"", "", "<html><HEAD></HEAD><body>Olá {{{body_html}}} fim</body></html>"}).html;
  EXPECT_THAT(html, HasSubstr("</HEAD><body>Olá <div class=\"inset\" style=\"background:#FFFFFF;"));
  EXPECT_THAT(html, HasSubstr("src=\"cid:chart-2\""));
  EXPECT_THAT(html, HasSubstr("Gerência. Dúvidas: ti@oficina.example.</p>\n</div>\n fim</body></html>"));
  EXPECT_THAT(html, Not(HasSubstr("<!DOCTYPE")));
}

TEST(MailTemplate, BreaksLongLinesAtBlanksAndLeavesAddressesWhole) {
  const std::string link = "https://oficina.example/" + std::string(90, 'x');
  const std::string text = in_words({"", "{{changed}}\n\n  {{kpi}}" + link + " fim\n", ""}).text;
  EXPECT_THAT(text, HasSubstr("entraram 27\n(24 novos"));
  EXPECT_THAT(text, HasSubstr(link + "\nfim\n"));
}

TEST(MailTemplate, LeavesOneBlankLineWhereSectionsAreLeftOut) {
  const std::string text =
      in_words({"", "{{title}}\n{{#late}}\n\n{{late}}\n{{/late}}\n\n\n\n{{ask}}\n", ""}).text;
  EXPECT_THAT(text, HasSubstr("clientes\n\nti@oficina.example"));
}

TEST(MailTemplate, StaysOneSafeLineAndAPageWithHostileValues) {
  const std::string hostile = "<script>alert('x')</script>\r\nBcc: eve@x.example {{title}} \xE2\x80\xAE\xFF";
  MailValues values = a_week();
  values.report.heading.organization = values.report.heading.title = values.report.kpis[0].title = hostile;
  values.report.kpis[0].id = hostile;
  values.attachments[0].name = values.why = hostile + std::string(70'000, 'x');
  const MailBody mail = in_words({"{{organization}} {{title}}\r\n{{subject}}", "{{title}}\n",
                                  "{{title}}{{why}}{{#kpis}}{{kpi}}{{/kpis}}{{{body_html}}}"},
                                 values);
  EXPECT_EQ(mail.subject.find_first_of("\r\n"), std::string::npos);
  EXPECT_LT(mail.subject.size(), 600u);
  EXPECT_THAT(mail.html, Not(HasSubstr("<script")));
  EXPECT_THAT(mail.html, HasSubstr("{{title}}"));
  EXPECT_THAT(mail.html + mail.text + mail.subject, Not(HasSubstr("\xE2\x80\xAE")));
  EXPECT_LT(mail.html.size(), 40'000u);
}

TEST(MailTemplate, GivesTheHousesBodyItsNarrowAndDarkForms) {
  const std::string html = in_words({"", "", "<html><head></head>{{{ body_html }}}</html>"}).html;
  EXPECT_THAT(html, HasSubstr("<html><head><style>\n@media (max-width: 480px)"));
  EXPECT_THAT(html, HasSubstr("</style>\n</head><div class=\"inset\""));
  EXPECT_THAT(in_words({"", "", "{{{body_html}}}"}).html, HasSubstr("</style>\n<div class=\"inset\""));
  EXPECT_THAT(in_words({"", "", "<head></head>{{headline}}"}).html, Not(HasSubstr("<style>")));
}

TEST(MailTemplate, EveryNameItKnowsHasAValue) {
  MailValues values = a_week();
  Heading& heading = values.report.heading;
  heading.part = "Campinas";
  heading.late_since = CivilTime{{2026, 11, 15}, 7, 30};
  values.left_out = {"x.pdf"};
  values.report.kpis[0].year_ago = Share{1, 8300};
  values.report.kpis[1].year_ago = Share{8000, 8300};
  KpiFigures absent = values.report.kpis[0];
  absent.now.reset();
  values.report.kpis.push_back(absent);
  Look look;
  look.logo = std::make_shared<const Logo>(Logo{"png", 10, 10});
  const auto filled = [&](const std::string& text) {
    const MailTemplate own{"", text, ""};
    return write_mail_body(values, look, &own).text;
  };
  const TemplateNames& names = mail_template_names();
  for (const std::string_view name : names.words) {
    const std::string word(name);
    EXPECT_EQ(filled("{{#" + word + "}}+{{/" + word + "}}"), "+") << word;
  }
  for (const auto& [list, within] : names.lists)
    for (const std::string_view name : within) {
      const std::string in(list), word(name);
      EXPECT_THAT(filled("{{#" + in + "}}{{#" + word + "}}+{{/" + word + "}}{{/" + in + "}}"), HasSubstr("+"))
          << in << " " << word;
    }
}

}  // namespace
}  // namespace boletim
