#include "reports/mail/failure_mail.h"

#include <algorithm>

#include "reports/mail/notice.h"
#include "reports/words/format.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

using What = FailureMail::What;
using Tone = NoticeItem::Tone;

constexpr std::size_t kMostNamed = 50;  // of those who did not get it; the rest are counted

std::string_view suffix(What what) {
  switch (what) {
    case What::NotMade:
      return "not_made";
    case What::NotStarted:
      return "not_started";
    case What::NotDelivered:
      return "not_delivered";
    case What::Held:
      break;
  }
  return "held";
}

class FailureNotice {
 public:
  explicit FailureNotice(const FailureMail& values) : values_(values), locale_(values.locale) {}

  MailBody write() {
    const std::string news = this->news();
    notice_.subject = joined(news, format_period_short(values_.period, locale_));
    notice_.occasion = joined(values_.organization, format_period(values_.period, locale_));
    notice_.headline = news;
    reason();
    times();
    concerned();
    notice_.ask = text(key("failure.ask"), locale_);
    notice_.commands = values_.commands;
    notice_.notes = {std::string(text("failure.once", locale_)), std::string(text("failure.why", locale_))};
    return set_notice(notice_, locale_);
  }

 private:
  std::string key(std::string_view of) const {
    return std::string(of).append(".").append(suffix(values_.what));
  }

  std::string news() const {
    if (values_.what != What::NotDelivered) return say(key("failure.news"), locale_, {values_.title});
    return say(key("failure.news"), locale_,
               {values_.title, format_count(static_cast<std::int64_t>(values_.unreached.size()), locale_),
                format_count(static_cast<std::int64_t>(values_.recipients), locale_)});
  }

  void item(std::string_view key, std::string words, Tone tone = Tone::Plain) {
    if (!words.empty())
      notice_.items.push_back({std::string(text(key, locale_)), std::move(words), "", tone});
  }

  void reason() { item("failure.reason", values_.reason, Tone::Bad); }

  void times() {
    const auto moment = [&](const std::optional<CivilTime>& at) {
      return at ? format_moment(*at, locale_) + " (" + values_.place + ")" : "";
    };
    item("failure.due", values_.due ? moment(values_.due) : std::string(text("failure.by_hand", locale_)));
    item("failure.since", moment(values_.since));
    if (values_.attempts > 0) item("failure.attempts", format_count(values_.attempts, locale_));
  }

  void concerned() {
    const std::vector<Unreached>& all = values_.unreached;
    const std::size_t named = std::min(all.size(), kMostNamed);
    std::string addresses;
    for (std::size_t i = 0; i < named; ++i) {
      if (all[i].why.empty())
        addresses += (addresses.empty() ? "" : ", ") + all[i].address;
      else
        notice_.items.push_back({all[i].address, all[i].why, "", Tone::Bad});
    }
    item("failure.concerned", addresses);
    if (all.size() > named)
      item("failure.others", format_count(static_cast<std::int64_t>(all.size() - named), locale_));
  }

  const FailureMail& values_;
  Locale locale_;
  Notice notice_;
};

}  // namespace

MailBody write_failure_mail(const FailureMail& values) {
  return FailureNotice(values).write();
}

}  // namespace boletim
