#pragma once
#include <span>
#include <vector>

#include "config/people.h"
#include "config/problems.h"
#include "config/yaml_document.h"
#include "jobs/job.h"

namespace boletim {

/// Reads `deliver:` of a job: a person, a group, an address, { to, attach }, or a list of them. `reports` are
/// those that the job writes and that so can be attached.
std::vector<Delivery> read_deliveries(const YamlNode& node, const People& people,
                                      std::span<const ReportSpec> reports, Problems& problems);

}  // namespace boletim
