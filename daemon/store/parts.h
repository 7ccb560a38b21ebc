#pragma once
#include <vector>

#include "daemon/store/keys.h"
#include "daemon/store/rows.h"

namespace boletim {

/// Hands each row of a table of parts to its owner, whose id is the row's first column; both come in the
/// order of ids. Within a transaction on PostgreSQL each query sees a later state: what is of no owner that
/// was read is left out.
template <class Owner, class Take>
void deal_out(const Rows& rows, std::vector<Owner>& owners, Take take) {
  auto owner = owners.begin();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Row row = rows[i];
    const std::int64_t id = row.number();
    while (owner != owners.end() && key_of(owner->id.value) < id) ++owner;
    if (owner != owners.end() && key_of(owner->id.value) == id) take(*owner, row);
  }
}

}  // namespace boletim
