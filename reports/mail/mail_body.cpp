#include "reports/mail/mail_body.h"

#include "reports/mail/mail_story.h"
#include "reports/mail/mail_template.h"

namespace boletim {

MailBody write_mail_body(const MailValues& values, const Look& look) {
  return write_mail_body(values, look, nullptr);
}

MailBody write_mail_body(const MailValues& values, const Look& look, const MailTemplate* own) {
  const MailStory story = tell_mail(values, look);
  const Locale locale = values.report.heading.locale;
  MailBody house{story.subject, mail_text(story), mail_html(story, locale)};
  return own == nullptr ? house : in_own_words(*own, story, locale, house);
}

}  // namespace boletim
