#include "daemon/erp/reading.h"

#include <set>

#include "jobs/failure.h"

namespace boletim {

std::string title_of(const SourceSettings& source, const RegistrySettings& registry) {
  return "source '" + source.id.value + "', registry '" + registry.id.value + "'";
}

std::string without_semicolon(std::string_view query) {
  const auto last = query.find_last_not_of("; \t\r\n");
  return std::string(query.substr(0, last == std::string_view::npos ? 0 : last + 1));
}

std::vector<std::string> column_names(std::vector<std::string> names, const std::string& title) {
  std::set<std::string> seen;
  for (std::string& name : names) {
    for (char& c : name)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (!seen.insert(name).second)
      throw Failure(title + ": the query yields the column '" + name +
                    "' twice; name its columns one by one, or give one of them another name with AS");
  }
  return names;
}

void start_batch(Batch& batch, std::size_t columns) {
  batch.columns.resize(columns);
  for (Column& column : batch.columns) column.clear();
  batch.replaced = 0;
}

}  // namespace boletim
