#include "jobs/kpi/suspects.h"

#include <algorithm>

#include "jobs/registry/brazilian_number.h"
#include "jobs/registry/email.h"
#include "jobs/registry/fields.h"
#include "jobs/registry/mailbox.h"
#include "jobs/registry/phone.h"
#include "jobs/registry/text.h"

namespace boletim {
namespace {

constexpr char kEmails = 'e';  // groups of values: one a column
constexpr char kPhones = 'p';
constexpr char kMobiles = 'm';
constexpr std::size_t kAhead = 12;  // values whose slots are fetched while others are counted

/// `Ana <ANA@OFICINA.COM.BR>` → ana@oficina.com.br.
void put_address(std::string_view value, std::string& key) {
  if (value.ends_with('>')) {
    const auto mailbox = parse_named_mailbox(value);
    if (!mailbox) return;
    key.append(mailbox->local).append("@").append(mailbox->domain);
  } else {
    key.append(value);
  }
  for (char& c : key)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
}

/// +55 (11) 3871-4613 ramal 2 → 1138714613.
void put_number(std::string_view value, std::string& key) {
  const WrittenNumber plain = read_number(value);
  const WrittenNumber number = plain.plain ? plain : read_number(without_extension(value));
  const BrazilianNumber brazilian = classify_brazilian(number.digits(), number.plus);
  key.append(brazilian.national.empty() ? number.digits() : brazilian.national);
}

/// What a value is compared by, in `key`; blank if it is not compared.
void put_key(char group, std::string_view value, std::string& key) {
  key.clear();
  if (group == kEmails)
    put_address(value, key);
  else
    put_number(value, key);
}

bool is_one_number(std::string_view field) {
  const WrittenNumber number = read_number(field);
  return number.plain && !number.too_long &&
         !classify_brazilian(number.digits(), number.plus).national.empty();
}

}  // namespace

Suspects::Suspects(int above, const QueryColumns& columns, const Placeholders& placeholders, int parts)
    : columns_(columns), placeholders_(placeholders) {
  if (above > 0) values_.emplace(static_cast<std::uint32_t>(above), static_cast<std::uint32_t>(parts));
}

void Suspects::add(const Batch& batch, const std::vector<std::size_t>& rows, const Verdicts& verdicts) {
  if (!values_) return;
  const Column* country = columns_.of(batch, "country");
  const auto look_at = [&](char group, std::string_view name, auto state) {
    const Column* column = columns_.of(batch, name);
    if (column == nullptr) return;
    seen_.clear();
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (state(i) == ContactState::Usable)
        see_field(group, text_at(column, rows[i]), text_at(country, rows[i]));
    count(group);
  };
  look_at(kEmails, "email", [&](std::size_t i) { return verdicts.email(i); });
  look_at(kPhones, "phone", [&](std::size_t i) { return verdicts.phone(i); });
  look_at(kMobiles, "mobile", [&](std::size_t i) { return verdicts.mobile(i); });
}

/// `field` is usable as a whole: one of its values is.
void Suspects::see_field(char group, std::string_view field, std::string_view country) {
  const bool one = !holds_separator(field) || (group != kEmails && is_one_number(field));
  if (one) return see(group, field);
  const std::size_t first = seen_.size();
  for_each_value(field, [&](std::string_view value) {
    const ContactState state = group == kEmails ? judge_email(value, placeholders_)
                                                : judge_phone(value, country, placeholders_).phone;
    if (state == ContactState::Usable) see(group, value);
    const auto last = seen_.end() - 1;
    if (seen_.size() > first + 1 && std::any_of(seen_.begin() + static_cast<std::ptrdiff_t>(first), last,
                                                [&](const Seen& seen) { return seen.hash == last->hash; }))
      seen_.pop_back();  // twice in one record
    return false;
  });
}

void Suspects::see(char group, std::string_view value) {
  put_key(group, value, key_);
  if (!key_.empty()) seen_.push_back({SharedValues::hash(group, key_), value});
}

void Suspects::count(char group) {
  for (std::size_t i = 0; i < seen_.size(); ++i) {
    if (i + kAhead < seen_.size()) values_->prefetch(seen_[i + kAhead].hash);
    if (!values_->add(seen_[i].hash)) continue;
    put_key(group, seen_[i].value, key_);
    values_->keep(seen_[i].hash, group, key_);
  }
}

void Suspects::merge(const Suspects& other) {
  if (values_ && other.values_) values_->merge(*other.values_);
}

std::vector<Suspect> Suspects::found() const {
  std::vector<Suspect> suspects;
  if (!values_) return suspects;
  const auto add = [&](char group, const char* column) {
    for (auto& [value, records] : values_->most(group, kMostSuspects))
      suspects.push_back({column, value, records});
  };
  add(kEmails, "email");
  add(kPhones, "phone");
  add(kMobiles, "mobile");
  return suspects;
}

}  // namespace boletim
