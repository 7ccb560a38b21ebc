#pragma once
// A YAML file as a tree of our own: every node with its place, keys unique, aliases and merges resolved.

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "config/problems.h"

namespace boletim {

struct YamlNode;

struct YamlEntry {
  std::string key;
  Place place;  ///< of the key
  const YamlNode* value;
};

struct YamlNode {
  enum class Kind { Null, Scalar, List, Map };
  Kind kind = Kind::Null;
  bool quoted = false;                 ///< a scalar in quotes is text, never a number or a truth
  Place place;                         ///< of a null: its key
  std::size_t size = 1;                ///< nodes in it, aliases counted as what they stand for
  std::string text;                    ///< of a scalar
  std::vector<const YamlNode*> items;  ///< of a list
  std::vector<YamlEntry> entries;      ///< of a map, in the file's order

  /// Nothing if the map has no such key (or this is no map).
  const YamlNode* find(std::string_view key) const;
};

/// Owns the nodes; they stay where they are when the document moves.
struct YamlDocument {
  std::deque<YamlNode> nodes;
  const YamlNode* root = nullptr;  ///< nothing if the text was not readable, and then a problem says why
};

inline constexpr std::size_t kMostAliased = 200'000;  ///< nodes that aliases may stand for in one file

/// Reads one file's text: UTF-8, one document, keys given once. Never throws for odd input, and never needs
/// more memory than some hundred times the text.
YamlDocument parse_yaml(int file, const std::string& text, Problems& problems);

}  // namespace boletim
