#pragma once
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "config/problems.h"
#include "config/yaml_document.h"

namespace boletim {

/// A word of the configuration and what it means.
template <class T>
struct Choice {
  std::string_view name;
  T value;
};

/// One mapping while it is read. What does not fit becomes a problem at its place and leaves the value as it
/// was, so that reading goes on and finds everything. Node and problems must outlive it.
class Section {
 public:
  /// `name` says which keys it takes (keys.h); all others become problems here. Keys that the node has not
  /// are looked up in `defaults` (which was checked when it was read itself).
  Section(std::string_view name, const YamlNode& node, Problems& problems,
          const YamlNode* defaults = nullptr);

  const YamlNode* find(std::string_view key) const;
  Place place() const { return node_.place; }
  Problems& problems() const { return problems_; }
  /// A problem at the key's value, or at the section if the key is absent.
  void refuse(std::string_view key, std::string message) const;
  /// A problem for each key that is absent.
  void require(std::initializer_list<std::string_view> keys, std::string_view why) const;
  /// A problem for each key that is there.
  void forbid(std::initializer_list<std::string_view> keys, std::string_view why) const;

  // Each of these is true if the key is there and its value fits.
  bool line(std::string_view key, std::string& value) const;  ///< text on one line, not blank
  bool text(std::string_view key, std::string& value) const;  ///< text, not blank
  bool flag(std::string_view key, bool& value) const;
  bool number(std::string_view key, int& value, int least, int most) const;
  template <class T>
  bool value(std::string_view key, T& value, std::optional<T> (*parse)(std::string_view),
             std::string_view expected) const;
  template <class T>
  bool choice(std::string_view key, T& value, std::span<const Choice<T>> choices) const;
  /// The items of a list; a single value stands for a list of one, nothing for an empty one.
  std::vector<const YamlNode*> list(std::string_view key) const;

 private:
  void check_keys(std::string_view name) const;
  std::size_t choose(std::string_view key, const std::vector<std::string_view>& names) const;
  const YamlNode* scalar(std::string_view key, std::string_view expected) const;

  const YamlNode& node_;
  const YamlNode* defaults_;
  Problems& problems_;
};

/// The items of a list node, read as Section::list does.
std::vector<const YamlNode*> items_of(const YamlNode& node);
/// The entries of a mapping whose keys are names of the admin's choice (checked as ids); none for nothing.
std::vector<YamlEntry> named_entries(const YamlNode& node, std::string_view what, Problems& problems);
/// The keys of entries or of a map, for hint().
template <class Map>
std::vector<std::string_view> names_of(const Map& map) {
  std::vector<std::string_view> names;
  for (const auto& [name, value] : map) names.emplace_back(name);
  return names;
}
/// A scalar's text on one line, not blank; else a problem saying what was `expected`, and nothing.
std::optional<std::string> line_of(const YamlNode& node, std::string_view expected, Problems& problems);
/// A name that can stand in file names and on the command line: letters, digits, `-`, `_` and `.`, 64 at
/// most.
bool check_id(std::string_view id, Place place, std::string_view what, Problems& problems);
/// "'xlsx' is known but not supported by this version; …".
std::string not_supported(std::string_view name, std::string_view advice = "remove it");

template <class T>
bool Section::value(std::string_view key, T& value, std::optional<T> (*parse)(std::string_view),
                    std::string_view expected) const {
  const YamlNode* node = scalar(key, expected);
  if (node == nullptr) return false;
  if (const std::optional<T> parsed = parse(node->text)) {
    value = *parsed;
    return true;
  }
  refuse(key, "'" + std::string(key) + "' is " + shown(node->text) + "; expected " + std::string(expected));
  return false;
}

template <class T>
bool Section::choice(std::string_view key, T& value, std::span<const Choice<T>> choices) const {
  std::vector<std::string_view> names;
  for (const Choice<T>& choice : choices) names.push_back(choice.name);
  const std::size_t chosen = choose(key, names);
  if (chosen == names.size()) return false;
  value = choices[chosen].value;
  return true;
}

}  // namespace boletim
