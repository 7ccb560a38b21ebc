#include "jobs/document_names.h"

#include "jobs/part_name.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

/// The first of `name`, "name-2", "name-3" … that is not taken, with `ending` behind each.
std::string free_name(const std::string& name, const std::string& ending, std::set<std::string>& taken) {
  std::string free = name;
  for (int i = 2; !taken.insert(free + ending).second; ++i) free = name + "-" + std::to_string(i);
  return free;
}

std::string ending_of(Format format) {
  return "." + std::string(name_of(format));
}

}  // namespace

std::string DocumentNames::stem(const ReportSpec& report, const Audience& audience, bool of_totals) {
  const bool has_full = report.kind == ReportKind::Detail || report.kind == ReportKind::History;
  const std::string full = has_full && audience.sees == Sees::Full ? ".full" : "";
  std::string stem(text("file." + std::string(name_of(report.kind)) + full, audience.locale));
  if (!audience.part.is_whole()) {
    const std::string slug = slug_of(name_of(audience.part, job_, audience.locale));
    stem += "-" + (slug.empty() ? std::string(text("file.part", audience.locale)) : slug);
  }
  if (!audience.only_to.empty())
    stem += "-" + slug_of(audience.only_to.substr(0, audience.only_to.find('@')));
  if (of_totals) stem += "-" + std::string(text("file.totals", audience.locale));
  return free_name(stem, ending_of(report.format), stems_);
}

std::string DocumentNames::file(const std::string& stem, Format format, std::size_t number,
                                std::size_t files) {
  const std::string name = files == 1 ? stem : stem + "-" + std::to_string(number);
  return free_name(name, ending_of(format), files_) + ending_of(format);
}

}  // namespace boletim
