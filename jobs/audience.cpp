#include "jobs/audience.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "jobs/part_name.h"
#include "jobs/parting.h"
#include "jobs/registry/text.h"
#include "jobs/suppression.h"

namespace boletim {
namespace {

/// Who has a scope is told of what was sent to themselves.
std::string only_to(const Recipient& to) {
  return to.scope.empty() ? "" : to.address;
}

bool is_told_totals(const Job& job, const Recipient& to) {
  return to.sees == Sees::Totals && job.suppress_below > 0;
}

/// The values of the split that were counted within the reader's scope, with their records.
std::map<std::string, std::int64_t> values_of(const Split& split, const RunSnapshots& counted) {
  std::map<std::string, std::int64_t> values;
  for (const Snapshot& snapshot : counted.parts) {
    const auto found = snapshot.part.only.find(split.column);
    if (found == snapshot.part.only.end() || found->second.size() != 1) continue;
    const std::string& value = found->second.front();
    if (snapshot.counts.total > 0 && part_of_value(split, value) == snapshot.part)
      values.emplace(value, snapshot.counts.total);
  }
  return values;
}

void split(Reader& reader, const Job& job, const RunSnapshots& counted) {
  const Split split{reader.mail.part, reader.delivery.split_by};
  const std::map<std::string, std::int64_t> values = values_of(split, counted);
  std::set<std::string> small;
  if (is_told_totals(job, reader.to)) small = too_small(values, job.suppress_below);
  for (const auto& [value, records] : values) {
    const Part part = part_of_value(split, value);
    if (small.contains(value))
      reader.too_small.push_back(part);
    else
      reader.documents.push_back({part, reader.mail.locale, reader.mail.sees});
  }
}

std::string why_none(const Reader& reader, const Job& job, const RunSnapshots& counted) {
  const Part& part = reader.mail.part;
  const Snapshot* snapshot = counted.find(part);
  const std::string name = part.is_whole() ? job.title : name_of(part, job, job.locale);
  if (snapshot == nullptr || snapshot->counts.total == 0)
    return "no record in the scope of this reader: " + name;
  if (is_told_totals(job, reader.to) && snapshot->counts.total < job.suppress_below)
    return fmt::format("fewer than {} records, too few for who sees totals (suppress_below): {}",
                       job.suppress_below, name);
  return "";
}

Reader reader_of(const Job& job, const Delivery& delivery, const Recipient& to, const RunSnapshots& counted) {
  Reader reader{to, delivery,   {part_of_reader(to.scope), to.locale.value_or(job.locale), to.sees}, {}, {},
                {}, only_to(to)};
  reader.why_none = why_none(reader, job, counted);
  if (!reader.why_none.empty()) return reader;
  if (delivery.split_by.empty())
    reader.documents.push_back(reader.mail);
  else
    split(reader, job, counted);
  return reader;
}

}  // namespace

const Snapshot* RunSnapshots::find(const Part& part) const {
  if (part.is_whole()) return &whole;
  const auto found = std::ranges::find(parts, part, &Snapshot::part);
  return found == parts.end() ? nullptr : &*found;
}

RunSnapshots run_snapshots(std::vector<Snapshot> taken) {
  RunSnapshots all{std::move(taken.front()), {}};
  for (auto part = taken.begin() + 1; part != taken.end(); ++part)
    if (part->run == all.whole.run) all.parts.push_back(std::move(*part));
  return all;
}

SharedList<Delivery> deliveries_of(const Job& job, const Run& run) {
  if (run.to.empty()) return job.deliver;
  Delivery test;
  Recipient to;
  to.address = run.to;
  for (const Delivery& delivery : job.deliver)
    for (const Recipient& known : delivery.to)
      if (lower_case(known.address) == lower_case(run.to)) {
        to = known;
        test.split_by = delivery.split_by;
      }
  test.to = {to};
  return {test};
}

bool is_attached(const Delivery& delivery, ReportKind kind, Format format) {
  if (delivery.attach.empty()) return true;
  return std::find(delivery.attach.begin(), delivery.attach.end(), std::pair(kind, format)) !=
         delivery.attach.end();
}

std::vector<Reader> readers_of(const Job& job, const Run& run, const RunSnapshots& counted) {
  std::vector<Reader> readers;
  for (const Delivery& delivery : deliveries_of(job, run))
    for (const Recipient& to : delivery.to) readers.push_back(reader_of(job, delivery, to, counted));
  return readers;
}

}  // namespace boletim
