#include "config/yaml_document.h"

#include <algorithm>
#include <map>
#include <sstream>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include "jobs/registry/text.h"

namespace boletim {
namespace {

/// Turns yaml-cpp's marks (from 0, columns in bytes) into places. Marks mostly come in order, and are then
/// found without counting a line's characters again.
class Places {
 public:
  Places(int file, std::string_view text) : file_(file), text_(text) {
    for (std::size_t start = 0; start != std::string_view::npos;) {
      starts_.push_back(start);
      const std::size_t end = text.find('\n', start);
      start = end == std::string_view::npos ? end : end + 1;
    }
  }

  Place of(const YAML::Mark& mark) {
    if (mark.line < 0) return {file_, 0, 0};
    const auto line = static_cast<std::size_t>(mark.line);
    const auto byte = static_cast<std::size_t>(std::max(mark.column, 0));
    if (line != line_ || byte < byte_) {
      line_ = line;
      byte_ = 0;
      column_ = 1;
    }
    const std::size_t start = line < starts_.size() ? starts_[line] : text_.size();
    for (; byte_ < byte && start + byte_ < text_.size(); ++byte_)
      if ((static_cast<unsigned char>(text_[start + byte_]) & 0xC0) != 0x80) ++column_;
    return {file_, mark.line + 1, column_};
  }

 private:
  int file_;
  std::string_view text_;
  std::vector<std::size_t> starts_;
  std::size_t line_ = 0, byte_ = 0;
  int column_ = 1;
};

/// Builds the tree from the parser's events.
class Builder : public YAML::EventHandler {
 public:
  Builder(YamlDocument& document, Places& places, Problems& problems)
      : document_(document), places_(places), problems_(problems) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (std::exchange(started_, true))
      problems_.add(places_.of(mark), "a second document ('---') in one file; expected one");
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    put(&make(YamlNode::Kind::Null, mark, anchor));
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const YamlNode* node = anchors_.at(anchor);
    const bool within_itself =
        std::any_of(open_.begin(), open_.end(), [node](const Open& open) { return open.node == node; });
    if (within_itself) throw YAML::ParserException(mark, "an alias stands inside what it stands for");
    aliased_ += node->size;
    if (aliased_ > kMostAliased)
      throw YAML::ParserException(mark, "aliases stand for too much; write it out");
    put(node);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    YamlNode& node = make(YamlNode::Kind::Scalar, mark, anchor);
    node.text = value;
    node.quoted = tag != "?" && !tag.empty();
    if (node.quoted && tag != "!" && tag != "tag:yaml.org,2002:str")
      problems_.add(node.place, "a tag " + shown(tag) + "; expected a plain value");
    put(&node);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open_.push_back({&make(YamlNode::Kind::List, mark, anchor), {}, {}});
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open_.push_back({&make(YamlNode::Kind::Map, mark, anchor), {}, {}});
  }
  void OnMapEnd() override {
    merge(*open_.back().node);
    close();
  }

 private:
  /// A list or map whose end has not come yet.
  struct Open {
    YamlNode* node;
    const YamlNode* key;                            ///< of a map: the key whose value comes next
    std::map<std::string, int, std::less<>> lines;  ///< of a map: where each key stood first
  };

  YamlNode& make(YamlNode::Kind kind, const YAML::Mark& mark, YAML::anchor_t anchor) {
    YamlNode& node = document_.nodes.emplace_back();
    node.kind = kind;
    node.place = places_.of(mark);
    if (anchor != 0) anchors_[anchor] = &node;
    return node;
  }

  void close() {
    const YamlNode* node = open_.back().node;
    open_.pop_back();
    put(node);
  }

  void put(const YamlNode* node) {
    if (open_.empty()) {
      if (document_.root == nullptr) document_.root = node;
      return;
    }
    Open& open = open_.back();
    open.node->size += node->size;
    if (open.node->kind == YamlNode::Kind::List) {
      open.node->items.push_back(node);
    } else if (open.key == nullptr) {
      open.key = node;
    } else {
      add_entry(open, *std::exchange(open.key, nullptr), node);
    }
  }

  void add_entry(Open& open, const YamlNode& key, const YamlNode* value) {
    if (key.kind != YamlNode::Kind::Scalar) {
      problems_.add(key.place, "a key that is no plain word; expected 'key: value'");
      return;
    }
    const auto [first, is_new] = open.lines.emplace(key.text, key.place.line);
    if (!is_new) {
      problems_.add(key.place, "key " + shown(key.text) + " is given twice; the first one is on line " +
                                   std::to_string(first->second));
      return;
    }
    // Of an absent value the parser only knows where the next thing starts. (An alias keeps its own place.)
    if (value->kind == YamlNode::Kind::Null && value == &document_.nodes.back())
      document_.nodes.back().place = key.place;
    open.node->entries.push_back({key.text, key.place, value});
  }

  /// `<<: *map` or `<<: [*map, *map]` (YAML 1.1's merge type): the map's own keys win, then the first ones.
  void merge(YamlNode& map) {
    const auto found = std::find_if(map.entries.begin(), map.entries.end(),
                                    [](const YamlEntry& e) { return e.key == "<<"; });
    if (found == map.entries.end()) return;
    const YamlEntry merged = *found;
    map.entries.erase(found);
    std::vector<const YamlNode*> from = {merged.value};
    if (merged.value->kind == YamlNode::Kind::List) from = merged.value->items;
    auto& lines = open_.back().lines;
    for (const YamlNode* node : from) {
      if (node->kind != YamlNode::Kind::Map)
        problems_.add(merged.place, "'<<' takes a mapping or a list of mappings");
      for (const YamlEntry& entry : node->entries)
        if (lines.emplace(entry.key, entry.place.line).second) map.entries.push_back(entry);
    }
  }

  YamlDocument& document_;
  Places& places_;
  Problems& problems_;
  std::vector<Open> open_;
  std::map<YAML::anchor_t, const YamlNode*> anchors_;
  std::size_t aliased_ = 0;
  bool started_ = false;
};

/// What keeps the text from being read at all; yaml-cpp would stop at a 0x04 and read UTF-16 by a mark.
bool is_readable(int file, std::string_view text, Problems& problems) {
  int line = 1;
  for (std::size_t start = 0; start < text.size(); ++line) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    const std::string_view row = text.substr(start, end - start);
    if (!is_utf8(row)) {
      problems.add({file, line, 1}, "not UTF-8 text; save the file as UTF-8");
      return false;
    }
    const auto control = std::find_if(row.begin(), row.end(), [](char c) {
      return (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\r') || c == 0x7F;
    });
    if (control != row.end()) {
      problems.add({file, line, 1}, "a control character; expected plain text");
      return false;
    }
    start = end + 1;
  }
  return true;
}

/// The parser's terse word in ours.
std::string explain(const std::string& message) {
  static const std::map<std::string, std::string, std::less<>> words = {
      {"illegal map value",
       "a ':' that does not fit here; check the indentation, and quote text that holds ': '"},
      {"illegal block entry", "a '-' that does not fit here; check the indentation"},
      {"end of map not found", "a mapping that does not end; check the indentation"},
      {"end of map flow not found", "a '{' without its '}', or a ',' missing between two entries"},
      {"end of sequence not found", "a list that does not end; check the indentation"},
      {"end of sequence flow not found", "a '[' without its ']', or a ',' missing between two items"},
      {"illegal tab when looking for indentation", "a tab; indent with spaces"},
      {"unknown token", "a character that no value can start with; put the value in quotes"},
      {"illegal EOF in scalar", "a quoted text without its closing quote"},
      {"the referenced anchor is not defined", "an alias of nothing; expected '&name' before '*name'"},
      {"bad file", "it is nested too deeply"},
  };
  const auto found = words.find(message);
  // What follows a colon in the parser's words is a piece of the file.
  return "not valid YAML: " + (found == words.end() ? message.substr(0, message.find(": ")) : found->second);
}

/// A tab before the first word of a line, in the lines up to `last`: what most often breaks a file.
int line_with_tab(std::string_view text, int last) {
  int line = 1;
  for (std::size_t start = 0; start < text.size() && line <= last; ++line) {
    const std::size_t word = text.find_first_not_of(" \t", start);
    const std::string_view indentation =
        text.substr(start, word == std::string_view::npos ? word : word - start);
    const bool says_something = word != std::string_view::npos && text[word] != '#' && text[word] != '\n';
    if (says_something && indentation.find('\t') != std::string_view::npos) return line;
    const std::size_t end = text.find('\n', start);
    if (end == std::string_view::npos) break;
    start = end + 1;
  }
  return 0;
}

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [key](const YamlEntry& entry) { return entry.key == key; });
  return found == entries.end() ? nullptr : found->value;
}

YamlDocument parse_yaml(int file, const std::string& text, Problems& problems) {
  YamlDocument document;
  if (!is_readable(file, text, problems)) return document;
  Places places(file, text);
  try {
    // Where blank lines end the text, the parser does not notice a quote that nobody closed.
    std::istringstream in(text.substr(0, text.find_last_not_of(" \t\r\n") + 1));
    YAML::Parser parser(in);
    Builder builder(document, places, problems);
    // A second document is one too many, and on some broken input the parser would make them without end.
    for (int documents = 0; documents < 2 && parser.HandleNextDocument(builder);) ++documents;
    if (document.root == nullptr) {
      document.root = &document.nodes.emplace_back();
      document.nodes.back().place = {file, 0, 0};
    }
  } catch (const YAML::Exception& error) {
    document.root = nullptr;
    const Place place = places.of(error.mark);
    const int tab = line_with_tab(text, place.line);
    if (tab > 0)
      problems.add({file, tab, 1}, explain("illegal tab when looking for indentation"));
    else
      problems.add(place, explain(error.msg));
  }
  return document;
}

}  // namespace boletim
