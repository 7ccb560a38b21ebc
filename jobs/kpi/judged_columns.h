#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "jobs/kpi/builtin.h"
#include "jobs/kpi/column_form.h"
#include "jobs/kpi/query_columns.h"
#include "jobs/registry/batch.h"
#include "jobs/registry/contact_state.h"
#include "jobs/registry/phone.h"
#include "jobs/registry/placeholders.h"

namespace boletim {

/// The states of a batch's records: each column is judged once, whichever KPIs look at it.
/// Element i of every vector is about the i-th of the rows that were asked for.
class JudgedColumns {
 public:
  /// E-mail, phone and mobile are judged in any case: a detail report shows their states. References outlive
  /// it.
  JudgedColumns(const QueryColumns& columns, const Placeholders& placeholders);

  // What else is to be judged, before the first batch; the answer is where its states are.
  std::size_t ask(Subject subject);
  std::size_t ask(std::string_view column);  ///< of this column alone, by its form

  void judge(const Batch& batch, const std::vector<std::size_t>& rows);

  const std::vector<ContactState>& states(std::size_t asked) const { return states_[asked]; }
  ContactState email(std::size_t i) const { return of(Subject::Email)[i]; }
  const PhoneJudgement& phone(std::size_t i) const { return phone_[i]; }    ///< of `phone` alone
  const PhoneJudgement& mobile(std::size_t i) const { return mobile_[i]; }  ///< of `mobile` alone

 private:
  /// A column that an own KPI looks at.
  struct Own {
    std::string column;
    ColumnForm form = ColumnForm::Text;
    std::size_t at = 0;  ///< in states_
  };

  void judge_phones(const Batch& batch, std::string_view column, const std::vector<std::size_t>& rows,
                    std::vector<PhoneJudgement>& states) const;
  void combine(std::size_t rows);
  void judge_own(const Own& own, const Batch& batch, const std::vector<std::size_t>& rows);
  std::size_t add_own(std::string_view column, ColumnForm form);
  std::vector<ContactState>& of(Subject subject) { return states_[static_cast<std::size_t>(subject)]; }
  const std::vector<ContactState>& of(Subject subject) const {
    return states_[static_cast<std::size_t>(subject)];
  }

  const QueryColumns& columns_;
  const Placeholders& placeholders_;
  std::vector<PhoneJudgement> phone_, mobile_;
  std::vector<std::vector<ContactState>> states_;  ///< by Subject, then of own columns
  std::vector<bool> wanted_;                       ///< by Subject
  std::vector<Own> own_;
};

}  // namespace boletim
