#include "reports/sheets/sheet_words.h"

#include "reports/words/format.h"
#include "reports/words/heading_words.h"
#include "reports/words/texts.h"

namespace boletim {

std::vector<std::string> heading_lines(const Heading& heading, const std::string& title) {
  std::string whose = heading.organization;
  if (!heading.part.empty()) whose += " · " + heading.part;
  std::vector<std::string> lines{title, whose + " · " + format_period(heading.period, heading.locale),
                                 taken_line(heading)};
  if (const std::string late = late_note(heading); !late.empty()) lines.push_back(late);
  if (heading.replaced > 0)
    lines.push_back(say_count("page.replaced", heading.replaced, heading.locale,
                              {format_count(heading.replaced, heading.locale)}));
  return lines;
}

std::string recipients_line(const Heading& heading) {
  std::string names;
  for (const std::string& name : heading.recipients) names += (names.empty() ? "" : ", ") + name;
  return names.empty() ? "" : say("sheet.recipients", heading.locale, {names});
}

std::string cut_line(const Workbook& book, Locale locale) {
  if (book.texts_cut() == 0) return "";
  const auto limit = static_cast<std::int64_t>(SheetLimits{}.characters);
  return say_count("sheet.cut", book.texts_cut(), locale,
                   {format_count(book.texts_cut(), locale), format_count(limit, locale)});
}

}  // namespace boletim
