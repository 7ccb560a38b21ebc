#include "config/scopes.h"

#include "config/section.h"
#include "jobs/registry/text.h"

namespace boletim {

Scope read_scope(const YamlNode& node, Problems& problems) {
  Scope scope;
  if (node.kind == YamlNode::Kind::Null) return scope;
  if (node.kind != YamlNode::Kind::Map) {
    problems.add(node.place, "expected a mapping of columns to values, such as { state: [SP, MG] }");
    return scope;
  }
  for (const YamlEntry& entry : node.entries) {
    const auto [column, is_new] = scope.try_emplace(lower_case(entry.key));
    if (!is_new)
      problems.add(entry.place,
                   "column " + shown(entry.key) + " is given twice; expected all its values in one list");
    std::vector<std::string>& values = column->second;
    for (const YamlNode* item : items_of(*entry.value))
      if (auto value = line_of(*item, "a value of the column", problems)) values.push_back(*std::move(value));
    if (items_of(*entry.value).empty())
      problems.add(entry.place,
                   "no value for " + shown(entry.key) + "; expected those that count, such as [SP, MG]");
  }
  return scope;
}

}  // namespace boletim
