#include "config/people.h"

#include <algorithm>

#include "config/named_address.h"
#include "config/nearest.h"
#include "config/scopes.h"
#include "config/values.h"
#include "jobs/registry/text.h"

namespace boletim {
namespace {

constexpr Choice<Sees> kSees[] = {{"full", Sees::Full}, {"masked", Sees::Masked}, {"totals", Sees::Totals}};

void set_mailbox(const YamlNode& node, Recipient& person, Problems& problems) {
  const std::optional<NamedAddress> mailbox = address_of(node, problems);
  if (!mailbox) return;
  person.address = mailbox->address;
  if (person.name.empty()) person.name = mailbox->name;
}

/// Equal scopes are equal values, however they are written.
Scope in_order(Scope scope) {
  for (auto& [column, values] : scope) {
    std::ranges::sort(values);
    const auto twice = std::ranges::unique(values);
    values.erase(twice.begin(), twice.end());
  }
  return scope;
}

Recipient read_person(const YamlEntry& entry, Problems& problems) {
  Recipient person;
  person.person.value = entry.key;
  if (entry.value->kind == YamlNode::Kind::Scalar) {
    set_mailbox(*entry.value, person, problems);
    return person;
  }
  const Section section("person", *entry.value, problems);
  section.require({"email"}, "expected the person's address");
  section.line("name", person.name);
  if (const YamlNode* email = section.find("email")) set_mailbox(*email, person, problems);
  Locale locale = Locale::PtBr;
  if (section.choice<Locale>("locale", locale, kLocales)) person.locale = locale;
  section.choice<Sees>("sees", person.sees, kSees);
  if (const YamlNode* scope = section.find("scope")) {
    if (scope->kind == YamlNode::Kind::Null || (scope->kind == YamlNode::Kind::Map && scope->entries.empty()))
      section.refuse("scope",
                     "'scope' is empty; expected columns with values, such as { city: [Campinas] }, or no "
                     "'scope' for somebody who may see all");
    person.scope = in_order(read_scope(*scope, problems));
  }
  return person;
}

bool is_told_the_same(const Recipient& one, const Recipient& other) {
  return one.scope == other.scope && one.sees == other.sees;
}

std::string not_the_same(const std::string& one, const std::string& other) {
  return shown(one) + " and " + shown(other) +
         " have one address, but not one 'scope' and 'sees'; expected one of them, or an address for each";
}

/// Adds those who are not there yet. One named alone takes the place of the same one through a group.
/// Two of one address who are not told the same can't both be in a list: one of them would go without.
void add_once(std::vector<Recipient>& all, const std::vector<Recipient>& more, Place place,
              Problems& problems) {
  for (const Recipient& one : more) {
    const auto same = std::find_if(all.begin(), all.end(), [&one](const Recipient& other) {
      return lower_case(other.address) == lower_case(one.address);
    });
    if (same != all.end() && !is_told_the_same(*same, one))
      problems.add(place, not_the_same(same->person.value, one.person.value));
    if (same == all.end())
      all.push_back(one);
    else if (one.group.empty() && !same->group.empty())
      *same = one;
  }
}

}  // namespace

People::People(const YamlNode* people, const YamlNode* groups, Problems& problems) {
  if (people != nullptr)
    for (const YamlEntry& entry : named_entries(*people, "person", problems))
      persons_.emplace(entry.key, read_person(entry, problems));
  if (groups == nullptr) return;
  for (const YamlEntry& entry : named_entries(*groups, "group", problems)) {
    if (persons_.contains(entry.key)) {
      problems.add(entry.place,
                   "group " + shown(entry.key) + " is a person's name too; expected another name");
      continue;
    }
    std::vector<Recipient>& members = groups_[entry.key];
    for (const YamlNode* item : items_of(*entry.value)) {
      std::vector<Recipient> one = look_up(*item, false, problems);
      for (Recipient& member : one) member.group = entry.key;
      add_once(members, one, item->place, problems);
    }
  }
}

std::vector<Recipient> People::look_up(const YamlNode& item, bool groups_too, Problems& problems) const {
  const std::string_view expected = groups_too ? "a person, a group or an address" : "a person or an address";
  const std::optional<std::string> name = line_of(item, expected, problems);
  if (!name) return {};
  if (name->find('@') != std::string::npos) {
    const std::optional<NamedAddress> mailbox = address_of(item, problems);
    if (!mailbox) return {};
    if (const std::optional<Recipient> person = person_at(*mailbox, item.place, problems)) return {*person};
    Recipient bare;
    bare.name = mailbox->name;
    bare.address = mailbox->address;
    return {bare};
  }
  if (const auto person = persons_.find(*name); person != persons_.end()) return {person->second};
  if (const auto group = groups_.find(*name); groups_too && group != groups_.end()) return group->second;
  std::vector<std::string_view> known = names_of(persons_);
  if (groups_too)
    for (const auto& [group, members] : groups_) known.push_back(group);
  const std::string what = groups_too ? "no person or group " : "no person ";
  problems.add(item.place, what + shown(*name) + hint(*name, known));
  return {};
}

std::optional<Recipient> People::person_at(const NamedAddress& mailbox, Place place,
                                           Problems& problems) const {
  const Recipient* found = nullptr;
  for (const auto& [name, person] : persons_) {
    if (lower_case(person.address) != lower_case(mailbox.address)) continue;
    if (found != nullptr && !is_told_the_same(*found, person))
      problems.add(place, not_the_same(found->person.value, name));
    if (found == nullptr) found = &person;
  }
  return found == nullptr ? std::nullopt : std::optional(*found);
}

std::vector<Recipient> People::recipients(const std::vector<const YamlNode*>& items,
                                          Problems& problems) const {
  std::vector<Recipient> all;
  for (const YamlNode* item : items) add_once(all, look_up(*item, true, problems), item->place, problems);
  return all;
}

}  // namespace boletim
