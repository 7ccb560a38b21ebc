#include "jobs/kpi/judgement.h"

#include <algorithm>

#include "jobs/registry/email.h"
#include "jobs/registry/placeholders.h"
#include "jobs/registry/tax_id.h"
#include "jobs/registry/text.h"

namespace boletim {
namespace {

/// Judges the values of a column that `rows` name; without a column all are missing.
template <class State, class Judge>
void judge_rows(const Column* column, const std::vector<std::size_t>& rows, std::vector<State>& states,
                Judge judge) {
  states.assign(rows.size(), State{});
  if (column == nullptr) return;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!column->is_null(rows[i])) states[i] = judge((*column)[rows[i]], rows[i]);
  }
}

}  // namespace

Judgement::Judgement(const QueryColumns& columns, const Placeholders& placeholders,
                     const std::vector<Subject>& subjects)
    : columns_(columns), placeholders_(placeholders) {
  for (const Subject subject : subjects) wanted_[static_cast<std::size_t>(subject)] = true;
}

void Judgement::judge_phones(const Batch& batch, std::string_view column,
                             const std::vector<std::size_t>& rows,
                             std::vector<PhoneJudgement>& states) const {
  const Column* country = columns_.of(batch, "country");
  judge_rows(columns_.of(batch, column), rows, states, [&](std::string_view field, std::size_t row) {
    return judge_phone(field, text_at(country, row), placeholders_);
  });
}

void Judgement::judge(const Batch& batch, const std::vector<std::size_t>& rows) {
  judge_rows(columns_.of(batch, "email"), rows, states(Subject::Email),
             [&](std::string_view field, std::size_t) { return judge_email(field, placeholders_); });
  judge_phones(batch, "phone", rows, phone_);
  judge_phones(batch, "mobile", rows, mobile_);
  combine(rows.size());

  const auto text = [&](std::string_view value, std::size_t) { return judge_text(value, placeholders_); };
  const auto wants = [&](Subject subject) { return wanted_[static_cast<std::size_t>(subject)]; };
  if (wants(Subject::Name)) judge_rows(columns_.of(batch, "name"), rows, states(Subject::Name), text);
  if (wants(Subject::Address))
    judge_rows(columns_.of(batch, "address"), rows, states(Subject::Address), text);
  if (wants(Subject::TaxId)) {
    judge_rows(columns_.of(batch, "tax_id"), rows, states(Subject::TaxId),
               [&](std::string_view value, std::size_t) { return judge_tax_id(value, placeholders_); });
  }
}

/// What is said of several columns together.
void Judgement::combine(std::size_t rows) {
  const bool has_mobile = columns_.has("mobile");
  std::vector<ContactState>& phone = states(Subject::Phone);
  std::vector<ContactState>& mobile = states(Subject::Mobile);
  std::vector<ContactState>& contact = states(Subject::Contact);
  phone.resize(rows);
  mobile.resize(rows);
  contact.resize(rows);
  for (std::size_t i = 0; i < rows; ++i) {
    phone[i] = std::max(phone_[i].phone, mobile_[i].phone);
    contact[i] = std::max(phone[i], email(i));
    // Beside a column for mobiles, `phone` counts if there is a mobile in it; that it holds a landline says
    // nothing.
    const ContactState in_phone = phone_[i].mobile;
    const bool counts = !has_mobile || in_phone >= ContactState::Correctable;
    mobile[i] = counts ? std::max(mobile_[i].mobile, in_phone) : mobile_[i].mobile;
  }
}

}  // namespace boletim
