#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "jobs/kpi/query_columns.h"
#include "jobs/kpi/rules.h"
#include "jobs/registry/batch.h"
#include "jobs/registry/contact_state.h"
#include "jobs/registry/phone.h"
#include "jobs/registry/placeholders.h"

namespace boletim {

/// KPIs applied to records, batch by batch, column by column: each column is judged once, whichever KPIs
/// look at it. Element i of every vector is about the i-th of the rows that were asked for; KPIs are bits, in
/// the order in which they were given.
class Verdicts {
 public:
  /// References outlive it. Throws Failure for an own KPI on a column that the query does not yield, or an
  /// unknown one.
  Verdicts(const std::vector<Kpi>& kpis, const QueryColumns& columns, const Placeholders& placeholders);
  ~Verdicts();

  bool mapped(std::size_t kpi) const;  ///< one of its columns is in the query
  bool stated(std::size_t kpi) const;  ///< its flagged records are told apart by state

  void judge(const Batch& batch, const std::vector<std::size_t>& rows);
  const std::vector<std::uint64_t>& flagged() const;
  const std::vector<std::uint64_t>& declined() const;  ///< would be flagged, but declined
  /// Not flagged for want of any value (invalid_…): who had been flagged was not corrected by that.
  const std::vector<std::uint64_t>& emptied() const;
  /// Of what a stated KPI looks at.
  const std::vector<ContactState>& states(std::size_t kpi) const;
  ContactState email(std::size_t i) const;
  ContactState phone(std::size_t i) const;               ///< of `phone`, as a number one can call
  ContactState mobile(std::size_t i) const;              ///< of `mobile`, as a mobile number
  const PhoneJudgement& in_phone(std::size_t i) const;   ///< all that is said of `phone`
  const PhoneJudgement& in_mobile(std::size_t i) const;  ///< and of `mobile`

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

}  // namespace boletim
