#include "jobs/kpi/selection.h"

#include <algorithm>
#include <array>

#include "jobs/registry/text.h"

namespace boletim {

Selection::Texts Selection::trimmed(std::span<const std::string> values) {
  Texts texts;
  for (const std::string& value : values) texts.emplace(trim(value));
  return texts;
}

Selection::Selection(const Rules& rules) : ignored_(trimmed(rules.ignore)) {
  for (const auto& [column, values] : rules.only) only_.emplace_back(column, trimmed(values));
}

std::int64_t Selection::select(const Batch& batch, const QueryColumns& columns,
                               std::vector<std::size_t>& rows) const {
  rows.resize(batch.rows());
  for (std::size_t row = 0; row < rows.size(); ++row) rows[row] = row;

  if (!ignored_.empty()) {
    const Column* ids = columns.of(batch, "id");
    std::erase_if(rows, [&](std::size_t row) { return ignored_.contains(text_at(ids, row)); });
  }
  for (const auto& [name, accepted] : only_) {
    const Column* column = columns.of(batch, name);
    std::erase_if(rows, [&](std::size_t row) { return !accepted.contains(text_at(column, row)); });
  }
  const Column* active = columns.of(batch, "active");
  if (active == nullptr) return 0;
  return static_cast<std::int64_t>(
      std::erase_if(rows, [&](std::size_t row) { return !is_active(text_at(active, row)); }));
}

bool is_active(std::string_view value) {
  constexpr std::array<std::string_view, 9> kNo = {"0",   "f",   "false",    "n",      "no",
                                                   "nao", "off", "inactive", "inativo"};
  constexpr std::size_t kLongest = 12;  // bytes; a longer value is no such word, whatever it is
  if (value.empty() || value == "1" || value == "t" || value == "true" || value.size() > kLongest)
    return true;
  return std::find(kNo.begin(), kNo.end(), fold(value)) == kNo.end();
}

}  // namespace boletim
