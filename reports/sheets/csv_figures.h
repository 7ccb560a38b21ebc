#pragma once
// What came and went and how long it took, as columns of a CSV: their heads and the figures below them.

#include <array>

#include "reports/figures.h"

namespace boletim {

inline constexpr std::array kFlowKeys = {"csv.flow_previous", "csv.registered", "csv.lost",
                                         "csv.reopened",      "csv.corrected",  "csv.removed",
                                         "csv.moved_in",      "csv.moved_out",  "csv.reclassified"};
inline constexpr std::array kFlows = {
    &FlowFigures::previous, &FlowFigures::registered, &FlowFigures::lost,
    &FlowFigures::reopened, &FlowFigures::corrected,  &FlowFigures::removed,
    &FlowFigures::moved_in, &FlowFigures::moved_out,  &FlowFigures::reclassified};
static_assert(kFlowKeys.size() == kFlows.size());

inline constexpr std::array kCorrectDaysKeys = {"csv.correct_mean", "csv.correct_median", "csv.correct_p90"};
inline constexpr std::array kOpenDaysKeys = {"csv.open_mean", "csv.open_median", "csv.open_p90"};
inline constexpr std::array kDays = {&DayFigures::mean, &DayFigures::median, &DayFigures::p90};
static_assert(kCorrectDaysKeys.size() == kDays.size() && kOpenDaysKeys.size() == kDays.size());

}  // namespace boletim
