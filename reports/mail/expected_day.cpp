#include "reports/mail/expected_day.h"

#include <algorithm>
#include <array>
#include <tuple>

#include <fmt/format.h>

#include "reports/mail/notice.h"
#include "reports/words/format.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

using State = ExpectedLine::State;
using Tone = NoticeItem::Tone;

constexpr std::size_t kMostLines = 300;  // of those that nobody needs to look at

/// In the order in which a reader wants them.
constexpr std::array kStates = {State::Delivered, State::Failed,  State::Missing, State::Held,
                                State::Skipped,   State::Waiting, State::Paused,  State::NoData};

std::string_view name_of(State state) {
  switch (state) {
    case State::Missing:
      return "missing";
    case State::Failed:
      return "failed";
    case State::Held:
      return "held";
    case State::Skipped:
      return "skipped";
    case State::Waiting:
      return "waiting";
    case State::Paused:
      return "paused";
    case State::NoData:
      return "no_data";
    case State::Delivered:
      break;
  }
  return "delivered";
}

bool needs_somebody(State state) {
  return state == State::Missing || state == State::Failed || state == State::Held;
}

Tone tone_of(State state) {
  if (state == State::Delivered) return Tone::Good;
  return needs_somebody(state) ? Tone::Bad : Tone::Plain;
}

std::string key(std::string_view group, State state) {
  return std::string(group).append(".").append(name_of(state));
}

/// "45 min", "1 h 40 min".
std::string duration(std::int64_t minutes) {
  if (minutes < 60) return fmt::format("{} min", minutes);
  return minutes % 60 == 0 ? fmt::format("{} h", minutes / 60)
                           : fmt::format("{} h {} min", minutes / 60, minutes % 60);
}

std::string counted(std::string_view key, std::int64_t count, Locale locale) {
  return say_count(key, count, locale, {format_count(count, locale)});
}

/// "12 esperados, 11 entregues, 1 falhou".
std::string totals(const ExpectedDay& day) {
  if (day.lines.empty()) return std::string(text("expected.nothing", day.locale));
  std::string said = counted("expected.all", static_cast<std::int64_t>(day.lines.size()), day.locale);
  for (const State state : kStates) {
    const auto count = std::ranges::count(day.lines, state, &ExpectedLine::state);
    if (count > 0) said += ", " + counted(key("expected", state), count, day.locale);
  }
  return said;
}

/// "2 aceitas, 1 recusada".
std::string messages(const MessageTally& tally, Locale locale) {
  std::string said;
  for (const auto& [key, count] : {std::pair{"expected.message.accepted", tally.accepted},
                                   {"expected.message.delivered", tally.delivered},
                                   {"expected.message.rejected", tally.rejected},
                                   {"expected.message.in_doubt", tally.in_doubt},
                                   {"expected.message.held", tally.held},
                                   {"expected.message.waiting", tally.waiting},
                                   {"expected.message.dropped", tally.dropped}})
    if (count > 0) said += (said.empty() ? "" : ", ") + counted(key, count, locale);
  return said.empty() ? said : say("expected.messages", locale, {said});
}

std::string detail(const ExpectedLine& line, Locale locale) {
  std::string said = joined(messages(line.messages, locale), line.why);
  for (std::size_t i = 0; i < line.unreached.size(); ++i)
    said = i == 0 ? joined(said, line.unreached[i]) : said + ", " + line.unreached[i];
  return said;
}

NoticeItem item_of(const ExpectedLine& line, Locale locale) {
  std::string words(text(key("expected.state", line.state), locale));
  if (line.minutes_late > 0) words += say("expected.late", locale, {duration(line.minutes_late)});
  const std::string due =
      format_day(line.due.date, locale) + " " + format_time(line.due.hour, line.due.minute, locale);
  return {joined(due, line.job), words, detail(line, locale), tone_of(line.state)};
}

/// What needs somebody first, then by time.
std::vector<const ExpectedLine*> in_order(const std::vector<ExpectedLine>& lines) {
  std::vector<const ExpectedLine*> sorted;
  for (const ExpectedLine& line : lines) sorted.push_back(&line);
  std::ranges::stable_sort(sorted, {}, [](const ExpectedLine* line) {
    return std::tuple(!needs_somebody(line->state), line->due.date, line->due.hour, line->due.minute);
  });
  return sorted;
}

}  // namespace

MailBody write_expected_day(const ExpectedDay& day) {
  const Locale locale = day.locale;
  Notice notice;
  notice.headline = totals(day);
  notice.subject = joined(notice.headline, format_date(day.until.date, locale));
  notice.occasion = joined(
      day.organization, say("expected.window", locale,
                            {format_moment(day.since, locale), format_moment(day.until, locale), day.place}));
  std::size_t quiet = 0;
  for (const ExpectedLine* line : in_order(day.lines))
    if (needs_somebody(line->state) || ++quiet <= kMostLines) notice.items.push_back(item_of(*line, locale));
  if (quiet > kMostLines)
    notice.notes.push_back(counted("expected.more", static_cast<std::int64_t>(quiet - kMostLines), locale));
  if (std::ranges::any_of(day.lines, needs_somebody, &ExpectedLine::state)) {
    notice.ask = text("expected.ask", locale);
    notice.commands = {"boletim status",
                       "boletim history --since " + fmt::format("{:04}-{:02}-{:02}", day.since.date.year,
                                                                day.since.date.month, day.since.date.day)};
  }
  notice.notes.emplace_back(text("expected.why", locale));
  return set_notice(notice, locale);
}

}  // namespace boletim
