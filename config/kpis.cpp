#include "config/kpis.h"

#include <algorithm>

#include "config/keys.h"
#include "config/nearest.h"
#include "config/section.h"
#include "config/values.h"
#include "jobs/kpi/builtin.h"

namespace boletim {
namespace {

bool check_kpi(const std::string& id, Place place, Problems& problems) {
  if (find_builtin_kpi(id) != nullptr) return true;
  if (find_unsupported("kpis", id) != nullptr) {
    problems.add(place, not_supported(id));
    return false;
  }
  std::vector<std::string_view> known;
  for (const BuiltinKpi& kpi : builtin_kpis()) known.push_back(kpi.id);
  problems.add(place, "unknown KPI " + shown(id) + hint(id, known));
  return false;
}

/// An own KPI by what only those have: its name is then free, and its rule what is not supported.
bool has_own_rule(const YamlNode& node) {
  return std::any_of(node.entries.begin(), node.entries.end(),
                     [](const YamlEntry& entry) { return find_unsupported("kpi", entry.key) != nullptr; });
}

}  // namespace

KpiSettings read_kpi_settings(const YamlNode* node, Problems& problems) {
  KpiSettings settings;
  if (node == nullptr) return settings;
  for (const YamlEntry& entry : named_entries(*node, "KPI", problems)) {
    if (!has_own_rule(*entry.value) && !check_kpi(entry.key, entry.place, problems)) continue;
    const Section section("kpi", *entry.value, problems);
    double target = 0;
    if (section.value("target", target, parse_percent, "a percentage such as 10%"))
      settings.targets[KpiId{entry.key}] = target;
    std::string title;
    if (section.line("title", title)) settings.titles[KpiId{entry.key}] = title;
  }
  return settings;
}

std::vector<Kpi> read_kpis(const std::vector<const YamlNode*>& items, const KpiSettings& settings,
                           Problems& problems) {
  std::vector<Kpi> kpis;
  for (const YamlNode* item : items) {
    const std::optional<std::string> id = line_of(*item, "a KPI such as 'no_email'", problems);
    if (!id || !check_kpi(*id, item->place, problems)) continue;
    Kpi kpi{KpiId{*id}};
    const bool twice =
        std::any_of(kpis.begin(), kpis.end(), [&](const Kpi& other) { return other.id == kpi.id; });
    if (twice) problems.add(item->place, "KPI " + shown(*id) + " is given twice");
    if (const auto target = settings.targets.find(kpi.id); target != settings.targets.end())
      kpi.target = target->second;
    if (const auto title = settings.titles.find(kpi.id); title != settings.titles.end())
      kpi.title = title->second;
    if (!twice) kpis.push_back(std::move(kpi));
  }
  return kpis;
}

}  // namespace boletim
