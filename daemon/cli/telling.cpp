#include "daemon/cli/telling.h"

#include <algorithm>

#include "jobs/heading_values.h"
#include "reports/words/format.h"

namespace boletim {
namespace {

/// The words of the contract in Portuguese.
struct StateWord {
  const char* name;
  const char* pt;
};
constexpr StateWord kStateWords[] = {
    {"running", "em curso"},  {"done", "feita"},         {"failed", "falhou"},    {"no_data", "sem dados"},
    {"planned", "planejada"}, {"sending", "enviando"},   {"accepted", "aceita"},  {"deferred", "adiada"},
    {"rejected", "recusada"}, {"in_doubt", "em dúvida"}, {"held", "retida"},      {"suppressed", "suprimida"},
    {"skipped", "pulada"},    {"delivered", "entregue"}, {"delayed", "atrasada"}, {"bounced", "devolvida"},
    {"started", "iniciada"},  {"paused", "pausada"},     {"missing", "faltando"}, {"claimed", "tomada"},
    {"sealed", "contada"},    {"rendered", "escrita"},   {"finished", "feita"},
};

}  // namespace

std::string Telling::word(std::string_view name) const {
  if (locale == Locale::PtBr)
    for (const StateWord& state : kStateWords)
      if (name == state.name) return state.pt;
  return std::string(name);
}

std::string Telling::time(Instant instant) const {
  return format_moment(civil_time(instant, zone), locale);
}

std::string Telling::time(const std::optional<Instant>& instant) const {
  return instant ? time(*instant) : "–";
}

std::string duration_text(std::chrono::seconds duration) {
  struct Unit {
    std::int64_t seconds;
    const char* name;
  };
  constexpr Unit kUnits[] = {{86400, "d"}, {3600, "h"}, {60, "m"}, {1, "s"}};
  std::int64_t rest = std::max<std::int64_t>(duration.count(), 0);
  std::string text;
  int parts = 0;
  for (const Unit& unit : kUnits) {
    if (parts == 2) break;
    if (rest >= unit.seconds)
      text += (text.empty() ? "" : " ") + std::to_string(rest / unit.seconds) + unit.name;
    if (!text.empty()) ++parts;
    rest %= unit.seconds;
  }
  return text.empty() ? "0s" : text;
}

}  // namespace boletim
