#pragma once
#include <optional>
#include <string>
#include <vector>

#include "config/configuration.h"

namespace boletim {

/// What another configuration would change of one job.
struct JobDifference {
  enum class Kind { Added, Removed, Changed };
  JobId job;
  Kind kind = Kind::Changed;
  std::vector<std::string> changes;  ///< of a changed one: its keys ("schedule"), or those it depends on
                                     ///< ("sources.erp")
  std::optional<Instant> next_before, next_after;  ///< fires after `now`; nothing of a disabled job
  std::vector<std::string> gained, lost;           ///< recipients, by address
};
std::string_view name_of(JobDifference::Kind kind);  ///< "added" …

/// What `after`, read from wherever it lies, would change in the place of `before`; unchanged jobs are left
/// out. In the order of `after`, the removed ones last. Pure.
std::vector<JobDifference> differences(const Configuration& before, Configuration after, Instant now);

/// Top-level keys that would change what is no job: "mail", "state" …
std::vector<std::string> general_changes(const Configuration& before, Configuration after);

}  // namespace boletim
