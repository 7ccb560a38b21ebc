#include "daemon/cli/session.h"

#include <charconv>

#include "config/named_address.h"
#include "jobs/failure.h"
#include "jobs/schedule/civil_time.h"
#include "jobs/schedule/instant.h"

namespace boletim {
namespace {

std::optional<int> number_at(const std::string& text, std::size_t position, std::size_t length) {
  int value = 0;
  if (position + length > text.size()) return std::nullopt;
  const char* begin = text.data() + position;
  const auto [end, error] = std::from_chars(begin, begin + length, value);
  return error == std::errc() && end == begin + length ? std::optional(value) : std::nullopt;
}

/// "2026-11-16", "2026-11-16T07:30" or "2026-11-16T07:30:00" ("T" or a blank), in `zone`.
std::optional<Instant> parse_wall_time(const std::string& text, const Zone& zone) {
  constexpr std::size_t date_length = 10, minute_length = 16, second_length = 19;
  if (text.size() == second_length && text.ends_with(":00"))
    return parse_wall_time(text.substr(0, minute_length), zone);
  if (text.size() != date_length && text.size() != minute_length) return std::nullopt;
  const auto year = number_at(text, 0, 4), month = number_at(text, 5, 2), day = number_at(text, 8, 2);
  if (!year || !month || !day || text[4] != '-' || text[7] != '-') return std::nullopt;
  const Date date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                  std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  if (text.size() == date_length) return zone.resolve(date, {}).at;
  const auto hour = number_at(text, 11, 2), minute = number_at(text, 14, 2);
  if (!hour || !minute || *hour > 23 || *minute > 59 || text[13] != ':') return std::nullopt;
  return zone.resolve(date, std::chrono::hours(*hour) + std::chrono::minutes(*minute)).at;
}

}  // namespace

const Job& Session::job(const std::string& id) const {
  if (const Job* job = configuration().find(JobId{id})) return *job;
  std::string known;
  for (const Job& job : configuration().jobs) known += (known.empty() ? "" : ", ") + job.id.value;
  throw NotFound(say("não há o job '", "there is no job '") + id + say("'; há: ", "'; there are: ") + known);
}

Instant Session::time(const std::string& text) const {
  if (const auto instant = parse_rfc3339(text)) return *instant;
  if (const auto instant = parse_wall_time(text, Zone(configuration().timezone))) return *instant;
  throw UsageError("'" + text + "': " +
                   say("não é um instante; escreva 2026-11-16T10:30:00Z, ou 2026-11-16T07:30 (hora local)",
                       "is no time; write 2026-11-16T10:30:00Z, or 2026-11-16T07:30 (local time)"));
}

std::string Session::to() const {
  if (!arguments.has("to")) return "";
  if (const auto mailbox = parse_named_address(arguments.get("to"))) return mailbox->address;
  throw UsageError(say("--to precisa de um endereço, como ana@oficina.example",
                       "--to takes one address, such as ana@oficina.example"));
}

}  // namespace boletim
