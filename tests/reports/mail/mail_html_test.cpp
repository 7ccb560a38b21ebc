#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/a_mail_body.h"

namespace boletim {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

TEST(MailHtml, SaysItsLanguageAndShowsEachPictureWithItsWords) {
  const std::string html = body_of(a_week()).html;
  EXPECT_THAT(html, StartsWith("<!DOCTYPE html>\n<html lang=\"pt-BR\">"));
  EXPECT_THAT(html, HasSubstr("<img class=\"chart\" src=\"cid:chart\" width=\"264\""));
  EXPECT_THAT(html, HasSubstr("alt=\"Sem e-mail: de 19,0% em 30/08 para 15,3% em 15/11.\""));
  EXPECT_THAT(html, HasSubstr("<img class=\"chart\" src=\"cid:chart-2\" width=\"264\" "
                              "alt=\"Sem celular: 27,4% em 15/11.\""));
  MailValues values = a_week();
  values.report.heading.locale = Locale::En;
  EXPECT_THAT(body_of(values).html, HasSubstr("<html lang=\"en\">"));
}

TEST(MailHtml, ShowsTheLogoNoHigherThanItsHead) {
  Look look = two_colors();
  EXPECT_THAT(write_mail_body(a_week(), look).html, Not(HasSubstr("cid:logo")));
  look.logo = std::make_shared<const Logo>(Logo{"png", 480, 120});
  EXPECT_THAT(write_mail_body(a_week(), look).html,
              HasSubstr("src=\"cid:logo\" width=\"160\" height=\"40\" alt=\"Oficina Modelo Ltda\""));
  look.logo = std::make_shared<const Logo>(Logo{"png", 30, 20});
  EXPECT_THAT(write_mail_body(a_week(), look).html, HasSubstr("width=\"30\" height=\"20\""));
  look.logo = std::make_shared<const Logo>(Logo{"png", 100'000, 1});
  EXPECT_THAT(write_mail_body(a_week(), look).html, HasSubstr("width=\"240\" height=\"1\""));
}

TEST(MailHtml, MarksWhatIsBetterAndWhatIsWorse) {
  const std::string html = body_of(a_week()).html;
  EXPECT_THAT(html, HasSubstr("color:#1B7F6B"));
  EXPECT_THAT(html, HasSubstr("&#9660;</span>&nbsp;37<"));
  EXPECT_THAT(html, HasSubstr("color:#B8420F"));
  EXPECT_THAT(html, HasSubstr("&#9650;</span>&nbsp;4<"));
  EXPECT_THAT(html, HasSubstr("font-size:11px;color:#C46A00\">&#9632;"));
}

TEST(MailHtml, TheNarrowFormNamesWhatEachNumberCounts) {
  MailValues values = a_week();
  values.report.kpis[0].now = Share{1, 8412};
  values.report.kpis[1].now.reset();
  const std::string html = body_of(values).html;
  EXPECT_THAT(html,
              HasSubstr(">1<span class=\"in note\" style=\"display:none;font-weight:400;color:#5B6570\"> "
                        "cliente</span>"));
  EXPECT_THAT(html, HasSubstr(">–</td>"));
}

TEST(MailHtml, LoadsNothingFromOutside) {
  const std::string html = body_of(a_week()).html;
  for (const char* word : {"http:", "https:", "url(", "<script", "<link", "@import"})
    EXPECT_THAT(html, Not(HasSubstr(word)));
}

TEST(MailHtml, ShowsHostileValuesAsText) {
  const std::string hostile = "<script>alert('x')</script>\"&\r\n\xFF";
  MailValues values = a_week();
  Heading& heading = values.report.heading;
  heading.organization = heading.title = heading.place = values.why = values.ask = hostile;
  for (KpiFigures& kpi : values.report.kpis) {
    kpi.id = hostile;
    kpi.title = hostile;
  }
  for (SegmentFigures& segment : values.report.axes[0].segments) segment.value = hostile;
  values.attachments[0].name = hostile;
  const std::string html = body_of(values).html;
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_THAT(html, Not(HasSubstr("alert('")));
  EXPECT_THAT(html, Not(HasSubstr("\xFF")));
  EXPECT_THAT(html, HasSubstr("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;"));
}

}  // namespace
}  // namespace boletim
