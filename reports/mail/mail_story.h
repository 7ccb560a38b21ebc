#pragma once
// What a report's mail says, decided and put into words, before it is set as text or HTML.

#include <string>
#include <vector>

#include "reports/look.h"
#include "reports/mail/mail_body.h"

namespace boletim {

/// A change as a reader judges it: of what these reports count, fewer is better.
struct MailChange {
  enum class Tone { None, Same, Better, Worse };
  Tone tone = Tone::None;  ///< None = there is nothing to compare with
  std::string amount;      ///< "37", without sign
  std::string sign;        ///< "−37", "+4", "0", "–"
  bool operator==(const MailChange&) const = default;
};

/// One KPI of the table.
struct MailLine {
  std::string title;
  Color color;
  std::string count, percent;  ///< both "–" where there is no number; then `note` says why
  std::string noun;            ///< "cliente" of 1; blank where there is no number
  std::string note;
  std::string course;  ///< what its chart shows, with first and last values
  MailChange in_period, in_year;
  bool operator==(const MailLine&) const = default;
};

struct MailAttachment {
  std::string name;   ///< "detalhe-1.pdf a detalhe-3.pdf" of one in parts
  std::string facts;  ///< "4 páginas", "2.940 clientes"; may be blank
  bool operator==(const MailAttachment&) const = default;
};

/// All of one line each, without control characters, not escaped. Blank = nothing to say.
struct MailStory {
  std::string subject;
  std::string organization, title, part, period;
  int logo_width = 0, logo_height = 0;  ///< pixels as shown; 0 = there is none
  std::string occasion;  ///< "Oficina Modelo Ltda · Campinas · semana de 9 a 15 de novembro de 2026"
  std::string headline;  ///< "1.284 clientes sem e-mail (15,3%), 37 a menos"
  std::string late;      ///< that it was due earlier
  std::string records, in_period, in_year;  ///< heads of columns; a blank one of the last two: no such column
  std::vector<MailLine> lines;
  std::string changed;    ///< what changed, some sentences
  std::string wrong;      ///< what is wrong, and how far the target is
  std::string start;      ///< "Comece por Varejo: 391 acima da meta."
  std::string owner;      ///< "Com mais pendências: Ana Lima (984)."
  std::string situation;  ///< when the data were read, and how many there are
  std::vector<MailAttachment> attachments;
  std::string attached;  ///< all of them, and what holds for them
  std::string left_out;  ///< what a mail has no room for
  std::string why;       ///< why one receives it, and whom to ask
  std::string ask;       ///< the address
  bool operator==(const MailStory&) const = default;
};

MailStory tell_mail(const MailValues& values, const Look& look);

/// The story as plain text: lines of at most 76 characters, aligned for a fixed-width font.
std::string mail_text(const MailStory& story);

/// The story as HTML that mail programs of 2010 and of today show: tables, inline styles, nothing from
/// outside but cid:chart … and cid:logo; at 480 px and below, change stands under number and share; in dark
/// mode, colours of their own.
std::string mail_html(const MailStory& story, Locale locale);

/// What stands within its card, to be put into another page.
std::string mail_html_inside(const MailStory& story, Locale locale);

}  // namespace boletim
