#include "jobs/kpi/flagged_codec.h"

#include <cstdint>

#include "jobs/kpi/coded_values.h"
#include "jobs/registry/text.h"

namespace boletim {
namespace {

constexpr std::string Flagged::*kTexts[] = {&Flagged::name,  &Flagged::tax_id, &Flagged::email,
                                            &Flagged::phone, &Flagged::mobile, &Flagged::owner};
constexpr ContactState Flagged::*kStates[] = {&Flagged::email_state, &Flagged::phone_state,
                                              &Flagged::mobile_state};

ContactState take_state(CodedValues& values) {
  const std::uint64_t state = values.number();
  if (state < kContactStates.size()) return kContactStates[state];
  values.fail();
  return ContactState::Missing;
}

void put_instant(Instant at, std::string& bytes) {
  put_number(static_cast<std::uint64_t>(at.time_since_epoch().count()), bytes);
}

Instant take_instant(CodedValues& values) {
  return Instant(std::chrono::seconds(static_cast<std::int64_t>(values.number())));
}

/// Behind one more than its kind; 0 = none.
void put_change(const std::optional<FlaggedChange>& change, std::string& bytes) {
  put_number(change ? static_cast<std::uint64_t>(change->kind) + 1 : 0, bytes);
  if (!change) return;
  put_instant(change->at, bytes);
  put_instant(change->until, bytes);
  put_text(change->part, bytes);
}

std::optional<FlaggedChange> take_change(CodedValues& values) {
  const std::uint64_t kind = values.number();
  if (kind == 0) return std::nullopt;
  if (kind > FlaggedChange::kKinds) values.fail();
  FlaggedChange change{static_cast<FlaggedChange::Kind>(kind - 1), {}, {}};
  change.at = take_instant(values);
  change.until = take_instant(values);
  change.part = values.text();
  return change;
}

/// A text that orders before all longer ones that begin with it, whatever bytes are in it.
void put_ordered(std::string_view text, std::string& key) {
  for (const char c : text) {
    key += c;
    if (c == '\0') key += '\xFF';
  }
  key.append(2, '\0');
}

void put_list(const std::vector<std::string>& list, std::string& bytes) {
  put_number(list.size(), bytes);
  for (const std::string& text : list) put_text(text, bytes);
}

void take_list(CodedValues& values, std::vector<std::string>& list) {
  const std::uint64_t size = values.number();
  if (size > values.left()) return values.fail();  // each takes a byte at least
  list.resize(size);
  for (std::string& text : list) text = values.text();
}

/// What begins a key: changes, then records by their first axis, those without a value last.
enum Head : char { kChange, kWithValue, kWithoutValue };

void put_group(const std::string& value, std::string& key) {
  key += value.empty() ? kWithoutValue : kWithValue;
  put_ordered(fold(value), key);
  put_ordered(value, key);  // "SP" and "sp" are two groups
}

/// Bytes that order as instants do, for those since 1970.
void put_ordered(Instant at, std::string& key) {
  const auto seconds = static_cast<std::uint64_t>(at.time_since_epoch().count());
  for (int shift = 56; shift >= 0; shift -= 8) key += static_cast<char>(seconds >> shift & 0xFF);
}

}  // namespace

void encode(const Flagged& record, std::string& bytes) {
  bytes.clear();
  put_text(record.id, bytes);
  put_list(record.axes, bytes);
  put_list(record.places, bytes);
  put_number(record.kpis, bytes);
  put_number(record.since ? 1 : 0, bytes);
  if (record.since) put_instant(*record.since, bytes);
  put_change(record.change, bytes);
  for (const auto text : kTexts) put_text(record.*text, bytes);
  for (const auto state : kStates) put_number(static_cast<std::uint64_t>(record.*state), bytes);
}

bool decode(std::string_view bytes, Flagged& record) {
  return decode_outline(bytes, record) && decode_rest(bytes, record);
}

bool decode_outline(std::string_view& bytes, Flagged& record) {
  CodedValues values(bytes);
  record.id = values.text();
  take_list(values, record.axes);
  take_list(values, record.places);
  record.kpis = values.number();
  record.since.reset();
  if (values.number() != 0) record.since = take_instant(values);
  record.change = take_change(values);
  bytes = values.rest();
  return values.good();
}

bool decode_rest(std::string_view bytes, Flagged& record) {
  CodedValues values(bytes);
  for (const auto text : kTexts) record.*text = values.text();
  for (const auto state : kStates) record.*state = take_state(values);
  return values.good() && values.left() == 0;
}

void make_order_key(const Flagged& record, std::string& key) {
  key.clear();
  if (record.change) {
    key += kChange;
    put_ordered(record.change->part, key);
    key += static_cast<char>(record.change->kind);
    put_group(record.owner, key);
    put_ordered(fold(record.name), key);
    put_ordered(record.id, key);
    put_ordered(record.change->at, key);
    return;
  }
  if (record.axes.empty())
    key += kWithValue;
  else
    put_group(record.axes.front(), key);
  put_ordered(fold(record.name), key);
  key += record.id;
}

bool is_key_of_change(std::string_view key) {
  return key.front() == kChange;
}

}  // namespace boletim
