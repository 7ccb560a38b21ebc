#pragma once
#include <string>

#include "reports/heading.h"
#include "reports/mail/mail_body.h"
#include "reports/mail/template_text.h"

namespace boletim {

struct MailStory;

/// An admin's own words for a job's mails, each checked with check_template(); blank = the house's.
struct MailTemplate {
  std::string subject;  ///< a line
  std::string text;
  std::string html;  ///< a whole page
  bool operator==(const MailTemplate&) const = default;
};

/// What a mail's templates may say; README.md tells what each is.
const TemplateNames& mail_template_names();

/// `house` with what `own` has in its place.
MailBody in_own_words(const MailTemplate& own, const MailStory& story, Locale locale, const MailBody& house);

}  // namespace boletim
