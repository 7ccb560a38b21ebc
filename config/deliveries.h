#pragma once
#include <vector>

#include "config/people.h"
#include "config/problems.h"
#include "config/yaml_document.h"
#include "jobs/job.h"

namespace boletim {

/// Reads `deliver:` of a job: a person, a group, an address, { to, attach, split_by, if }, or a list of them.
/// `job`: read but for these; only its reports can be attached, and only what its registry declares as axes
/// (if it declares any) can be in a reader's scope or in `split_by`.
std::vector<Delivery> read_deliveries(const YamlNode& node, const People& people, const Job& job,
                                      Problems& problems);

}  // namespace boletim
