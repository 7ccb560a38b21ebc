#include "jobs/kpi/finding_codec.h"

#include "jobs/kpi/coded_values.h"

namespace boletim {
namespace {

constexpr std::uint64_t Finding::*kBits[] = {&Finding::flagged, &Finding::before, &Finding::declined,
                                             &Finding::emptied};
constexpr std::optional<Instant> Finding::*kInstants[] = {&Finding::created_at, &Finding::updated_at};
constexpr std::string Finding::*kTexts[] = {&Finding::name,  &Finding::tax_id, &Finding::email,
                                            &Finding::phone, &Finding::mobile, &Finding::owner};
constexpr ContactState Finding::*kStates[] = {&Finding::email_state, &Finding::phone_state,
                                              &Finding::mobile_state};

}  // namespace

void encode(const Finding& finding, bool with_row, std::string& bytes) {
  bytes.clear();
  for (const auto bits : kBits) put_number(finding.*bits, bytes);
  put_number(finding.traits.size(), bytes);
  for (const std::string& trait : finding.traits) put_text(trait, bytes);
  for (const auto instant : kInstants) {
    put_number((finding.*instant).has_value(), bytes);
    if (finding.*instant)
      put_number(static_cast<std::uint64_t>((finding.*instant)->time_since_epoch().count()), bytes);
  }
  put_number(with_row, bytes);
  if (!with_row) return;
  for (const auto text : kTexts) put_text(finding.*text, bytes);
  for (const auto state : kStates) put_number(static_cast<std::uint64_t>(finding.*state), bytes);
}

bool decode(std::string_view bytes, Finding& finding) {
  CodedValues values(bytes);
  for (const auto bits : kBits) finding.*bits = values.number();
  const std::uint64_t traits = values.number();
  if (traits > values.left()) return false;  // each takes a byte at least
  finding.traits.resize(traits);
  for (std::string& trait : finding.traits) trait = values.text();
  for (const auto instant : kInstants) {
    (finding.*instant).reset();
    if (values.number() != 0)
      finding.*instant = Instant(std::chrono::seconds(static_cast<std::int64_t>(values.number())));
  }
  const bool with_row = values.number() != 0;
  for (const auto text : kTexts) finding.*text = with_row ? values.text() : std::string_view();
  for (const auto state : kStates) {
    const std::uint64_t number = with_row ? values.number() : 0;
    if (number >= kContactStates.size()) return false;
    finding.*state = kContactStates[number];
  }
  return values.good() && values.left() == 0;
}

}  // namespace boletim
