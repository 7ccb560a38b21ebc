#pragma once
#include <compare>
#include <string>
#include <string_view>

#include "jobs/kpi/rules.h"
#include "jobs/values.h"

namespace boletim {

/// What of its job's records a document or a snapshot is about: those of a reader's scope, of one value of
/// `split_by`, or of both. Plain values: equal parts have equal numbers and share their documents.
struct Part {
  Scope only;  ///< values ascending bytewise, each once; empty = the whole
  bool is_whole() const { return only.empty(); }
  auto operator<=>(const Part&) const = default;
};

/// As the state keeps it: "city\x1fCampinas\x1fSão Paulo\x1esegment\x1fVarejo"; blank = the whole.
std::string text_of(const Part& part);
Part part_of(std::string_view text);

/// The records that are in both; nothing of a column whose values exclude each other.
Scope both(const Scope& one, const Scope& other);

/// A job's rules over the records of a part.
Rules within(const Rules& rules, const Part& part);

}  // namespace boletim
