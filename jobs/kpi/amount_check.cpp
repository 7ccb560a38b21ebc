#include "jobs/kpi/amount_check.h"

#include "jobs/registry/number_value.h"

namespace boletim {

AmountCheck::AmountCheck(const QueryColumns& columns, std::string_view column)
    : columns_(columns), column_(column) {
  mapped_ = columns.has(column);
}

void AmountCheck::look_at(const JudgedBatch& batch) {
  const Column& column = *columns_.of(batch.batch, column_);
  for (std::size_t i = 0; i < batch.rows.size(); ++i) {
    const std::string_view value = column[batch.rows[i]];
    if (!value.empty() && value != "0" && parse_number_value(value).value_or(0) > 0)
      outcomes_[i] = Outcome::Flagged;
  }
}

}  // namespace boletim
