#pragma once
// A mail to whoever looks after the reports: what happened, item by item, and what to type.

#include <string>
#include <string_view>
#include <vector>

#include "reports/heading.h"
#include "reports/mail/mail_body.h"

namespace boletim {

/// One line of its list.
struct NoticeItem {
  enum class Tone { Plain, Good, Bad };
  std::string title;   ///< "Motivo", "Qualidade do cadastro · 16/11 07:30"
  std::string words;   ///< what is so
  std::string detail;  ///< in smaller letters below; or blank
  Tone tone = Tone::Plain;
  bool operator==(const NoticeItem&) const = default;
};

/// Blank = nothing to say. May hold anything: it is set on one line each, and escaped.
struct Notice {
  std::string subject, occasion, headline;
  std::vector<NoticeItem> items;
  std::string ask;  ///< what is to be done, before the commands
  std::vector<std::string> commands;
  std::vector<std::string> notes;
  bool operator==(const Notice&) const = default;
};

/// Without a chart: the HTML shows nothing but itself.
MailBody set_notice(const Notice& notice, Locale locale);

/// "Oficina Modelo Ltda · Qualidade do cadastro"; without the dot where one is blank.
std::string joined(std::string_view one, std::string_view other);

}  // namespace boletim
