#pragma once
#include <array>
#include <string_view>
#include <vector>

#include "jobs/kpi/builtin.h"
#include "jobs/kpi/query_columns.h"
#include "jobs/registry/batch.h"
#include "jobs/registry/contact_state.h"
#include "jobs/registry/phone.h"
#include "jobs/registry/placeholders.h"

namespace boletim {

/// The states of a batch's records: each column is judged once, whichever KPIs look at it.
/// Element i of every vector is about the i-th of the rows that were asked for.
class Judgement {
 public:
  /// Judges what `subjects` need, and e-mail, phone and mobile in any case: a detail report shows their
  /// states.
  Judgement(const QueryColumns& columns, const Placeholders& placeholders,
            const std::vector<Subject>& subjects);

  void judge(const Batch& batch, const std::vector<std::size_t>& rows);

  const std::vector<ContactState>& of(Subject subject) const {
    return states_[static_cast<std::size_t>(subject)];
  }
  ContactState email(std::size_t i) const { return of(Subject::Email)[i]; }
  ContactState phone(std::size_t i) const {
    return phone_[i].phone;
  }  ///< of `phone`, as a number one can call
  ContactState mobile(std::size_t i) const { return mobile_[i].mobile; }  ///< of `mobile`, as a mobile number

 private:
  void judge_phones(const Batch& batch, std::string_view column, const std::vector<std::size_t>& rows,
                    std::vector<PhoneJudgement>& states) const;
  void combine(std::size_t rows);
  std::vector<ContactState>& states(Subject subject) { return states_[static_cast<std::size_t>(subject)]; }

  const QueryColumns& columns_;
  const Placeholders& placeholders_;
  bool wanted_[7] = {};
  std::vector<PhoneJudgement> phone_, mobile_;
  std::array<std::vector<ContactState>, 7> states_;
};

}  // namespace boletim
