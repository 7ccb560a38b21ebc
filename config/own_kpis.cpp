#include "config/own_kpis.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "config/nearest.h"
#include "config/section.h"
#include "config/values.h"
#include "jobs/kpi/builtin.h"
#include "jobs/kpi/column_form.h"
#include "jobs/registry/text.h"

namespace boletim {
namespace {

constexpr std::size_t kMostParts = 64;  // of one KPI, with the parts of its parts

constexpr auto kRules =
    std::to_array<std::pair<std::string_view, Kpi::Rule>>({{"missing", Kpi::Rule::Missing},
                                                           {"invalid", Kpi::Rule::Invalid},
                                                           {"any_of", Kpi::Rule::AnyOf},
                                                           {"all_of", Kpi::Rule::AllOf}});

/// Opens the parts of KPIs, each once, and finds those that are parts of themselves.
class OpenedParts {
 public:
  OpenedParts(const std::vector<YamlEntry>& entries, Problems& problems) : problems_(problems) {
    for (const YamlEntry& entry : entries)
      if (has_own_rule(*entry.value)) entries_.emplace(entry.key, &entry);
  }

  std::map<KpiId, Kpi> open() {
    for (const auto& [id, entry] : entries_) kpi(id, entry->place);
    return std::move(opened_);
  }

 private:
  /// The KPI of that name, said at `place`; nothing if there is none that could be used there.
  const Kpi* kpi(std::string_view id, Place place) {
    if (const auto done = opened_.find(KpiId{std::string(id)}); done != opened_.end()) return &done->second;
    const auto found = entries_.find(id);
    if (found == entries_.end()) return nullptr;
    if (std::find(open_.begin(), open_.end(), id) != open_.end()) {
      problems_.add(place, "KPI " + shown(id) + " is made of itself");
      return nullptr;
    }
    open_.push_back(found->first);
    Kpi read = read_kpi(*found->second);
    open_.pop_back();
    const auto at = opened_.emplace(read.id, std::move(read)).first;
    return &at->second;
  }

  Kpi read_kpi(const YamlEntry& entry) {
    Kpi kpi{.id = KpiId{entry.key}};
    if (find_builtin_kpi(entry.key) != nullptr)
      problems_.add(entry.place, "KPI " + shown(entry.key) + " is built in; expected another name");
    std::string_view first;
    for (const auto& [name, rule] : kRules) {
      const YamlNode* node = entry.value->find(name);
      if (node == nullptr) continue;
      if (!first.empty()) {
        problems_.add(node->place, fmt::format("both '{}' and '{}'; expected one of them", first, name));
        continue;
      }
      first = name;
      kpi.rule = rule;
      if (rule == Kpi::Rule::AnyOf || rule == Kpi::Rule::AllOf)
        read_parts(*node, kpi);
      else
        read_column(*node, kpi);
    }
    return kpi;
  }

  void read_column(const YamlNode& node, Kpi& kpi) {
    const std::optional<std::string> column = line_of(node, "a column's name", problems_);
    if (!column) return;
    kpi.column = lower_case(*column);
    if (kpi.rule != Kpi::Rule::Invalid || form_of(kpi.column) != ColumnForm::Text) return;
    const std::vector<std::string_view> forms(columns_with_a_form().begin(), columns_with_a_form().end());
    const std::string close(nearest(kpi.column, forms));
    problems_.add(node.place,
                  "nothing tells a wrong value of column " + shown(kpi.column) +
                      (close.empty() ? "; expected 'missing', or one such as 'postal_code' or 'tax_id'"
                                     : "; did you mean '" + close + "'?"));
  }

  void read_parts(const YamlNode& node, Kpi& kpi) {
    const std::vector<const YamlNode*> items = items_of(node);
    if (items.empty())
      problems_.add(node.place, "no KPI; expected two or more, such as [no_email, no_phone]");
    for (const YamlNode* item : items) {
      const std::optional<std::string> name = line_of(*item, "a KPI such as 'no_email'", problems_);
      if (name) read_part(*name, item->place, kpi);
    }
    if (size_of(kpi) > kMostParts) {
      problems_.add(node.place, fmt::format("KPI '{}' is made of more than {} in all; make it of fewer",
                                            kpi.id.value, kMostParts));
      kpi.parts.clear();
    }
  }

  void read_part(const std::string& name, Place place, Kpi& kpi) {
    if (std::any_of(kpi.parts.begin(), kpi.parts.end(),
                    [&](const Kpi& other) { return other.id.value == name; }))
      return problems_.add(place, "KPI " + shown(name) + " is given twice");
    if (const Kpi* own = this->kpi(name, place)) {
      kpi.parts.push_back(*own);
    } else if (find_builtin_kpi(name) != nullptr) {
      kpi.parts.push_back({.id = KpiId{name}});
    } else if (entries_.find(name) == entries_.end()) {
      std::vector<std::string_view> known = names_of(entries_);
      for (const BuiltinKpi& builtin : builtin_kpis()) known.push_back(builtin.id);
      problems_.add(place, "unknown KPI " + shown(name) + hint(name, known));
    }
  }

  static std::size_t size_of(const Kpi& kpi) {
    std::size_t size = kpi.parts.size();
    for (const Kpi& part : kpi.parts) size += size_of(part);
    return size;
  }

  Problems& problems_;
  std::map<std::string, const YamlEntry*, std::less<>> entries_;
  std::map<KpiId, Kpi> opened_;
  std::vector<std::string> open_;  ///< from the one that was asked for to the one that is read
};

}  // namespace

bool has_own_rule(const YamlNode& node) {
  return std::any_of(kRules.begin(), kRules.end(),
                     [&](const auto& rule) { return node.find(rule.first) != nullptr; });
}

std::map<KpiId, Kpi> read_own_kpis(const std::vector<YamlEntry>& entries, Problems& problems) {
  return OpenedParts(entries, problems).open();
}

}  // namespace boletim
