#include "jobs/kpi/sorted_findings.h"

#include "jobs/failure.h"
#include "jobs/kpi/external_sort.h"
#include "jobs/kpi/finding_codec.h"

namespace boletim {

/// Those of one reader.
class SortedFindings::Part : public FindingSink {
 public:
  Part(const SortedFindings& all, std::size_t budget) : all_(all), sort_(all.scratch_ / "findings", budget) {}

  bool wants(std::string_view id) const override { return all_.known_.may_hold(id); }
  void add(const Finding& finding) override {
    encode(finding, all_.with_rows_, bytes_);
    sort_.add(finding.id, bytes_);
  }

  void begin() {
    sort_.begin();
    advance();
  }
  void advance() { more_ = sort_.next(id_, payload_); }
  bool more() const { return more_; }
  std::string_view id() const { return id_; }
  std::string_view payload() const { return payload_; }

 private:
  const SortedFindings& all_;
  ExternalSort sort_;
  std::string bytes_;                ///< reused
  std::string_view id_, payload_{};  ///< of the next one
  bool more_ = false;
};

SortedFindings::SortedFindings(std::filesystem::path scratch, const RecordFilter& known, bool with_rows,
                               std::size_t budget)
    : scratch_(std::move(scratch)), known_(known), with_rows_(with_rows), budget_(budget) {}

SortedFindings::~SortedFindings() = default;

std::vector<FindingSink*> SortedFindings::open(std::size_t readers) {
  std::vector<FindingSink*> sinks;
  for (std::size_t i = 0; i < readers; ++i) {
    parts_.push_back(std::make_unique<Part>(*this, budget_ / readers));
    sinks.push_back(parts_.back().get());
  }
  return sinks;
}

void SortedFindings::begin() {
  for (const auto& part : parts_) part->begin();
}

bool SortedFindings::next(Finding& finding) {
  Part* least = nullptr;
  for (const auto& part : parts_)
    if (part->more() && (least == nullptr || part->id() < least->id())) least = part.get();
  if (least == nullptr) return false;
  finding.id = least->id();
  if (!decode(least->payload(), finding))
    throw Failure("a temporary file of findings is damaged; check the disk, run the job again");
  least->advance();
  return true;
}

}  // namespace boletim
