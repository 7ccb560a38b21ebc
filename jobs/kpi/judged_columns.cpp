#include "jobs/kpi/judged_columns.h"

#include <algorithm>

#include "jobs/registry/date_value.h"
#include "jobs/registry/email.h"
#include "jobs/registry/number_value.h"
#include "jobs/registry/postal_code.h"
#include "jobs/registry/tax_id.h"

namespace boletim {
namespace {

constexpr std::size_t kSubjects = 7;

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

/// The state of a value that `can_be_read` says is one of its kind.
template <class CanBeRead>
ContactState judge_readable(std::string_view value, const Placeholders& placeholders, CanBeRead can_be_read) {
  if (is_missing(value)) return ContactState::Missing;
  if (can_be_read(value)) return ContactState::Usable;
  return judge_text(value, placeholders) == ContactState::Placeholder ? ContactState::Placeholder
                                                                      : ContactState::Malformed;
}

}  // namespace

JudgedColumns::JudgedColumns(const QueryColumns& columns, const Placeholders& placeholders)
    : columns_(columns), placeholders_(placeholders), states_(kSubjects), wanted_(kSubjects) {}

std::size_t JudgedColumns::ask(Subject subject) {
  const auto asked = static_cast<std::size_t>(subject);
  wanted_[asked] = true;
  return asked;
}

std::size_t JudgedColumns::ask(std::string_view column) {
  const ColumnForm form = form_of(column);
  if (form == ColumnForm::Email) return ask(Subject::Email);
  if (form == ColumnForm::TaxId) return ask(Subject::TaxId);
  if (column == "name") return ask(Subject::Name);
  if (column == "address") return ask(Subject::Address);
  const auto found =
      std::find_if(own_.begin(), own_.end(), [&](const Own& own) { return own.column == column; });
  return found == own_.end() ? add_own(column, form) : found->at;
}

std::size_t JudgedColumns::add_own(std::string_view column, ColumnForm form) {
  own_.push_back({std::string(column), form, states_.size()});
  states_.emplace_back();
  return own_.back().at;
}

void JudgedColumns::judge_phones(const Batch& batch, std::string_view column,
                                 const std::vector<std::size_t>& rows,
                                 std::vector<PhoneJudgement>& states) const {
  const Column* country = columns_.of(batch, "country");
  judge_rows(columns_.of(batch, column), rows, states, [&](std::string_view field, std::size_t row) {
    return judge_phone(field, text_at(country, row), placeholders_);
  });
}

void JudgedColumns::judge(const Batch& batch, const std::vector<std::size_t>& rows) {
  judge_rows(columns_.of(batch, "email"), rows, of(Subject::Email),
             [&](std::string_view field, std::size_t) { return judge_email(field, placeholders_); });
  judge_phones(batch, "phone", rows, phone_);
  judge_phones(batch, "mobile", rows, mobile_);
  combine(rows.size());

  const auto text = [&](std::string_view value, std::size_t) { return judge_text(value, placeholders_); };
  const auto wants = [&](Subject subject) { return wanted_[static_cast<std::size_t>(subject)]; };
  if (wants(Subject::Name)) judge_rows(columns_.of(batch, "name"), rows, of(Subject::Name), text);
  if (wants(Subject::Address)) judge_rows(columns_.of(batch, "address"), rows, of(Subject::Address), text);
  if (wants(Subject::TaxId)) {
    const Column* country = columns_.of(batch, "country");
    judge_rows(columns_.of(batch, "tax_id"), rows, of(Subject::TaxId),
               [&](std::string_view value, std::size_t row) {
                 return judge_tax_id(value, text_at(country, row), placeholders_);
               });
  }
  for (const Own& own : own_) judge_own(own, batch, rows);
}

void JudgedColumns::judge_own(const Own& own, const Batch& batch, const std::vector<std::size_t>& rows) {
  const Column* column = columns_.of(batch, own.column);
  const Column* country = columns_.of(batch, "country");
  std::vector<ContactState>& states = states_[own.at];
  switch (own.form) {
    case ColumnForm::Phone:
      states.resize(rows.size());
      for (std::size_t i = 0; i < rows.size(); ++i) states[i] = phone_[i].phone;
      break;
    case ColumnForm::Mobile:
      states.resize(rows.size());
      for (std::size_t i = 0; i < rows.size(); ++i) states[i] = mobile_[i].mobile;
      break;
    case ColumnForm::PostalCode:
      judge_rows(column, rows, states, [&](std::string_view value, std::size_t row) {
        return judge_postal_code(value, text_at(country, row), placeholders_);
      });
      break;
    case ColumnForm::Date:
      judge_rows(column, rows, states, [&](std::string_view value, std::size_t) {
        return judge_readable(value, placeholders_, parse_date_value);
      });
      break;
    case ColumnForm::Amount:
      judge_rows(column, rows, states, [&](std::string_view value, std::size_t) {
        return judge_readable(value, placeholders_, parse_number_value);
      });
      break;
    default:
      judge_rows(column, rows, states,
                 [&](std::string_view value, std::size_t) { return judge_text(value, placeholders_); });
  }
}

/// What is said of several columns together.
void JudgedColumns::combine(std::size_t rows) {
  const bool has_mobile = columns_.has("mobile");
  std::vector<ContactState>& phone = of(Subject::Phone);
  std::vector<ContactState>& mobile = of(Subject::Mobile);
  std::vector<ContactState>& contact = of(Subject::Contact);
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
