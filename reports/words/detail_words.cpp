#include "reports/words/detail_words.h"

#include "reports/words/format.h"
#include "reports/words/texts.h"

namespace boletim {

std::string limit_words(const DetailReport& report) {
  if (report.shown >= report.flagged) return "";
  const Locale locale = report.heading.locale;
  std::string words = say_count("detail.limited", report.shown, locale,
                                {format_count(report.shown, locale), format_count(report.flagged, locale)});
  if (!report.all_in.empty()) words += "; " + say("detail.all_in", locale, {report.all_in});
  return words;
}

std::string rows_words(const DetailReport& report) {
  const Locale locale = report.heading.locale;
  const std::string limit = limit_words(report);
  if (!limit.empty()) return limit;
  return say_count("detail.all", report.flagged, locale, {format_count(report.flagged, locale)});
}

}  // namespace boletim
