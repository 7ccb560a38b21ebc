#include "reports/words/follow_up_words.h"

#include <array>

#include "reports/words/format.h"
#include "reports/words/texts.h"

namespace boletim {

std::string_view key_of(FollowUpRow::Kind kind) {
  constexpr std::array<std::string_view, FollowUpRow::kKinds> keys = {
      "corrected", "reopened",        "registered",      "lost", "removed", "moved_in",
      "moved_out", "flagged_by_rule", "cleared_by_rule", "open"};
  return keys[static_cast<std::size_t>(kind)];
}

std::string_view key_of(HistoryRow::Status status) {
  constexpr std::array<std::string_view, HistoryRow::kStatuses> keys = {
      "waiting", "accepted", "delivered", "delayed", "refused", "bounced", "in_doubt", "held", "not_sent"};
  return keys[static_cast<std::size_t>(status)];
}

std::string kpis_of(const FollowUpRow& row, const FollowUpReport& report) {
  std::string titles;
  for (std::size_t k = 0; k < report.kpis.size() && k < row.kpis.size(); ++k)
    if (row.kpis[k]) titles += (titles.empty() ? "" : ", ") + report.kpis[k].title;
  return titles;
}

std::string shown_words(const FollowUpCount& count, const FollowUpReport& report) {
  if (count.shown >= count.rows) return "";
  const Locale locale = report.heading.locale;
  const bool oldest = count.kind == FollowUpRow::Kind::Open;
  std::string words = say_count(oldest ? "follow_up.oldest" : "follow_up.shown", count.shown, locale,
                                {format_count(count.shown, locale), format_count(count.rows, locale)});
  if (!report.all_in.empty()) words += "; " + say("follow_up.all_in", locale, {report.all_in});
  return words;
}

std::string since_words(const FollowUpReport& report) {
  const Locale locale = report.heading.locale;
  if (!report.since) return std::string(text("follow_up.first", locale));
  return say("follow_up.since", locale, {format_moment(*report.since, locale)});
}

std::string history_words(const HistoryReport& report) {
  const Locale locale = report.heading.locale;
  std::string list;
  for (const HistoryCount& count : report.counts)
    list += (list.empty() ? "" : ", ") + say_count("status.count." + std::string(key_of(count.status)),
                                                   count.messages, locale,
                                                   {format_count(count.messages, locale)});
  if (report.messages == 0) return std::string(text("history.nothing", locale));
  return say_count("history.answer", report.messages, locale, {format_count(report.messages, locale), list});
}

std::string documents_of(const HistoryRow& row) {
  std::string names;
  for (const std::string& name : row.documents) names += (names.empty() ? "" : ", ") + name;
  return names;
}

std::string_view channel_of(const HistoryRow& row, Locale locale) {
  return row.channel == "email" ? text("history.channel.email", locale) : std::string_view(row.channel);
}

std::string span_words(const HistoryReport& report) {
  const Locale locale = report.heading.locale;
  return say("history.span", locale,
             {format_moment(report.from, locale), format_moment(report.until, locale)});
}

}  // namespace boletim
