#include "jobs/schedule/times_of_day.h"

#include <bit>

namespace boletim {
namespace {

constexpr std::uint32_t kAllHours = (1u << 24) - 1;

TimesOfDay once_a_day(std::chrono::minutes at) {
  if (at < at.zero() || at >= std::chrono::hours{24}) return {};
  return {1u << (at.count() / 60), std::uint64_t{1} << (at.count() % 60), false};
}

TimesOfDay times_of(const Cron& cron) {
  return {static_cast<std::uint32_t>(cron.hours.to_ulong()), cron.minutes.to_ullong(), cron.elapsed};
}
TimesOfDay times_of(const Hourly& rule) {
  if (rule.minute < 0 || rule.minute > 59) return {};
  return {kAllHours, std::uint64_t{1} << rule.minute, true};
}
template <class FixedTimeRule>
TimesOfDay times_of(const FixedTimeRule& rule) {
  return once_a_day(rule.at);
}

}  // namespace

std::optional<std::chrono::minutes> TimesOfDay::first_from(std::chrono::minutes from) const {
  const auto hour = from.count() / 60;
  const auto minute = from.count() % 60;
  const auto at = [](auto h, int m) { return std::chrono::hours{h} + std::chrono::minutes{m}; };
  if (const auto rest = minutes >> minute; (hours >> hour & 1) != 0 && rest != 0)
    return at(hour, static_cast<int>(minute) + std::countr_zero(rest));
  const std::uint32_t later = hours >> hour >> 1;
  if (later == 0 || minutes == 0) return std::nullopt;
  return at(hour + 1 + std::countr_zero(later), std::countr_zero(minutes));
}

TimesOfDay times_of_day(const Schedule& schedule) {
  return std::visit([](const auto& rule) { return times_of(rule); }, schedule.rule);
}

}  // namespace boletim
