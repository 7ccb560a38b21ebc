#include "config/keys.h"

#include <algorithm>
#include <map>

namespace boletim {
namespace {

using Keys = std::vector<std::string_view>;

const std::map<std::string_view, Keys>& all() {
  static const std::map<std::string_view, Keys> sections = {
      {"boletim.yaml",
       {"organization", "logo", "colors", "timezone", "locale", "state", "documents", "expected_report",
        "calendars", "calendar", "sources", "kpis", "mail", "people", "groups", "defaults", "jobs"}},
      {"jobs.d", {"jobs"}},
      {"state", {"url", "password", "lease"}},
      {"documents", {"directory", "shared"}},
      {"expected_report", {"to", "at"}},
      {"calendar", {"extends", "dates"}},
      {"source",
       {"connector", "file", "dsn", "host", "port", "socket", "database", "user", "password", "options",
        "connections", "statement_timeout", "encoding", "currency", "own_contacts", "placeholders",
        "suspect_above", "preset", "registries"}},
      {"preset", {"name", "set"}},
      {"preset.yaml", {"title", "versions", "connectors", "set", "registries"}},
      {"preset.value", {"about", "type", "default", "choices"}},
      {"password", {"credential", "file", "env"}},
      {"registry", {"query", "axes", "ignore"}},
      {"axis", {"title", "many", "bands", "limit"}},
      {"kpi", {"target", "title", "missing", "invalid", "any_of", "all_of"}},
      {"mail",
       {"transport", "from", "path", "host", "port", "security", "user", "password", "rate", "size_limit"}},
      {"person", {"name", "email", "locale", "scope", "sees"}},
      {"job", {"id",      "title",    "source",   "registry",   "only",    "kpis",     "axes",
               "period",  "schedule", "timezone", "locale",     "enabled", "from",     "until",
               "reports", "periods",  "deliver",  "on_failure", "misfire", "on_doubt", "retry",
               "overlap", "jitter",   "start_by", "run_within", "after",   "hold_if",  "evaluate",
               "suppress_below", "record_url", "mail_template", "chart"}},
      {"mail_template", {"subject", "text", "html"}},
      {"schedule", {"every", "at", "day", "business_day", "date", "cron", "on_holiday", "calendar"}},
      {"reports", {"trend", "detail", "follow_up", "history"}},
      {"trend", {"pdf", "csv", "xlsx"}},
      {"detail", {"pdf", "csv", "xlsx"}},
      {"follow_up", {"pdf", "csv", "xlsx"}},
      {"history", {"pdf", "csv", "xlsx"}},
      {"trend.pdf", {}},
      {"detail.pdf", {"limit", "pages"}},
      {"trend.xlsx", {}},
      {"detail.xlsx", {"limit"}},
      {"follow_up.pdf", {"limit", "oldest"}},
      {"history.pdf", {}},
      {"follow_up.xlsx", {"limit", "oldest"}},
      {"history.xlsx", {}},
      {"csv", {"separator", "decimal", "bom"}},
      {"delivery", {"to", "attach", "split_by", "if"}},
  };
  return sections;
}

// What later versions will do. A line goes when its thing comes.
// clang-format off: one line each
constexpr Unsupported kUnsupported[] = {
    {"boletim.yaml", "retention", "forever"},
    {"boletim.yaml", "console", ""},
    {"boletim.yaml", "metrics", ""},
    {"job", "type", "report"},
    {"job", "alerts", "[]"},
    {"job", "attach_file", ""},
    {"job", "select", ""},
    {"job", "purpose", ""},
    {"job", "campaign", ""},
};
// clang-format on

}  // namespace

const std::vector<std::string_view>& known_keys(std::string_view section) {
  return all().at(section);
}

std::vector<std::string_view> sections() {
  std::vector<std::string_view> names;
  for (const auto& [name, keys] : all()) names.push_back(name);
  return names;
}

const Unsupported* find_unsupported(std::string_view section, std::string_view name) {
  const auto found =
      std::find_if(std::begin(kUnsupported), std::end(kUnsupported),
                   [&](const Unsupported& entry) { return entry.section == section && entry.name == name; });
  return found == std::end(kUnsupported) ? nullptr : found;
}

}  // namespace boletim
