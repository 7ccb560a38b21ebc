#include "config/conditions.h"

#include <algorithm>

#include "config/nearest.h"
#include "config/section.h"

namespace boletim {

std::vector<Condition> read_conditions(const std::vector<const YamlNode*>& items, std::span<const Kpi> kpis,
                                       Problems& problems) {
  constexpr std::string_view kExpected =
      "a condition such as 'total falls 20%' or 'no_email.percent rises 2pp'";
  std::vector<std::string_view> subjects = {"total"};
  for (const Kpi& kpi : kpis) subjects.push_back(kpi.id.value);
  std::vector<Condition> conditions;
  for (const YamlNode* item : items) {
    const std::optional<std::string> text = line_of(*item, kExpected, problems);
    if (!text) continue;
    std::optional<Condition> condition = parse_condition(*text);
    if (!condition) {
      problems.add(item->place, "no condition: " + shown(*text) + "; expected " + std::string(kExpected));
    } else if (std::find(subjects.begin(), subjects.end(), condition->subject) == subjects.end()) {
      problems.add(item->place, shown(condition->subject) + " is not counted by the job" +
                                    hint(condition->subject, subjects));
    } else {
      conditions.push_back(*std::move(condition));
    }
  }
  return conditions;
}

}  // namespace boletim
