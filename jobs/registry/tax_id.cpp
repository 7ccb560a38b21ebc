#include "jobs/registry/tax_id.h"

#include <array>
#include <cstddef>

#include "jobs/registry/country.h"
#include "jobs/registry/text.h"

namespace boletim {
namespace {

constexpr std::size_t kCpf = 11;   // characters
constexpr std::size_t kCnpj = 14;  // characters
constexpr std::size_t kCheckDigits = 2;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Letters and digits in capitals; blank if there is anything beside usual punctuation, or too much.
std::string characters_of(std::string_view value) {
  std::string characters;
  for (char c : trim(value)) {
    if (c == '.' || c == '-' || c == '/' || c == ' ') continue;
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - ('a' - 'A'));
    if (!is_digit(c) && !(c >= 'A' && c <= 'Z')) return {};
    if (characters.size() == kCnpj) return {};
    characters.push_back(c);
  }
  return characters;
}

/// Modulo 11 over all that stands before a check digit; weights grow from 2 leftwards and begin anew after
/// `last_weight`. A letter counts as its ASCII code less 48, a digit so too.
char check_digit(std::string_view before, int last_weight) {
  int sum = 0;
  int weight = 2;
  for (std::size_t i = before.size(); i-- > 0;) {
    sum += (before[i] - '0') * weight;
    weight = weight == last_weight ? 2 : weight + 1;
  }
  const int rest = sum % 11;
  return static_cast<char>('0' + (rest < 2 ? 0 : 11 - rest));
}

bool all_equal(std::string_view text) {
  return text.find_first_not_of(text.front()) == text.npos;
}

/// 000.000.000-00, 11111111111111, 999999: a number of any country that nobody has.
bool repeats_one_character(std::string_view value) {
  constexpr std::size_t kFewest = 4;
  constexpr std::size_t kMost = 20;
  std::array<char, kMost> buffer;
  const std::string_view characters = squeeze(value, buffer);
  return characters.size() >= kFewest && all_equal(characters);
}

}  // namespace

std::string_view TaxId::root() const {
  return std::string_view(characters).substr(0, kind == TaxIdKind::Cpf ? 9 : 8);
}

TaxId read_tax_id(std::string_view value) {
  TaxId id;
  std::string characters = characters_of(value);
  const std::size_t size = characters.size();
  if (size != kCpf && size != kCnpj) return id;
  const std::size_t first_digit = size == kCpf ? 0 : size - kCheckDigits;
  for (std::size_t i = first_digit; i < size; ++i) {
    if (!is_digit(characters[i])) return id;
  }
  id.kind = size == kCpf ? TaxIdKind::Cpf : TaxIdKind::Cnpj;
  id.characters = std::move(characters);
  const int last_weight = id.kind == TaxIdKind::Cpf ? 11 : 9;
  const std::string_view text = id.characters;
  id.valid = !all_equal(text) && check_digit(text.substr(0, size - 2), last_weight) == text[size - 2] &&
             check_digit(text.substr(0, size - 1), last_weight) == text[size - 1];
  return id;
}

std::string punctuated_tax_id(std::string_view value) {
  const TaxId id = read_tax_id(value);
  if (id.kind == TaxIdKind::None) return std::string(value);
  const std::string_view form = id.kind == TaxIdKind::Cpf ? "000.000.000-00" : "00.000.000/0000-00";
  std::string written(form);
  std::size_t next = 0;
  for (char& c : written)
    if (c == '0') c = id.characters[next++];
  return written;
}

ContactState judge_tax_id(std::string_view value, std::string_view country,
                          const Placeholders& placeholders) {
  const TaxId id = read_tax_id(value);
  if (id.valid) return ContactState::Usable;
  if (is_missing(value)) return ContactState::Missing;
  if (repeats_one_character(value) || placeholders.is_word(value) || placeholders.is_listed(value))
    return ContactState::Placeholder;
  const bool foreign = !country.empty() && country != "BR" && region_of(country) != "BR";
  return foreign ? ContactState::Usable : ContactState::Malformed;
}

}  // namespace boletim
