#include "jobs/kpi/verdicts.h"

#include "jobs/kpi/check.h"
#include "jobs/kpi/judged_columns.h"

namespace boletim {

class Verdicts::Work {
 public:
  Work(const std::vector<Kpi>& kpis, const QueryColumns& columns, const Placeholders& placeholders)
      : columns_(columns), judged_(columns, placeholders), checks_(checks_of(kpis, columns, judged_)) {}

  void judge(const Batch& batch, const std::vector<std::size_t>& rows) {
    judged_.judge(batch, rows);
    read_declined(batch, columns_, rows, channels_);
    const JudgedBatch judged{batch, rows, judged_, channels_};
    for (const std::unique_ptr<Check>& check : checks_.all) check->apply(judged);
    flagged_.assign(rows.size(), 0);
    declined_.assign(rows.size(), 0);
    emptied_.assign(rows.size(), 0);
    for (std::size_t k = 0; k < checks_.of_kpis.size(); ++k)
      if (checks_.of_kpis[k]->mapped()) add(checks_.of_kpis[k]->outcomes(), k);
  }

  void add(const std::vector<Outcome>& outcomes, std::size_t k) {
    const auto bit = [k](bool is) { return static_cast<std::uint64_t>(is) << k; };
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      const Outcome outcome = outcomes[i];
      flagged_[i] |= bit(outcome == Outcome::Flagged);
      declined_[i] |= bit(outcome == Outcome::Declined);
      emptied_[i] |= bit(outcome == Outcome::Emptied);
    }
  }

  const QueryColumns& columns_;
  JudgedColumns judged_;
  const Checks checks_;
  std::vector<Channels> channels_;
  std::vector<std::uint64_t> flagged_, declined_, emptied_;
};

Verdicts::Verdicts(const std::vector<Kpi>& kpis, const QueryColumns& columns,
                   const Placeholders& placeholders)
    : work_(std::make_unique<Work>(kpis, columns, placeholders)) {}

Verdicts::~Verdicts() = default;

bool Verdicts::mapped(std::size_t kpi) const {
  return work_->checks_.of_kpis[kpi]->mapped();
}

bool Verdicts::stated(std::size_t kpi) const {
  return work_->checks_.of_kpis[kpi]->asked().has_value();
}

void Verdicts::judge(const Batch& batch, const std::vector<std::size_t>& rows) {
  work_->judge(batch, rows);
}

const std::vector<std::uint64_t>& Verdicts::flagged() const {
  return work_->flagged_;
}

const std::vector<std::uint64_t>& Verdicts::declined() const {
  return work_->declined_;
}

const std::vector<std::uint64_t>& Verdicts::emptied() const {
  return work_->emptied_;
}

const std::vector<ContactState>& Verdicts::states(std::size_t kpi) const {
  return work_->judged_.states(work_->checks_.of_kpis[kpi]->asked().value());
}

ContactState Verdicts::email(std::size_t i) const {
  return work_->judged_.email(i);
}

ContactState Verdicts::phone(std::size_t i) const {
  return work_->judged_.phone(i).phone;
}

ContactState Verdicts::mobile(std::size_t i) const {
  return work_->judged_.mobile(i).mobile;
}

const PhoneJudgement& Verdicts::in_phone(std::size_t i) const {
  return work_->judged_.phone(i);
}

const PhoneJudgement& Verdicts::in_mobile(std::size_t i) const {
  return work_->judged_.mobile(i);
}

}  // namespace boletim
