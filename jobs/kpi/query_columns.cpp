#include "jobs/kpi/query_columns.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "jobs/failure.h"
#include "jobs/registry/text.h"

namespace boletim {
namespace {

void add_once(std::vector<std::string>& names, const std::string& name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

}  // namespace

QueryColumns::QueryColumns(const Rules& rules, const std::vector<std::string>& names)
    : QueryColumns(std::vector<const Rules*>{&rules}, names) {}

QueryColumns::QueryColumns(std::span<const Rules* const> rules, const std::vector<std::string>& names,
                           const std::vector<std::string>& split_by)
    : names_(names) {
  std::vector<std::string> twice;
  for (const std::string& name : names) {
    if (std::count(names.begin(), names.end(), name) > 1) add_once(twice, name);
  }
  if (!twice.empty()) {
    throw Failure(fmt::format("the query yields columns more than once: {}; name each of them apart with AS",
                              fmt::join(twice, ", ")));
  }

  std::vector<std::string> missing;
  const auto need = [&](const std::string& name) {
    if (!has(name)) add_once(missing, name);
  };
  need("id");
  need("name");
  for (const Rules* used : rules) {
    for (const Axis& axis : used->axes) need(axis.column);
    for (const auto& [column, values] : used->only) need(column);
  }
  for (const std::string& column : split_by) need(column);
  if (!missing.empty()) {
    throw Failure(
        fmt::format("the query lacks columns: {}; it yields: {}; add them to the query, or take them out of "
                    "`axes`, `only`, `scope` and `split_by`",
                    fmt::join(missing, ", "), fmt::join(names, ", ")));
  }
}

std::optional<std::size_t> QueryColumns::find(std::string_view name) const {
  const auto found = std::find(names_.begin(), names_.end(), name);
  if (found == names_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - names_.begin());
}

const Column* QueryColumns::of(const Batch& batch, std::string_view name) const {
  const auto index = find(name);
  return index ? &batch.columns[*index] : nullptr;
}

std::string_view text_at(const Column* column, std::size_t row) {
  if (column == nullptr || column->is_null(row)) return {};
  const std::string_view value = (*column)[row];
  // Nearly all values begin and end so; asked several times a record, trim() would cost as much as the
  // judging.
  const auto is_printable_ascii = [](char c) { return c > ' ' && c < '\x7F'; };
  const bool is_trimmed =
      !value.empty() && is_printable_ascii(value.front()) && is_printable_ascii(value.back());
  return is_trimmed ? value : trim(value);
}

}  // namespace boletim
