#include "jobs/kpi/flagged_codec.h"

#include <cstdint>

#include "jobs/kpi/coded_values.h"
#include "jobs/registry/text.h"

namespace boletim {
namespace {

constexpr std::string Flagged::*kTexts[] = {&Flagged::id,    &Flagged::name,  &Flagged::tax_id,
                                            &Flagged::email, &Flagged::phone, &Flagged::mobile,
                                            &Flagged::owner};
constexpr ContactState Flagged::*kStates[] = {&Flagged::email_state, &Flagged::phone_state,
                                              &Flagged::mobile_state};

ContactState take_state(CodedValues& values) {
  const std::uint64_t state = values.number();
  if (state < kContactStates.size()) return kContactStates[state];
  values.fail();
  return ContactState::Missing;
}

/// A text that orders before all longer ones that begin with it, whatever bytes are in it.
void put_ordered(std::string_view text, std::string& key) {
  for (const char c : text) {
    key += c;
    if (c == '\0') key += '\xFF';
  }
  key.append(2, '\0');
}

}  // namespace

void encode(const Flagged& record, std::string& bytes) {
  bytes.clear();
  for (const auto text : kTexts) put_text(record.*text, bytes);
  put_number(record.axes.size(), bytes);
  for (const std::string& axis : record.axes) put_text(axis, bytes);
  put_number(record.kpis, bytes);
  for (const auto state : kStates) put_number(static_cast<std::uint64_t>(record.*state), bytes);
  put_number(record.since ? 1 : 0, bytes);
  if (record.since) put_number(static_cast<std::uint64_t>(record.since->time_since_epoch().count()), bytes);
}

bool decode(std::string_view bytes, Flagged& record) {
  CodedValues values(bytes);
  for (const auto text : kTexts) record.*text = values.text();
  const std::uint64_t axes = values.number();
  if (axes > values.left()) return false;  // each takes a byte at least
  record.axes.resize(axes);
  for (std::string& axis : record.axes) axis = values.text();
  record.kpis = values.number();
  for (const auto state : kStates) record.*state = take_state(values);
  record.since.reset();
  if (values.number() != 0) {
    record.since = Instant(std::chrono::seconds(static_cast<std::int64_t>(values.number())));
  }
  return values.good() && values.left() == 0;
}

void make_order_key(const Flagged& record, std::string& key) {
  key.clear();
  if (!record.axes.empty()) {
    key += record.axes.front().empty() ? '\2' : '\1';
    put_ordered(fold(record.axes.front()), key);
    put_ordered(record.axes.front(), key);  // "SP" and "sp" are two groups
  }
  put_ordered(fold(record.name), key);
  key += record.id;
}

}  // namespace boletim
