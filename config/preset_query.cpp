#include "config/preset_query.h"

#include <algorithm>
#include <set>
#include <vector>

#include "config/nearest.h"
#include "config/section.h"

namespace boletim {
namespace {

constexpr std::size_t kLongestName = 63;  // bytes, of PostgreSQL's
constexpr std::size_t kMostDigits = 18;
constexpr std::size_t kDeepest = 4;  // pieces within pieces: no file can make a query that has no end

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= kLongestName && std::all_of(text.begin(), text.end(), [](char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  });
}

/// Digits, with a sign before and one point among them.
bool is_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view rest = point == text.npos ? "0" : text.substr(point + 1);
  return !whole.empty() && !rest.empty() && whole.size() + rest.size() <= kMostDigits &&
         std::all_of(whole.begin(), whole.end(), is_digit) && std::all_of(rest.begin(), rest.end(), is_digit);
}

std::optional<std::string> bind_number(std::string_view name, const YamlNode& node, Problems& problems) {
  if (node.kind == YamlNode::Kind::Scalar && !node.quoted && is_number(node.text))
    return node.text.starts_with('-') ? "(" + node.text + ")" : node.text;  // x - -1 would start a comment
  problems.add(node.place, shown(name) + " is no number; expected one such as 1, without quotes");
  return std::nullopt;
}

std::optional<std::string> bind_text(std::string_view name, const YamlNode& node, Problems& problems) {
  const auto line = line_of(node, "text for " + shown(name), problems);
  if (!line) return std::nullopt;
  std::string sql = "'";
  for (const char c : *line) {
    if (c == '\\') {
      problems.add(node.place, shown(name) + " has a backslash, which servers read in different ways");
      return std::nullopt;
    }
    sql.append(c == '\'' ? 2 : 1, c);
  }
  return sql + "'";
}

template <class Bind>
std::optional<std::string> bind_list(std::string_view name, const YamlNode& node, Problems& problems,
                                     Bind bind) {
  std::string list;
  for (const YamlNode* item : items_of(node)) {
    const std::optional<std::string> one = bind(name, *item, problems);
    if (!one) return std::nullopt;
    list += (list.empty() ? "" : ", ") + *one;
  }
  if (!list.empty()) return list;
  problems.add(node.place, shown(name) + " is empty; expected one or more");
  return std::nullopt;
}

/// One `${name}` in a text.
struct PlaceInText {
  std::string_view name;
  std::size_t begin, end;
  bool in_quotes;  ///< between the single quotes of an SQL text
};

/// All of them, in order. What has no end or no name has a blank one.
std::vector<PlaceInText> places_in(std::string_view text) {
  std::vector<PlaceInText> places;
  bool in_quotes = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\'') in_quotes = !in_quotes;
    if (!in_quotes && text.substr(i).starts_with("--")) {
      i = std::min(text.find('\n', i), text.size() - 1);
    } else if (text.substr(i).starts_with("${")) {
      const std::size_t end = text.find('}', i);
      const bool is_whole = end != text.npos && is_name(text.substr(i + 2, end - i - 2));
      const std::size_t after = is_whole ? end + 1 : i + 2;
      places.push_back({is_whole ? text.substr(i + 2, end - i - 2) : "", i, after, in_quotes});
      i = after - 1;
    }
  }
  return places;
}

/// Looks at all queries of a preset, with each of the pieces that may come into them.
class PlaceCheck {
 public:
  PlaceCheck(const Preset& preset, Problems& problems) : preset_(preset), problems_(problems) {
    add_choices(preset.connectors);
    for (const auto& [name, value] : preset.values) add_choices(value.choices);
  }

  void check() {
    for (const YamlEntry& registry : preset_.registries)
      if (const YamlNode* query = registry.value->find("query")) look_at(*query);
    for (const auto& [name, value] : preset_.values) {
      const bool is_used =
          value.kind == PresetValue::Kind::Choice
              ? std::any_of(value.choices.begin(), value.choices.end(),
                            [&](const auto& choice) {
                              return std::any_of(choice.second.begin(), choice.second.end(),
                                                 [&](const auto& p) { return used_.contains(p.first); });
                            })
              : used_.contains(name);
      if (!is_used) problems_.add(place_of(name), "no query asks for " + shown(name) + "; remove it");
      if (value.kind != PresetValue::Kind::Choice && pieces_.contains(name))
        problems_.add(place_of(name), shown(name) + " is the name of a piece of SQL too; rename one");
    }
    for (const auto& [name, nodes] : pieces_)
      if (!used_.contains(name))
        problems_.add(nodes.front()->place, "no query has the place ${" + name + "}; remove the piece");
  }

 private:
  void add_choices(const SqlChoices& choices) {
    std::set<std::string_view> here;
    for (const auto& [choice, pieces] : choices)
      for (const auto& [name, node] : pieces) {
        if (here.insert(name).second && pieces_.contains(name))
          problems_.add(node->place, "another choice fills the place ${" + name + "}; rename one");
        pieces_[name].push_back(node);
      }
  }

  Place place_of(std::string_view value) const {
    for (const YamlEntry& entry : preset_.document.root->find("set")->entries)
      if (entry.key == value) return entry.place;
    return {};
  }

  std::string nearest_place(std::string_view name) const {
    std::vector<std::string_view> names = names_of(pieces_);
    for (const auto& [value, what] : preset_.values)
      if (what.kind != PresetValue::Kind::Choice) names.push_back(value);
    return hint(name, names);
  }

  void look_at(const YamlNode& node) {
    for (const PlaceInText& place : places_in(node.text)) {
      const auto value = preset_.values.find(place.name);
      const auto pieces = pieces_.find(std::string(place.name));
      used_.emplace(place.name);
      if (place.name.empty()) {
        problems_.add(node.place, "a '${' that is no place; expected ${NAME}");
      } else if (pieces != pieces_.end()) {
        if (std::find(open_.begin(), open_.end(), place.name) != open_.end())
          return problems_.add(node.place, "the place " + shown(place.name) + " stands in itself");
        if (open_.size() == kDeepest)
          return problems_.add(node.place, "pieces of SQL stand in one another more than " +
                                               std::to_string(kDeepest) + " deep; write them out");
        open_.emplace_back(place.name);
        for (const YamlNode* piece : pieces->second) look_at(*piece);
        open_.pop_back();
      } else if (value == preset_.values.end() || value->second.kind == PresetValue::Kind::Choice) {
        problems_.add(node.place, "nothing fills the place " + shown(place.name) + nearest_place(place.name));
      } else if (place.in_quotes && (value->second.kind == PresetValue::Kind::Text ||
                                     value->second.kind == PresetValue::Kind::Texts)) {
        problems_.add(node.place, "the place " + shown(place.name) +
                                      " stands in quotes; a text brings its own, remove these");
      }
    }
  }

  const Preset& preset_;
  Problems& problems_;
  std::map<std::string, std::vector<const YamlNode*>> pieces_;  // what may fill a place
  std::set<std::string, std::less<>> used_;
  std::vector<std::string> open_;
};

}  // namespace

std::optional<std::string> bind_value(std::string_view name, const PresetValue& value, const YamlNode& node,
                                      Problems& problems) {
  switch (value.kind) {
    case PresetValue::Kind::Number:
      return bind_number(name, node, problems);
    case PresetValue::Kind::Numbers:
      return bind_list(name, node, problems, bind_number);
    case PresetValue::Kind::Text:
      return bind_text(name, node, problems);
    case PresetValue::Kind::Texts:
      return bind_list(name, node, problems, bind_text);
    case PresetValue::Kind::Name:
      if (node.kind == YamlNode::Kind::Scalar && is_name(node.text)) return node.text;
      problems.add(node.place, shown(name) + " is no name; expected letters, digits and '_', at most " +
                                   std::to_string(kLongestName));
      return std::nullopt;
    case PresetValue::Kind::Choice:
      break;
  }
  const auto line = line_of(node, "one of the choices of " + shown(name), problems);
  if (!line || value.choices.contains(*line)) return line;
  problems.add(node.place, shown(name) + " is " + shown(*line) + hint(*line, names_of(value.choices)));
  return std::nullopt;
}

void check_places(const Preset& preset, Problems& problems) {
  PlaceCheck(preset, problems).check();
}

PlaceFilling::PlaceFilling(const Preset& preset, std::string_view connector,
                           const std::map<std::string, std::string>& bound) {
  const auto add = [this](const SqlPieces& pieces) {
    for (const auto& [name, node] : pieces) pieces_.emplace(name, node->text);
  };
  add(preset.connectors.find(connector)->second);
  for (const auto& [name, value] : preset.values)
    if (value.kind == PresetValue::Kind::Choice) add(value.choices.at(bound.at(name)));
  for (const auto& [name, value] : preset.values)
    if (value.kind != PresetValue::Kind::Choice) values_.emplace(name, bound.at(name));
}

std::string PlaceFilling::fill(std::string_view text) const {
  std::string filled;
  std::size_t done = 0;
  for (const PlaceInText& place : places_in(text)) {
    filled += text.substr(done, place.begin - done);
    const auto value = values_.find(place.name);
    filled += value == values_.end() ? fill(pieces_.find(place.name)->second) : value->second;
    done = place.end;
  }
  return filled + std::string(text.substr(done));
}

}  // namespace boletim
