#include <string>

#include "config/values.h"
#include "config/yaml_document.h"
#include "jobs/failure.h"
#include "jobs/kpi/condition.h"
#include "jobs/kpi/declined.h"
#include "jobs/schedule/cron.h"
#include "tests/fuzz/must.h"
#include "tests/fuzz/targets.h"

namespace boletim {
namespace {

void cron(std::string_view input) {
  try {
    const Cron cron = parse_cron(input);
    must(cron.minutes.any() && cron.hours.any() && cron.months.any(), "a schedule can fire");
  } catch (const UsageError& error) {
    must(*error.what() != '\0', "an error says what is wrong");
  }
}

void condition(std::string_view input) {
  const auto condition = parse_condition(input);
  if (!condition) return;
  must(!condition->subject.empty() && condition->amount >= 0, "it is of something, and by some amount");
  must(parse_condition(condition->text) == condition, "its text is the condition");
}

void declined(std::string_view input) {
  must(declined_channels(input) <= (kEmail | kPhone | kMobile), "there are three channels");
}

void yaml(std::string_view input) {
  Problems problems;
  const int file = problems.add_file("fuzz.yaml");
  const YamlDocument document = parse_yaml(file, std::string(input), problems);
  must((document.root != nullptr) || !problems.empty(), "what is not read is said");
}

void config_values(std::string_view input) {
  parse_duration(input);
  parse_span(input);
  parse_size(input);
  parse_rate(input);
  parse_time(input);
  parse_date(input);
  parse_own_date(input);
  parse_month_day(input);
  const auto percent = parse_percent(input);
  must(!percent || (*percent >= 0 && *percent <= 100), "a percentage is 0 to 100");
}

constexpr FuzzTarget kTargets[] = {{"cron", cron},
                                   {"condition", condition},
                                   {"declined", declined},
                                   {"yaml", yaml},
                                   {"config_values", config_values}};

}  // namespace

std::span<const FuzzTarget> language_targets() {
  return kTargets;
}

}  // namespace boletim
