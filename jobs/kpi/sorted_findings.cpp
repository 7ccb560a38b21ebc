#include "jobs/kpi/sorted_findings.h"

#include "jobs/failure.h"
#include "jobs/kpi/finding_codec.h"

namespace boletim {

SortedFindings::SortedFindings(const std::filesystem::path& scratch, const RecordFilter& known,
                               bool with_rows, std::size_t budget)
    : known_(known), with_rows_(with_rows), sort_(scratch / "findings", budget) {}

void SortedFindings::add(const Finding& finding) {
  encode(finding, with_rows_, bytes_);
  sort_.add(finding.id, bytes_);
}

bool SortedFindings::next(Finding& finding) {
  std::string_view id, bytes;
  if (!sort_.next(id, bytes)) return false;
  finding.id = id;
  if (!decode(bytes, finding))
    throw Failure("a temporary file of findings is damaged; check the disk, run the job again");
  return true;
}

}  // namespace boletim
