#include "jobs/inspection.h"

#include <algorithm>
#include <set>

#include "jobs/failure.h"
#include "jobs/kpi/active_rows.h"
#include "jobs/kpi/builtin.h"
#include "jobs/kpi/id_check.h"
#include "jobs/kpi/query_columns.h"
#include "jobs/registry/masking.h"

namespace boletim {
namespace {

using Names = std::set<std::string, std::less<>>;

/// The columns of the contract that say nothing of who somebody is.
constexpr std::string_view kImpersonal[] = {"id",
                                            "person_type",
                                            "city",
                                            "state",
                                            "country",
                                            "created_at",
                                            "updated_at",
                                            "active",
                                            "declined",
                                            "email_consent",
                                            "mobile_consent",
                                            "email_opt_out",
                                            "mobile_opt_out",
                                            "revenue",
                                            "open_orders",
                                            "late_orders",
                                            "service_days",
                                            "satisfaction",
                                            "contacts_made",
                                            "contacts_answered",
                                            "overdue_amount",
                                            "oldest_due_date"};
constexpr std::string_view kPersonal[] = {"name",   "tax_id",  "email",       "phone",
                                          "mobile", "address", "postal_code", "owner"};

template <class List>
bool is_in(std::string_view name, const List& list) {
  return std::find(std::begin(list), std::end(list), name) != std::end(list);
}

void add_columns(const Kpi& kpi, Names& names) {
  if (!kpi.column.empty()) names.insert(kpi.column);
  for (const Kpi& part : kpi.parts) add_columns(part, names);
}

bool is_mapped(const Kpi& kpi, const Names& columns) {
  if (kpi.rule == Kpi::Rule::AnyOf || kpi.rule == Kpi::Rule::AllOf)
    return std::any_of(kpi.parts.begin(), kpi.parts.end(),
                       [&](const Kpi& part) { return is_mapped(part, columns); });
  if (kpi.rule != Kpi::Rule::Builtin) return columns.contains(kpi.column);
  const BuiltinKpi* builtin = find_builtin_kpi(kpi.id.value);
  return builtin != nullptr && std::any_of(builtin->columns.begin(), builtin->columns.end(),
                                           [&](std::string_view c) { return columns.contains(c); });
}

/// What a run of one of the jobs would fail without.
Names needed_by(const std::vector<const Job*>& jobs) {
  Names names = {"id", "name"};
  for (const Job* job : jobs) {
    for (const Axis& axis : job->rules.axes) names.insert(axis.column);
    for (const auto& [column, values] : job->rules.only) names.insert(column);
    for (const Kpi& kpi : job->rules.kpis) add_columns(kpi, names);
  }
  return names;
}

void look_at_columns(const InspectionTask& task, Inspection& seen) {
  const Names there(seen.columns.begin(), seen.columns.end()), needed = needed_by(task.jobs);
  Names declared;
  for (const Axis& axis : task.axes) declared.insert(axis.column);
  for (const std::string& column : seen.columns) {
    const bool is_known = is_in(column, kImpersonal) || is_in(column, kPersonal) || needed.contains(column) ||
                          declared.contains(column);
    (is_known ? seen.known : seen.unused).push_back(column);
  }
  std::set_difference(needed.begin(), needed.end(), there.begin(), there.end(),
                      std::back_inserter(seen.missing));
  for (const std::string& column : declared)
    if (!there.contains(column) && !needed.contains(column)) seen.missing_axes.push_back(column);
  for (const Job* job : task.jobs)
    for (const Kpi& kpi : job->rules.kpis)
      if (!is_mapped(kpi, there) && std::count(seen.unmapped.begin(), seen.unmapped.end(), kpi.id) == 0)
        seen.unmapped.push_back(kpi.id);
}

/// Looks at the records of a registry, batch by batch.
class RecordInspector {
 public:
  RecordInspector(const InspectionTask& task, Inspection& seen, const std::filesystem::path& scratch)
      : seen_(seen), active_(task.ignore), ids_(scratch) {
    for (const Axis& axis : task.axes) axes_.insert(axis.column);
  }

  void add(const Batch& batch) {
    const Column *ids = find(batch, "id"), *states = find(batch, "active");
    seen_.replaced += batch.replaced;
    for (std::size_t row = 0; row < batch.rows(); ++row) {
      ++seen_.records;
      const std::string_view id = text_at(ids, row);
      const bool counts = states == nullptr || is_active(text_at(states, row));
      if (counts && !active_.ignores(id)) ++seen_.active;
      if (!id.empty())
        ids_.add(id);
      else if (ids != nullptr)
        ++seen_.without_id;
      if (seen_.sample.size() < kSampleRows) add_sample(batch, row);
    }
  }

  void finish() {
    try {
      ids_.finish();
    } catch (const Failure& twice) {
      seen_.duplicate_ids = twice.what();
    }
  }

 private:
  const Column* find(const Batch& batch, std::string_view name) const {
    const auto found = std::find(seen_.columns.begin(), seen_.columns.end(), name);
    return found == seen_.columns.end()
               ? nullptr
               : &batch.columns[static_cast<std::size_t>(found - seen_.columns.begin())];
  }

  void add_sample(const Batch& batch, std::size_t row) {
    auto& values = seen_.sample.emplace_back();
    for (std::size_t i = 0; i < batch.columns.size(); ++i) {
      const std::string& name = seen_.columns[i];
      values.push_back(masked_value(name, text_at(&batch.columns[i], row), axes_.contains(name)));
    }
  }

  Inspection& seen_;
  const ActiveRows active_;
  IdCheck ids_;
  Names axes_;
};

/// The first letter of each word.
std::string masked_words(std::string_view value) {
  std::string result;
  bool begins = true;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const bool is_blank = value[i] == ' ';
    if (begins && !is_blank) {
      std::size_t end = i + 1;
      while (end < value.size() && (static_cast<unsigned char>(value[end]) & 0xC0) == 0x80) ++end;
      result += (result.empty() ? "" : " ") + std::string(value.substr(i, end - i)) + "***";
    }
    begins = is_blank;
  }
  return result;
}

}  // namespace

std::string masked_value(std::string_view column, std::string_view value, bool is_axis) {
  if (column == "email") return mask_email(value);
  if (column == "phone" || column == "mobile") return mask_phone(value);
  if (column == "tax_id") return mask_tax_id(value);
  if (is_axis || is_in(column, kImpersonal)) return std::string(value);
  return masked_words(value);
}

Inspection inspect(const InspectionTask& task, RecordSources& sources, const std::filesystem::path& scratch,
                   const std::function<void(std::int64_t)>& progress, const std::stop_token& stop) {
  const std::unique_ptr<RecordSource> records = sources.open(task.source, task.registry, stop);
  Inspection seen;
  seen.columns = records->columns();
  look_at_columns(task, seen);
  RecordInspector inspector(task, seen, scratch);
  Batch batch;
  while (records->next(batch)) {
    inspector.add(batch);
    progress(seen.records);
  }
  inspector.finish();
  return seen;
}

}  // namespace boletim
