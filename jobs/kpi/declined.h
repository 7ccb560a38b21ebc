#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "jobs/kpi/builtin.h"
#include "jobs/kpi/query_columns.h"
#include "jobs/registry/batch.h"

namespace boletim {

/// A set of e-mail, phone and mobile: what a customer has not, or refuses to give.
using Channels = std::uint8_t;
inline constexpr Channels kEmail = 1;
inline constexpr Channels kPhone = 2;
inline constexpr Channels kMobile = 4;

/// The channels that a `declined` field names, in Portuguese or English, between `;` `,` `/` or blanks.
Channels declined_channels(std::string_view field);

/// What a customer must have declined for a KPI on `subject` not to flag him: all of its channels that the
/// query yields. None where there is nothing that could be declined.
Channels channels_of(Subject subject, const QueryColumns& columns);

/// The channel of a column; none of any other column.
Channels channel_of_column(std::string_view column);

/// declined_channels() of each of `rows`; no column: none.
void read_declined(const Batch& batch, const QueryColumns& columns, const std::vector<std::size_t>& rows,
                   std::vector<Channels>& declined);

}  // namespace boletim
