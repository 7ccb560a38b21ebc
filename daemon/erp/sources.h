#pragma once
#include <memory>

#include "config/configuration.h"
#include "jobs/record_source.h"

namespace boletim {

/// Readings of the sources of a configuration, whose sources are kept. Each reading opens its own read-only
/// session and closes it when it is destroyed: the ERP has no idle session of ours, and none can be stale.
/// open() waits while the source has `connections:` readings. Readings may outlive the sources.
std::unique_ptr<RecordSources> make_record_sources(const Configuration& configuration);

}  // namespace boletim
