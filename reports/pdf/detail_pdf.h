#pragma once
#include <cstddef>
#include <functional>
#include <vector>

#include "reports/detail.h"
#include "reports/look.h"
#include "reports/sink.h"

namespace boletim {

/// Where a part of a document goes: `part` from 1 to `parts`. The sink of the part before is complete by
/// then.
using OpenPart = std::function<Sink&(std::size_t part, std::size_t parts)>;

/// The detail report as PDF (A4 lying), in as many parts as `report.pages` asks for, each a document that is
/// complete by itself. Rows are drawn as they come; memory grows with the pages of a part, not with rows.
/// Throws std::runtime_error if the rows are not those that `report.groups` announces. Says how many pages
/// each part has.
std::vector<std::size_t> write_detail_pdf(const DetailReport& report, DetailRows& rows, const Look& look,
                                          const OpenPart& open);

}  // namespace boletim
