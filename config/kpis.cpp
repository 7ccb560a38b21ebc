#include "config/kpis.h"

#include <algorithm>

#include "config/nearest.h"
#include "config/own_kpis.h"
#include "config/section.h"
#include "config/values.h"
#include "jobs/kpi/builtin.h"

namespace boletim {
namespace {

bool is_kpi(const std::string& id, const KpiSettings& settings) {
  return find_builtin_kpi(id) != nullptr || settings.own.contains(KpiId{id});
}

std::vector<std::string_view> all_kpis(const KpiSettings& settings) {
  std::vector<std::string_view> known;
  for (const BuiltinKpi& kpi : builtin_kpis()) known.push_back(kpi.id);
  for (const auto& [own, kpi] : settings.own) known.push_back(own.value);
  return known;
}

/// An entry that is neither built in nor has a rule of its own.
void refuse_entry(const YamlEntry& entry, const KpiSettings& settings, Problems& problems) {
  const std::string_view close = nearest(entry.key, all_kpis(settings));
  problems.add(entry.place, "unknown KPI " + shown(entry.key) +
                                (close.empty() ? "; one of your own has " +
                                                     any_of({"missing", "invalid", "any_of", "all_of"})
                                               : "; did you mean " + shown(close) + "?"));
}

bool check_kpi(const std::string& id, const KpiSettings& settings, Place place, Problems& problems) {
  if (is_kpi(id, settings)) return true;
  problems.add(place, "unknown KPI " + shown(id) + hint(id, all_kpis(settings)));
  return false;
}

/// As the job counts it.
Kpi kpi_of(const std::string& id, const KpiSettings& settings) {
  Kpi kpi{.id = KpiId{id}};
  if (const auto own = settings.own.find(kpi.id); own != settings.own.end()) {
    kpi = own->second;
    kpi.title = title_of(id);
  }
  if (const auto target = settings.targets.find(kpi.id); target != settings.targets.end())
    kpi.target = target->second;
  if (const auto title = settings.titles.find(kpi.id); title != settings.titles.end())
    kpi.title = title->second;
  return kpi;
}

}  // namespace

KpiSettings read_kpi_settings(const YamlNode* node, Problems& problems) {
  KpiSettings settings;
  if (node == nullptr) return settings;
  const std::vector<YamlEntry> entries = named_entries(*node, "KPI", problems);
  settings.own = read_own_kpis(entries, problems);
  for (const YamlEntry& entry : entries) {
    const Section section("kpi", *entry.value, problems);
    if (!is_kpi(entry.key, settings)) {
      refuse_entry(entry, settings, problems);
      continue;
    }
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
    if (!id || !check_kpi(*id, settings, item->place, problems)) continue;
    const bool twice =
        std::any_of(kpis.begin(), kpis.end(), [&](const Kpi& other) { return other.id.value == *id; });
    if (twice)
      problems.add(item->place, "KPI " + shown(*id) + " is given twice");
    else
      kpis.push_back(kpi_of(*id, settings));
  }
  return kpis;
}

}  // namespace boletim
