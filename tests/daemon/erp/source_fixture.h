#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "daemon/erp/reading.h"
#include "daemon/erp/sources.h"

namespace boletim {

using Cells = std::vector<std::optional<std::string>>;

/// A configuration whose source "erp" reads `query` as the registry "customers".
inline Configuration reading_of(SourceSettings source, const std::string& query) {
  source.id = SourceId{"erp"};
  RegistrySettings registry;
  registry.id = RegistryId{"customers"};
  registry.query = query;
  source.registries[registry.id] = registry;
  Configuration configuration;
  configuration.sources[source.id] = source;
  return configuration;
}

inline std::unique_ptr<RecordSource> open_customers(RecordSources& sources) {
  return sources.open(SourceId{"erp"}, RegistryId{"customers"}, {});
}

/// Everything that a reading yields.
struct Everything {
  std::vector<std::string> columns;
  std::vector<Cells> rows;
  std::vector<std::size_t> batches;  ///< rows of each
  std::int64_t replaced = 0;
};

inline Everything read_all(RecordSource& source) {
  Everything all{source.columns(), {}, {}, 0};
  Batch batch;
  while (source.next(batch)) {
    all.batches.push_back(batch.rows());
    all.replaced += batch.replaced;
    for (std::size_t row = 0; row < batch.rows(); ++row) {
      Cells& cells = all.rows.emplace_back();
      for (const Column& column : batch.columns)
        cells.push_back(column.is_null(row) ? std::nullopt : std::optional(std::string(column[row])));
    }
  }
  return all;
}

inline Everything read_all(const SourceSettings& source, const std::string& query) {
  return read_all(*open_customers(*make_record_sources(reading_of(source, query))));
}

}  // namespace boletim
