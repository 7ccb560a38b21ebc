#include "reports/mail/mail_body.h"

#include "reports/mail/mail_story.h"

namespace boletim {

MailBody write_mail_body(const MailValues& values, const Look& look) {
  const MailStory story = tell_mail(values, look);
  return {story.subject, mail_text(story), mail_html(story, values.report.heading.locale)};
}

}  // namespace boletim
