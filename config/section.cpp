#include "config/section.h"

#include <algorithm>
#include <charconv>

#include "config/keys.h"
#include "config/nearest.h"

namespace boletim {
namespace {

std::string kind_of(const YamlNode& node) {
  switch (node.kind) {
    case YamlNode::Kind::Null:
      return "nothing";
    case YamlNode::Kind::Scalar:
      return "a single value";
    case YamlNode::Kind::List:
      return "a list";
    case YamlNode::Kind::Map:
      return "a mapping";
  }
  return "nothing";
}

/// Whether a node asks for nothing but `word` ("forever", or { documents: forever, messages: forever }).
bool says_only(const YamlNode& node, std::string_view word) {
  if (word == "[]")
    return node.kind == YamlNode::Kind::Null || (node.kind == YamlNode::Kind::List && node.items.empty());
  if (node.kind == YamlNode::Kind::Map && !node.entries.empty())
    return std::all_of(node.entries.begin(), node.entries.end(),
                       [word](const YamlEntry& entry) { return says_only(*entry.value, word); });
  return node.kind == YamlNode::Kind::Scalar && node.text == word;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

}  // namespace

std::string not_supported(std::string_view name, std::string_view advice) {
  return shown(name) + " is known but not supported by this version; " + std::string(advice);
}

Section::Section(std::string_view name, const YamlNode& node, Problems& problems, const YamlNode* defaults)
    : node_(node), defaults_(defaults), problems_(problems) {
  if (node.kind == YamlNode::Kind::Map) {
    check_keys(name);
  } else {
    const std::vector<std::string_view>& keys = known_keys(name);
    std::string expected = "expected a mapping";
    if (!keys.empty()) expected += " with keys such as " + shown(keys.front());
    problems.add(node.place, kind_of(node) + "; " + expected);
  }
}

void Section::check_keys(std::string_view name) const {
  const std::vector<std::string_view>& keys = known_keys(name);
  for (const YamlEntry& entry : node_.entries) {
    if (std::find(keys.begin(), keys.end(), entry.key) != keys.end()) continue;
    const Unsupported* unsupported = find_unsupported(name, entry.key);
    if (unsupported == nullptr) {
      problems_.add(entry.place, "unknown key " + shown(entry.key) + hint(entry.key, keys));
    } else if (unsupported->instead.empty()) {
      problems_.add(entry.place, not_supported(entry.key));
    } else if (!says_only(*entry.value, unsupported->instead)) {
      const bool is_word = unsupported->instead != "[]";
      problems_.add(entry.place, is_word ? shown(entry.key) + " other than " + shown(unsupported->instead) +
                                               " is known but not supported by this version; remove it"
                                         : not_supported(entry.key));
    }
  }
}

const YamlNode* Section::find(std::string_view key) const {
  if (const YamlNode* own = node_.find(key)) return own;
  return defaults_ == nullptr ? nullptr : defaults_->find(key);
}

void Section::refuse(std::string_view key, std::string message) const {
  const YamlNode* node = find(key);
  problems_.add(node == nullptr ? node_.place : node->place, std::move(message));
}

void Section::require(std::initializer_list<std::string_view> keys, std::string_view why) const {
  if (node_.kind != YamlNode::Kind::Map) return;
  for (const std::string_view key : keys)
    if (find(key) == nullptr) problems_.add(node_.place, "no " + shown(key) + "; " + std::string(why));
}

void Section::forbid(std::initializer_list<std::string_view> keys, std::string_view why) const {
  for (const std::string_view key : keys)
    if (find(key) != nullptr) refuse(key, shown(key) + " does not belong here; " + std::string(why));
}

const YamlNode* Section::scalar(std::string_view key, std::string_view expected) const {
  const YamlNode* node = find(key);
  if (node == nullptr || node->kind == YamlNode::Kind::Scalar) return node;
  refuse(key, "'" + std::string(key) + "' is " + kind_of(*node) + "; expected " + std::string(expected));
  return nullptr;
}

bool Section::line(std::string_view key, std::string& value) const {
  const YamlNode* node = scalar(key, "text");
  if (node == nullptr) return false;
  const std::optional<std::string> line = line_of(*node, "text for '" + std::string(key) + "'", problems_);
  if (line) value = *line;
  return line.has_value();
}

bool Section::text(std::string_view key, std::string& value) const {
  const YamlNode* node = scalar(key, "text");
  if (node == nullptr) return false;
  if (is_blank(node->text)) {
    refuse(key, "'" + std::string(key) + "' is blank; expected text");
    return false;
  }
  value = node->text;
  return true;
}

bool Section::flag(std::string_view key, bool& value) const {
  const YamlNode* node = scalar(key, "true or false");
  if (node == nullptr) return false;
  const bool yes = node->text == "true" || node->text == "yes" || node->text == "on";
  const bool no = node->text == "false" || node->text == "no" || node->text == "off";
  if (node->quoted || (!yes && !no)) {
    refuse(key,
           "'" + std::string(key) + "' is " + shown(node->text) + "; expected true or false, without quotes");
    return false;
  }
  value = yes;
  return true;
}

bool Section::number(std::string_view key, int& value, int least, int most) const {
  const std::string expected = "a whole number from " + std::to_string(least) + " to " + std::to_string(most);
  const YamlNode* node = scalar(key, expected);
  if (node == nullptr) return false;
  int parsed = 0;
  const char* const end = node->text.data() + node->text.size();
  const auto [stop, error] = std::from_chars(node->text.data(), end, parsed);
  if (node->quoted || error != std::errc{} || stop != end || parsed < least || parsed > most) {
    refuse(key, "'" + std::string(key) + "' is " + shown(node->text) + "; expected " + expected +
                    (node->quoted ? ", without quotes" : ""));
    return false;
  }
  value = parsed;
  return true;
}

std::size_t Section::choose(std::string_view key, const std::vector<std::string_view>& names) const {
  const YamlNode* node = scalar(key, any_of(names));
  if (node == nullptr) return names.size();
  const auto found = std::find(names.begin(), names.end(), node->text);
  if (found == names.end()) {
    if (find_unsupported(key, node->text) != nullptr)
      refuse(key, not_supported(node->text, "use " + any_of(names)));
    else
      refuse(key, "'" + std::string(key) + "' is " + shown(node->text) + hint(node->text, names));
  }
  return static_cast<std::size_t>(found - names.begin());
}

std::vector<const YamlNode*> Section::list(std::string_view key) const {
  const YamlNode* node = find(key);
  return node == nullptr ? std::vector<const YamlNode*>{} : items_of(*node);
}

std::vector<const YamlNode*> items_of(const YamlNode& node) {
  if (node.kind == YamlNode::Kind::List) return node.items;
  if (node.kind == YamlNode::Kind::Null) return {};
  return {&node};
}

std::vector<YamlEntry> named_entries(const YamlNode& node, std::string_view what, Problems& problems) {
  if (node.kind == YamlNode::Kind::Null) return {};
  if (node.kind != YamlNode::Kind::Map) {
    problems.add(node.place,
                 kind_of(node) + "; expected a mapping, the key of each entry is a " + std::string(what));
    return {};
  }
  for (const YamlEntry& entry : node.entries) check_id(entry.key, entry.place, what, problems);
  return node.entries;
}

std::optional<std::string> line_of(const YamlNode& node, std::string_view expected, Problems& problems) {
  if (node.kind != YamlNode::Kind::Scalar)
    problems.add(node.place, kind_of(node) + "; expected " + std::string(expected));
  else if (is_blank(node.text))
    problems.add(node.place, "blank; expected " + std::string(expected));
  else if (has_control(node.text))
    problems.add(node.place, "more than one line, or a control character; expected " + std::string(expected));
  else
    return node.text;
  return std::nullopt;
}

bool check_id(std::string_view id, Place place, std::string_view what, Problems& problems) {
  constexpr std::size_t kLongestId = 64;
  const auto is_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  };
  const bool good =
      !id.empty() && id.size() <= kLongestId && is_word(id.front()) &&
      std::all_of(id.begin(), id.end(), [&](char c) { return is_word(c) || c == '-' || c == '.'; });
  if (!good)
    problems.add(place, std::string(what) + " " + shown(id) +
                            "; expected letters without accents, digits, '-', '_' and '.', at most 64");
  return good;
}

}  // namespace boletim
