#include "jobs/part_name.h"

#include <algorithm>
#include <vector>

#include "jobs/registry/text.h"
#include "reports/words/format.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

constexpr std::size_t kMostNamed = 3;     // values of a column, if there are more than one over it
constexpr std::size_t kLongestSlug = 40;  // characters

std::string title_of(const std::string& column, const Job& job) {
  for (const SharedList<Axis>* axes : {&job.rules.declared, &job.rules.axes})
    for (const Axis& axis : *axes)
      if (axis.column == column) return axis.title;
  return column;
}

/// In the order in which people look for them, without capitals and accents.
std::string name_of(std::vector<std::string> values, const std::string& title, Locale locale) {
  if (values.empty()) return std::string(text("part.none", locale));
  std::ranges::stable_sort(values, {}, [](const std::string& value) { return fold(value); });
  const std::size_t named = values.size() <= kMostNamed + 1 ? values.size() : kMostNamed;
  std::string names = segment_name(values.front(), title, locale);
  for (std::size_t i = 1; i < named; ++i) {
    const std::string next = segment_name(values[i], title, locale);
    names = i + 1 == values.size() ? say("part.and", locale, {names, next}) : names + ", " + next;
  }
  if (named == values.size()) return names;
  return say("part.more", locale,
             {names, format_count(static_cast<std::int64_t>(values.size() - named), locale)});
}

}  // namespace

std::string name_of(const Part& part, const Job& job, Locale locale) {
  std::vector<std::string> columns;
  for (const SharedList<Axis>* axes : {&job.rules.declared, &job.rules.axes})
    for (const Axis& axis : *axes) columns.push_back(axis.column);
  for (const auto& [column, values] : part.only) columns.push_back(column);
  std::string name;
  Scope left = part.only;
  for (const std::string& column : columns) {
    const auto found = left.find(column);
    if (found == left.end()) continue;
    name += (name.empty() ? "" : ", ") + name_of(found->second, title_of(column, job), locale);
    left.erase(found);
  }
  return name;
}

std::string slug_of(std::string_view name) {
  std::string slug;
  for (const char c : fold(name)) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (is_plain)
      slug += c;
    else if (!slug.empty() && slug.back() != '-')
      slug += '-';
  }
  slug.resize(std::min(slug.size(), kLongestSlug));
  while (slug.ends_with('-')) slug.pop_back();
  return slug;
}

}  // namespace boletim
