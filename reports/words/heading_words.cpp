#include "reports/words/heading_words.h"

#include "reports/words/format.h"
#include "reports/words/texts.h"

namespace boletim {

std::string taken_line(const Heading& heading) {
  const Locale locale = heading.locale;
  std::string line = say("page.taken", locale,
                         {format_date(heading.taken_on, locale),
                          format_time(heading.taken_hour, heading.taken_minute, locale), heading.place});
  if (heading.place.empty()) line.resize(line.size() - std::string_view(" ()").size());
  line +=
      " · " + say_count("page.base", heading.records, locale,
                        {format_count(heading.records, locale), noun(heading.noun, heading.records, locale)});
  return heading.rules.empty() ? line : line + " · " + say("page.rules", locale, {heading.rules});
}

std::string_view noun_head(Noun noun, Locale locale) {
  switch (noun) {
    case Noun::Customers:
      return text("column.nouns.customers", locale);
    case Noun::Suppliers:
      return text("column.nouns.suppliers", locale);
    case Noun::Records:
      break;
  }
  return text("column.nouns.records", locale);
}

}  // namespace boletim
