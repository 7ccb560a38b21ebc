#pragma once
#include <optional>
#include <string>
#include <string_view>

#include <fmt/core.h>

#include "jobs/schedule/civil_time.h"
#include "reports/heading.h"

namespace boletim {

/// In what language, and by which clock, an admin is told something.
struct Telling {
  Locale locale = Locale::En;
  Zone zone{"America/Sao_Paulo"};

  /// One of the two, its `{}` filled.
  template <class... Parts>
  std::string say(const char* pt, const char* en, const Parts&... parts) const {
    return fmt::format(fmt::runtime(locale == Locale::PtBr ? pt : en), parts...);
  }
  /// A word of the contract ("in_doubt") as somebody who speaks the language says it.
  std::string word(std::string_view name) const;
  std::string time(Instant instant) const;                        ///< "16/11/2026 07:30"
  std::string time(const std::optional<Instant>& instant) const;  ///< "–" for nothing
};

/// "45s", "12m", "2h 3m", "3d 4h": as the configuration writes durations, two units at most.
std::string duration_text(std::chrono::seconds duration);

}  // namespace boletim
