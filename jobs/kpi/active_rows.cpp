#include "jobs/kpi/active_rows.h"

#include <algorithm>
#include <array>

#include "jobs/registry/text.h"

namespace boletim {

ActiveRows::ActiveRows(const SharedList<std::string>& ignore) {
  for (const std::string& id : ignore) ignored_.emplace(trim(id));
}

void ActiveRows::split(const Batch& batch, const QueryColumns& columns, std::vector<std::size_t>& active,
                       std::vector<std::size_t>& inactive) const {
  active.clear();
  inactive.clear();
  const Column* ids = columns.of(batch, "id");
  const Column* states = columns.of(batch, "active");
  for (std::size_t row = 0; row < batch.rows(); ++row) {
    if (!ignored_.empty() && ignores(text_at(ids, row))) continue;
    const bool counts = states == nullptr || is_active(text_at(states, row));
    (counts ? active : inactive).push_back(row);
  }
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
