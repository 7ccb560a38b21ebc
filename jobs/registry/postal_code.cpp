#include "jobs/registry/postal_code.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "jobs/registry/country.h"
#include "jobs/registry/text.h"

namespace boletim {
namespace {

constexpr std::size_t kShortest = 3;  // letters and digits of any country's codes
constexpr std::size_t kLongest = 10;

/// A country's codes, `9` for a digit and `a` for a letter, each followed by a blank.
struct Shapes {
  std::string_view region;
  std::string_view shapes;
};

constexpr auto kShapes = std::to_array<Shapes>({
    {"AR", "9999 a9999aaa "},
    {"CL", "9999999 "},
    {"DE", "99999 "},
    {"ES", "99999 "},
    {"FR", "99999 "},
    {"IT", "99999 "},
    {"MX", "99999 "},
    {"PT", "9999999 9999 "},
    {"PY", "9999 999999 "},
    {"US", "99999 999999999 "},
    {"UY", "99999 "},
});

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool has_shape(std::string_view code, std::string_view shape) {
  return std::equal(code.begin(), code.end(), shape.begin(), shape.end(),
                    [](char c, char of) { return is_digit(c) == (of == '9'); });
}

bool is_cep(std::string_view code) {
  return has_shape(code, "99999999") && !code.starts_with("00");
}

bool is_code_of(std::string_view region, std::string_view code) {
  if (region == "BR") return is_cep(code);
  const auto known = std::find_if(kShapes.begin(), kShapes.end(),
                                  [&](const Shapes& shapes) { return shapes.region == region; });
  if (known == kShapes.end())
    return code.size() >= kShortest && std::any_of(code.begin(), code.end(), is_digit);
  for (std::string_view shapes = known->shapes; !shapes.empty();) {
    const std::size_t end = shapes.find(' ');
    if (has_shape(code, shapes.substr(0, end))) return true;
    shapes.remove_prefix(end + 1);
  }
  return false;
}

/// One character repeated, or what every form shows as its example.
bool is_fake(std::string_view code) {
  return code == "12345678" || (code.size() >= 4 && code.find_first_not_of(code.front()) == code.npos);
}

}  // namespace

ContactState judge_postal_code(std::string_view value, std::string_view country,
                               const Placeholders& placeholders) {
  if (is_missing(value)) return ContactState::Missing;
  std::array<char, kLongest> buffer;
  const std::string_view code = squeeze(value, buffer);
  if (!code.empty() && is_fake(code)) return ContactState::Placeholder;
  if (placeholders.is_word(value) || placeholders.is_listed(value)) return ContactState::Placeholder;
  const bool brazilian = country.empty() || country == "BR";
  const std::string region = brazilian ? "BR" : region_of(country);
  return !code.empty() && is_code_of(region, code) ? ContactState::Usable : ContactState::Malformed;
}

}  // namespace boletim
