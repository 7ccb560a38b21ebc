#include "jobs/kpi/flagged_codec.h"

#include <cstdint>

#include "jobs/registry/text.h"

namespace boletim {
namespace {

constexpr std::string Flagged::*kTexts[] = {&Flagged::id,    &Flagged::name,  &Flagged::tax_id,
                                            &Flagged::email, &Flagged::phone, &Flagged::mobile,
                                            &Flagged::owner};
constexpr ContactState Flagged::*kStates[] = {&Flagged::email_state, &Flagged::phone_state,
                                              &Flagged::mobile_state};

/// Seven bits a byte, the lowest first; the eighth says that more follow.
void put_number(std::uint64_t number, std::string& bytes) {
  for (; number >= 0x80; number >>= 7) bytes += static_cast<char>(number | 0x80);
  bytes += static_cast<char>(number);
}

void put_text(std::string_view text, std::string& bytes) {
  put_number(text.size(), bytes);
  bytes += text;
}

/// Takes values off the front of `bytes`; once something is wrong, all the rest is.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  std::uint64_t number() {
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (bytes_.empty()) break;
      const auto byte = static_cast<unsigned char>(bytes_.front());
      bytes_.remove_prefix(1);
      number |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return number;
    }
    good_ = false;
    return 0;
  }

  std::string_view text() {
    const std::uint64_t size = number();
    if (size > bytes_.size()) good_ = false;
    if (!good_) return {};
    const std::string_view text = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return text;
  }

  ContactState state() {
    const std::uint64_t state = number();
    if (state < kContactStates.size()) return kContactStates[state];
    good_ = false;
    return ContactState::Missing;
  }

  std::size_t left() const { return bytes_.size(); }
  bool good() const { return good_; }

 private:
  std::string_view bytes_;
  bool good_ = true;
};

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
  put_number(record.created_at ? 1 : 0, bytes);
  if (record.created_at)
    put_number(static_cast<std::uint64_t>(record.created_at->time_since_epoch().count()), bytes);
}

bool decode(std::string_view bytes, Flagged& record) {
  Reader reader(bytes);
  for (const auto text : kTexts) record.*text = reader.text();
  const std::uint64_t axes = reader.number();
  if (axes > reader.left()) return false;  // each takes a byte at least
  record.axes.resize(axes);
  for (std::string& axis : record.axes) axis = reader.text();
  record.kpis = static_cast<std::uint32_t>(reader.number());
  for (const auto state : kStates) record.*state = reader.state();
  record.created_at.reset();
  if (reader.number() != 0) {
    record.created_at = Instant(std::chrono::seconds(static_cast<std::int64_t>(reader.number())));
  }
  return reader.good() && reader.left() == 0;
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
