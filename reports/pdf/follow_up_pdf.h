#pragma once
#include <cstddef>

#include "reports/follow_up.h"
#include "reports/look.h"
#include "reports/sink.h"

namespace boletim {

/// The follow-up report as PDF (A4 upright): what changed, by owner and by axis, then the rows of each kind.
/// Rows are drawn as they come; memory grows with pages, not with rows. Equal values give equal bytes.
/// Says how many pages it has.
std::size_t write_follow_up_pdf(const FollowUpReport& report, FollowUpRows& rows, const Look& look,
                                Sink& sink);

}  // namespace boletim
