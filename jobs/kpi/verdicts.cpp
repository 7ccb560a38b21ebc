#include "jobs/kpi/verdicts.h"

#include "jobs/kpi/declined.h"
#include "jobs/kpi/judgement.h"
#include "jobs/kpi/verdict.h"

namespace boletim {

class Verdicts::Work {
 public:
  Work(const std::vector<Kpi>& kpis, const QueryColumns& columns, const Placeholders& placeholders)
      : columns_(columns),
        verdicts_(verdicts_of(kpis, columns)),
        judgement_(columns, placeholders, subjects_of(verdicts_)) {}

  void judge(const Batch& batch, const std::vector<std::size_t>& rows) {
    judgement_.judge(batch, rows);
    read_declined(batch, columns_, rows, channels_);
    flagged_.assign(rows.size(), 0);
    declined_.assign(rows.size(), 0);
    emptied_.assign(rows.size(), 0);
    for (std::size_t k = 0; k < verdicts_.size(); ++k)
      if (verdicts_[k].mapped) apply(verdicts_[k], std::uint64_t{1} << k);
  }

  void apply(const Verdict& verdict, std::uint64_t bit) {
    const std::vector<ContactState>& states = judgement_.of(verdict.subject);
    for (std::size_t i = 0; i < states.size(); ++i) {
      if (!verdict.flags(states[i])) {
        if (states[i] == ContactState::Missing) emptied_[i] |= bit;
        continue;
      }
      (verdict.is_declined(channels_[i]) ? declined_[i] : flagged_[i]) |= bit;
    }
  }

  const QueryColumns& columns_;
  const std::vector<Verdict> verdicts_;
  Judgement judgement_;
  std::vector<Channels> channels_;
  std::vector<std::uint64_t> flagged_, declined_, emptied_;
};

Verdicts::Verdicts(const std::vector<Kpi>& kpis, const QueryColumns& columns,
                   const Placeholders& placeholders)
    : work_(std::make_unique<Work>(kpis, columns, placeholders)) {}

Verdicts::~Verdicts() = default;

bool Verdicts::mapped(std::size_t kpi) const {
  return work_->verdicts_[kpi].mapped;
}

bool Verdicts::stated(std::size_t) const {
  return true;
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
  return work_->judgement_.of(work_->verdicts_[kpi].subject);
}

ContactState Verdicts::email(std::size_t i) const {
  return work_->judgement_.email(i);
}

ContactState Verdicts::phone(std::size_t i) const {
  return work_->judgement_.phone(i);
}

ContactState Verdicts::mobile(std::size_t i) const {
  return work_->judgement_.mobile(i);
}

}  // namespace boletim
