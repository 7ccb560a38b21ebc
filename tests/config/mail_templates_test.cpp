#include "config/mail_templates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/support/a_configuration.h"

namespace boletim {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// A configuration whose job says `mail_template: { … }`, with a file mail.html.
struct ATemplate : ConfigurationFiles {
  explicit ATemplate(const std::string& keys, const std::string& html = "") {
    write("boletim.yaml", a_configuration().job("mail_template", keys).text());
    if (!html.empty()) write("mail.html", html);
  }
};

std::shared_ptr<const MailTemplate> template_of(const ConfigurationFiles& files) {
  return files.load().configuration.jobs.at(0).mail_template;
}

TEST(MailTemplates, AreReadFromFilesBesideTheConfiguration) {
  const ATemplate files("{ subject: \"{{headline}}\", text: words/mail.txt, html: mail.html }",
                        "<p>{{headline}}</p>");
  files.write("words/mail.txt", "\xEF\xBB\xBFOlá\r\n{{why}}\r\n");
  EXPECT_THAT(files.errors(), IsEmpty());
  EXPECT_EQ(*template_of(files), (MailTemplate{"{{headline}}", "Olá\n{{why}}\n", "<p>{{headline}}</p>"}));
}

TEST(MailTemplates, AreNoneWhereNothingIsSaid) {
  EXPECT_EQ(template_of(ATemplate("{}")), nullptr);
  EXPECT_EQ(template_of(ATemplate("")), nullptr);
}

TEST(MailTemplates, OfDefaultsAreHeldOnceForAllJobs) {
  ConfigurationFiles files;
  const std::string job = ", kpis: no_email, schedule: { every: monday, at: \"07:30\" } }\n";
  files.write("boletim.yaml",
              a_configuration().root("defaults", "{ mail_template: { html: mail.html } }").text());
  files.write("jobs.d/more.yaml", "jobs:\n  - { id: b" + job + "  - { id: c, mail_template: null" + job);
  files.write("mail.html", "{{title}}");
  EXPECT_THAT(files.errors(), IsEmpty());
  const std::vector<Job> jobs = files.load().configuration.jobs;
  EXPECT_EQ(jobs.at(0).mail_template->html, "{{title}}");
  EXPECT_EQ(jobs.at(0).mail_template, jobs.at(1).mail_template);
  EXPECT_EQ(jobs.at(2).mail_template, nullptr);
}

TEST(MailTemplates, FaultsAreToldAtTheirPlaceInTheFile) {
  EXPECT_THAT(
      ATemplate("{ html: mail.html }", "<p>\n  {{titel}}\n<img src=\"http://x.example/a.png\">").errors(),
      ElementsAre("mail.html:2:3: error: there is no value 'titel'; did you mean 'title'?",
                  HasSubstr("mail.html:3:6: error: a picture that does not lie in the mail")));
}

TEST(MailTemplates, FaultsOfASubjectAreToldInTheConfiguration) {
  EXPECT_THAT(ATemplate("{ subject: \"{{#late}}\" }").errors(),
              ElementsAre(HasSubstr("error: section 'late' is not closed; expected {{/late}}")));
}

TEST(MailTemplates, MustBeReadableUtf8AndNotEmpty) {
  const auto error = [](const std::string& html) { return ATemplate("{ html: mail.html }", html).errors(); };
  EXPECT_THAT(error(""), ElementsAre(HasSubstr("error: template 'mail.html': can't be read: No such file or "
                                               "directory; expected a file of text")));
  EXPECT_THAT(error("ok\ncora\xE7\xE3o"),
              ElementsAre("mail.html:2:1: error: not UTF-8 text; save the file as UTF-8"));
  EXPECT_THAT(error("ok\n\x1B[2J"),
              ElementsAre("mail.html:2:1: error: not UTF-8 text; save the file as UTF-8"));
  EXPECT_THAT(error(" \n"), ElementsAre(HasSubstr("'mail.html': it is empty; expected a template")));
  EXPECT_THAT(error(std::string(300'000, 'x')),
              ElementsAre(HasSubstr("'mail.html': larger than 256 KiB; expected a template of a mail")));
  EXPECT_THAT(ATemplate("{ html: . }").errors(),
              ElementsAre(HasSubstr("'.': a directory; expected a file of text")));
}

TEST(MailTemplates, OneThatIsNotThereIsToldWhereverItIsNamed) {
  ConfigurationFiles files;
  files.write("boletim.yaml", a_configuration().job("mail_template", "{ html: a.html }").text());
  files.write("jobs.d/more.yaml",
              "jobs:\n  - { id: b, kpis: no_email, schedule: { every: monday, at: \"07:30\" },\n"
              "      mail_template: { html: a.html } }\n");
  EXPECT_THAT(files.errors(),
              ElementsAre(HasSubstr("boletim.yaml:"), HasSubstr("more.yaml:3:30: error: template 'a.html'")));
}

TEST(MailTemplates, APipeIsNoFileAndNobodyWaitsForIt) {
  const ATemplate files("{ html: pipe }");
  ASSERT_EQ(mkfifo((files.path() + "/pipe").c_str(), 0600), 0);
  EXPECT_THAT(files.errors(),
              ElementsAre(HasSubstr("template 'pipe': a pipe or device; expected a file of text")));
}

TEST(MailTemplates, AreOfTheConfigurationsDigest) {
  const ATemplate files("{ html: mail.html }", "1");
  const std::string before = files.load().configuration.digest;
  EXPECT_EQ(files.load().configuration.digest, before);
  files.write("mail.html", "2");
  EXPECT_NE(files.load().configuration.digest, before);
}

}  // namespace
}  // namespace boletim
