#include "daemon/mail/mailers.h"

#include "config/load.h"
#include "daemon/mail/maildir_mailer.h"
#include "daemon/mail/smtp_mailer.h"

namespace boletim {
namespace {

class NoMailer : public Mailer {
 public:
  SendOutcome send(const Message&, const GoAhead&) override {
    return {SendOutcome::Kind::Deferred, 0, "no mail can be sent: write `mail:` into boletim.yaml", true};
  }
};

}  // namespace

std::unique_ptr<Mailer> make_mailer(const Configuration& configuration, const DocumentStore& documents) {
  const MailSettings& mail = configuration.mail;
  switch (mail.transport) {
    case MailSettings::Transport::Smtp: {
      SmtpAccess access{mail.host,
                        mail.port,
                        mail.security,
                        mail.user,
                        [&configuration] { return reveal(configuration.mail.password, configuration); },
                        ""};
      return std::make_unique<SmtpMailer>(std::move(access), SmtpLimits{}, mail.size_limit, documents);
    }
    case MailSettings::Transport::Maildir:
      return std::make_unique<MaildirMailer>(mail.path, mail.size_limit, documents);
    case MailSettings::Transport::None:
      break;
  }
  return std::make_unique<NoMailer>();
}

}  // namespace boletim
