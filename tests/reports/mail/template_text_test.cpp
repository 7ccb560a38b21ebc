#include "reports/mail/template_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reports/mail/mail_template.h"

namespace boletim {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const TemplateNames kNames = {
    {"title", "headline"}, {{"kpis", {"kpi", "count"}}, {"attachments", {"name"}}}, {"body_html"}};

/// "2:5 message" each.
std::vector<std::string> faults(std::string_view text, TemplateForm form = TemplateForm::Text) {
  std::vector<std::string> all;
  for (const TemplateFault& fault : check_template(text, form, kNames))
    all.push_back(std::to_string(fault.line) + ":" + std::to_string(fault.column) + " " + fault.message);
  return all;
}

TEST(CheckTemplate, TakesWhatIsKnownAndClosed) {
  EXPECT_THAT(faults(""), IsEmpty());
  EXPECT_THAT(
      faults("Olá {{ title }}{{! a note }}\n{{#kpis}}{{kpi}} {{title}}\n{{/kpis}}{{^kpis}}–{{/kpis}}"),
      IsEmpty());
  EXPECT_THAT(faults("{{#headline}}{{headline}}{{/headline}} }} {x} { {"), IsEmpty());
  EXPECT_THAT(faults("<p>{{{body_html}}}{{&body_html}}</p>", TemplateForm::Html), IsEmpty());
}

TEST(CheckTemplate, TellsWhereAWordIsNotKnownAndWhatIs) {
  const auto found = check_template("Olá,\nção {{titel}}", TemplateForm::Text, kNames);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].line, 2);
  EXPECT_EQ(found[0].column, 5);
  EXPECT_EQ(found[0].message, "there is no value 'titel'");
  EXPECT_EQ(found[0].word, "titel");
  EXPECT_THAT(found[0].known, ElementsAre("title", "headline"));
  EXPECT_THAT(faults("{{}} {{.}} {{kpis.kpi}} {{Title}}").size(), 4u);
}

TEST(CheckTemplate, KnowsWhatBelongsToAList) {
  EXPECT_THAT(faults("{{kpi}}"), ElementsAre("1:1 'kpi' belongs within {{#kpis}} … {{/kpis}}"));
  EXPECT_THAT(
      faults("{{kpis}}"),
      ElementsAre("1:1 'kpis' is a list; expected {{#kpis}} … {{/kpis}} around what is said of each"));
  EXPECT_THAT(faults("{{#attachments}}{{kpi}}{{/attachments}}").size(), 1u);
}

TEST(CheckTemplate, WantsTagsAndSectionsClosed) {
  EXPECT_THAT(faults("a {{title"), ElementsAre("1:3 a tag that is not closed; expected }}"));
  EXPECT_THAT(faults("{{{body_html}}", TemplateForm::Html),
              ElementsAre("1:1 a tag that is not closed; expected }}}"));
  EXPECT_THAT(faults("{{#kpis}}"), ElementsAre("1:1 section 'kpis' is not closed; expected {{/kpis}}"));
  EXPECT_THAT(faults("{{/kpis}}"), ElementsAre("1:1 section 'kpis' ends but never began"));
  EXPECT_THAT(faults("{{#kpis}}{{#title}}{{/kpis}}"),
              ElementsAre("1:20 section 'kpis' ends within 'title'; expected {{/title}} first"));
  EXPECT_THAT(faults("{{"), ElementsAre("1:1 a tag that is not closed; expected }}"));
  EXPECT_THAT(faults("{{{"), ElementsAre("1:1 a tag that is not closed; expected }}}"));
}

TEST(CheckTemplate, PutsInNothingThatIsNotEscapedButWhatIsReadyMade) {
  EXPECT_THAT(
      faults("{{{title}}}", TemplateForm::Html),
      ElementsAre("1:1 a value that is not escaped; expected {{title}}, or {{{body_html}}}, which is HTML"));
  EXPECT_THAT(faults("{{& title}}"), ElementsAre("1:1 a value that is not escaped; expected {{title}}"));
  EXPECT_THAT(faults("{{{body_html}}}").size(), 1u);
  EXPECT_THAT(faults("{{body_html}}", TemplateForm::Html).size(), 1u);
}

TEST(CheckTemplate, ReadsNoOtherFileAndKeepsItsBrackets) {
  EXPECT_THAT(faults("{{> other}}"), ElementsAre("1:1 a template within a template; expected its text here"));
  EXPECT_THAT(faults("{{=<% %>=}}"), ElementsAre("1:1 other brackets; expected {{ and }}"));
}

TEST(CheckTemplate, RefusesSectionsTooDeepForAnyReader) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "{{#title}}";
  EXPECT_FALSE(faults(deep).empty());
}

TEST(CheckTemplate, RefusesWhatAMailWouldLoadFromOutside) {
  const auto refused = [](std::string_view html) { return faults(html, TemplateForm::Html).size(); };
  EXPECT_THAT(
      faults("<p>\n<IMG alt=x SRC='https://x.example/a.png'>", TemplateForm::Html),
      ElementsAre(
          "2:12 a picture that does not lie in the mail; expected src=\"cid:logo\" or one of its charts"));
  EXPECT_EQ(refused("<img src=http://x.example/a>"), 1u);
  EXPECT_EQ(refused("<img\nsrc = \"//x.example/a\"/>"), 1u);
  EXPECT_EQ(refused("<img alt=\"a > b\" src=\"a.png\">"), 1u);
  EXPECT_EQ(refused("<td background=\"http://x.example\">"), 1u);
  EXPECT_EQ(refused("<p style=\"background:URL(http://x.example)\">"), 1u);
  EXPECT_EQ(refused("<style>@import 'x';</style>"), 1u);
  EXPECT_EQ(refused("<link rel=stylesheet href=http://x.example><script>1</script>"), 2u);
  EXPECT_EQ(refused("<img src=\"cid:logo\"><img src=\"{{title}}\">"), 1u);
  EXPECT_EQ(refused("<a href=\"https://oficina.example\">sítio</a> 1 < 2 <3 src=http://x"), 0u);
  EXPECT_EQ(refused("<"), 0u);
  EXPECT_EQ(refused("<img src='"), 1u);
  EXPECT_EQ(faults("<img src=http://x.example>").size(), 0u);
}

TEST(FillTemplate, PutsValuesInAndRepeatsLists) {
  TemplateValues values;
  values.words = {{"title", "Cadastro"}, {"headline", ""}};
  values.lists["kpis"] = {{{{"kpi", "Sem e-mail"}, {"count", "12"}}, {}},
                          {{{"kpi", "Sem celular"}, {"count", ""}}, {}}};
  EXPECT_EQ(fill_template("{{title}}:{{headline}}\n{{#kpis}}\n- {{kpi}} "
                          "{{#count}}({{count}}){{/count}}{{^count}}?{{/count}}\n{{/kpis}}\nfim",
                          TemplateForm::Text, values),
            "Cadastro:\n- Sem e-mail (12)\n- Sem celular ?\nfim");
}

TEST(FillTemplate, EscapesInHtmlOnly) {
  TemplateValues values;
  values.words = {{"title", "<b>\"&'{{headline}}"}, {"headline", "x"}, {"body_html", "<p>1</p>"}};
  EXPECT_EQ(fill_template("{{title}}{{{body_html}}}", TemplateForm::Html, values),
            "&lt;b&gt;&quot;&amp;&#39;{{headline}}<p>1</p>");
  EXPECT_EQ(fill_template("{{title}}", TemplateForm::Text, values), "<b>\"&'{{headline}}");
}

}  // namespace
}  // namespace boletim
