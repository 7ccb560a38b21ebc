#pragma once
#include <array>
#include <cstdint>
#include <string_view>

namespace boletim {

/// What can be said of a contact value, from worst to best: several values in one field have the best one's
/// state. Landline is only said of a value that was asked to be a mobile number.
enum class ContactState : std::uint8_t { Missing, Placeholder, Malformed, Landline, Correctable, Usable };

inline constexpr std::array kContactStates = {ContactState::Missing,     ContactState::Placeholder,
                                              ContactState::Malformed,   ContactState::Landline,
                                              ContactState::Correctable, ContactState::Usable};

/// The word of the contract and the store: "missing", "placeholder" …
constexpr std::string_view name_of(ContactState state) {
  constexpr std::array<std::string_view, 6> names = {"missing",  "placeholder", "malformed",
                                                     "landline", "correctable", "usable"};
  return names[static_cast<std::size_t>(state)];
}

}  // namespace boletim
