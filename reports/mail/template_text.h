#pragma once
// Texts of an admin's own with values put in: mustache, of which sections and names are known; nothing that
// reads other files, changes its brackets or puts in what is not escaped.

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace boletim {

/// What a template becomes: a line or plain text, or HTML, whose values are escaped.
enum class TemplateForm { Line, Text, Html };

/// The names that a kind of template knows.
struct TemplateNames {
  std::vector<std::string_view> words;
  std::map<std::string_view, std::vector<std::string_view>> lists;  ///< and the names within each item
  std::vector<std::string_view> ready;                              ///< HTML already, {{{so}}} in HTML only
};

/// What is wrong in a template and where.
struct TemplateFault {
  int line = 1, column = 1;             ///< from 1, in characters
  std::string message;                  ///< and what was expected
  std::string word;                     ///< a name that is not known, else blank
  std::vector<std::string_view> known;  ///< those that may stand there
  bool operator==(const TemplateFault&) const = default;
};

/// What is wrong with a template, some fifty things at most, in their order: tags and sections that are not
/// closed, names that are not known, and in HTML what a mail would load from outside. `text` is UTF-8.
std::vector<TemplateFault> check_template(std::string_view text, TemplateForm form,
                                          const TemplateNames& names);

/// What a template is filled with. A blank word is not there: its section {{#word}} is left out.
struct TemplateValues {
  std::map<std::string, std::string> words;
  std::map<std::string, std::vector<TemplateValues>> lists;
};

/// A template that check_template() finds nothing wrong with, filled.
std::string fill_template(const std::string& text, TemplateForm form, const TemplateValues& values);

}  // namespace boletim
