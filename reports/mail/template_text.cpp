#include "reports/mail/template_text.h"

#include <algorithm>

#include <kainjow/mustache.hpp>

#include "reports/mail/mail_page.h"
#include "reports/mail/outside_content.h"

namespace boletim {
namespace {

namespace mustache = kainjow::mustache;

constexpr std::size_t kDeepest = 10;     ///< sections within sections; the library calls itself for each
constexpr std::size_t kMostFaults = 50;  ///< told of one template

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n\v\f";
  const std::size_t first = text.find_first_not_of(blanks);
  return first == std::string_view::npos ? "" : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string quoted(std::string_view tag) {
  constexpr std::size_t longest = 40;  // bytes
  std::string word(tag.substr(0, longest));
  while (tag.size() > longest && !word.empty() && (static_cast<unsigned char>(word.back()) & 0x80) != 0)
    word.pop_back();
  for (char& c : word)
    if (static_cast<unsigned char>(c) < ' ') c = ' ';
  return "'" + word + "'";
}

/// Reads a template tag by tag, as the library will.
class Checking {
 public:
  Checking(std::string_view text, TemplateForm form, const TemplateNames& names)
      : text_(text), form_(form), names_(names) {}

  std::vector<TemplateFault> faults() {
    std::size_t at = text_.find("{{");
    while (at != std::string_view::npos && found_.size() < kMostFaults && open_.size() <= kDeepest) {
      const bool bare = at + 2 < text_.size() && text_[at + 2] == '{';
      const std::string_view end = bare ? "}}}" : "}}";
      const std::size_t begin = at + (bare ? 3 : 2), close = text_.find(end, begin);
      if (close == std::string_view::npos) {
        add(at, "a tag that is not closed; expected " + std::string(end));
        break;
      }
      tag(at, trimmed(text_.substr(begin, close - begin)), bare);
      at = text_.find("{{", close + end.size());
    }
    if (open_.size() > kDeepest)
      add(open_.back().at, "sections within sections, deeper than 10; expected fewer");
    for (const Open& open : open_)
      add(open.at, "section " + quoted(open.name) + " is not closed; expected {{/" + open.name + "}}");
    if (form_ == TemplateForm::Html)
      for (const OutsideContent& outside : outside_content(text_))
        if (found_.size() < kMostFaults) add(outside.at, outside.message);
    std::ranges::stable_sort(found_, {}, &Found::at);
    std::vector<TemplateFault> all;
    for (Found& found : found_) all.push_back(std::move(found.fault));
    return all;
  }

 private:
  struct Open {
    std::string name;
    std::size_t at;
  };
  struct Found {
    std::size_t at;
    TemplateFault fault;
  };

  void tag(std::size_t at, std::string_view words, bool bare) {
    if (bare) return ready(at, words);
    const char kind = words.empty() ? ' ' : words.front();
    const std::string_view name = words.empty() ? words : trimmed(words.substr(1));
    switch (kind) {
      case '!':
        return;
      case '#':
      case '^':
        return section(at, name);
      case '/':
        return close(at, name);
      case '&':
        return ready(at, name);
      case '>':
        return add(at, "a template within a template; expected its text here");
      case '=':
        return add(at, "other brackets; expected {{ and }}");
      default:
        known(at, words, false);
    }
  }

  void section(std::size_t at, std::string_view name) {
    known(at, name, true);
    open_.push_back({std::string(name), at});
  }

  void close(std::size_t at, std::string_view name) {
    if (open_.empty()) return add(at, "section " + quoted(name) + " ends but never began");
    if (open_.back().name != name) {
      add(at, "section " + quoted(name) + " ends within " + quoted(open_.back().name) + "; expected {{/" +
                  open_.back().name + "}} first");
      const auto same = std::ranges::find(open_, name, &Open::name);
      if (same == open_.end()) return;
      open_.erase(same, open_.end());
      return;
    }
    open_.pop_back();
  }

  void ready(std::size_t at, std::string_view name) {
    const bool may = form_ == TemplateForm::Html;
    if (may && std::ranges::find(names_.ready, name) != names_.ready.end()) return;
    std::string message = "a value that is not escaped; expected {{" + std::string(name) + "}}";
    if (may && !names_.ready.empty())
      message += ", or {{{" + std::string(names_.ready.front()) + "}}}, which is HTML";
    add(at, std::move(message));
  }

  void known(std::size_t at, std::string_view name, bool is_section) {
    std::vector<std::string_view> may = names_.words;
    for (const auto& [list, within] : names_.lists) {
      const bool inside = std::ranges::find(open_, list, &Open::name) != open_.end();
      if (inside) may.insert(may.end(), within.begin(), within.end());
      if (is_section) may.push_back(list);
      if (!is_section && list == name)
        return add(at, quoted(name) + " is a list; expected {{#" + std::string(name) + "}} … {{/" +
                           std::string(name) + "}} around what is said of each");
      if (!inside && !contains(may, name) && contains(within, name))
        return add(at, quoted(name) + " belongs within {{#" + std::string(list) + "}} … {{/" +
                           std::string(list) + "}}");
    }
    if (contains(may, name)) return;
    add(at, "there is no value " + quoted(name));
    found_.back().fault.word = name;
    found_.back().fault.known = std::move(may);
  }

  static bool contains(const std::vector<std::string_view>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
  }

  void add(std::size_t at, std::string message) {
    const std::string_view before = text_.substr(0, at);
    const auto lines = static_cast<int>(std::ranges::count(before, '\n'));
    const std::size_t begin = before.rfind('\n') + 1;  // npos + 1 = 0
    const auto column = std::ranges::count_if(
        before.substr(begin), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; });
    found_.push_back({at, {lines + 1, static_cast<int>(column) + 1, std::move(message), "", {}}});
  }

  std::string_view text_;
  TemplateForm form_;
  const TemplateNames& names_;
  std::vector<Open> open_;
  std::vector<Found> found_;
};

mustache::data data_of(const TemplateValues& values) {
  mustache::data data;
  for (const auto& [name, word] : values.words)
    data.set(name, word.empty() ? mustache::data(false) : mustache::data(word));
  for (const auto& [name, items] : values.lists) {
    mustache::data list(mustache::data::type::list);
    for (const TemplateValues& item : items) list.push_back(data_of(item));
    data.set(name, list);
  }
  return data;
}

}  // namespace

std::vector<TemplateFault> check_template(std::string_view text, TemplateForm form,
                                          const TemplateNames& names) {
  return Checking(text, form, names).faults();
}

std::string fill_template(const std::string& text, TemplateForm form, const TemplateValues& values) {
  mustache::mustache filled(text);
  filled.set_custom_escape(
      [form](const std::string& value) { return form == TemplateForm::Html ? escaped(value) : value; });
  return filled.render(data_of(values));
}

}  // namespace boletim
