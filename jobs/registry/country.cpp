#include "jobs/registry/country.h"

#include <array>

#include "jobs/registry/placeholders.h"
#include "jobs/registry/text.h"

namespace boletim {
namespace {

constexpr std::string_view kBrazil = "BR";
constexpr std::string_view kUnknown = "ZZ";

struct Country {
  std::string_view region;
  std::string_view spellings;  ///< as squeeze() leaves them, each followed by a blank
};

/// Brazil in every spelling, and whom a Brazilian company trades with most; others by their two letters.
constexpr auto kCountries = std::to_array<Country>({
    {kBrazil, "brasil brazil bra bre republicafederativadobrasil 1058 01058 105 076 55 "},
    {"AO", "angola ago "},
    {"AR", "argentina arg "},
    {"AT", "austria aut "},
    {"AU", "australia aus "},
    {"BE", "belgica belgium bel "},
    {"BO", "bolivia bol "},
    {"CA", "canada can "},
    {"CH", "suica switzerland che "},
    {"CL", "chile chl "},
    {"CN", "china chn "},
    {"CO", "colombia col "},
    {"CZ", "tchequia republicatcheca czechrepublic czechia cze "},
    {"DE", "alemanha germany deutschland deu "},
    {"DK", "dinamarca denmark dnk "},
    {"EC", "equador ecuador ecu "},
    {"ES", "espanha espana spain esp "},
    {"FI", "finlandia finland fin "},
    {"FR", "franca france fra "},
    {"GB", "reinounido inglaterra unitedkingdom greatbritain uk gbr "},
    {"HU", "hungria hungary hun "},
    {"IE", "irlanda ireland irl "},
    {"IN", "india ind "},
    {"IT", "italia italy ita "},
    {"JP", "japao japan jpn "},
    {"KR", "coreiadosul coreadosul southkorea kor "},
    {"MX", "mexico mex "},
    {"MZ", "mocambique mozambique moz "},
    {"NL", "holanda paisesbaixos netherlands thenetherlands nld "},
    {"NO", "noruega norway nor "},
    {"PE", "peru per "},
    {"PL", "polonia poland pol "},
    {"PT", "portugal prt "},
    {"PY", "paraguai paraguay pry "},
    {"RU", "russia rus "},
    {"SE", "suecia sweden swe "},
    {"US", "usa eua unitedstates unitedstatesofamerica estadosunidos estadosunidosdaamerica "},
    {"UY", "uruguai uruguay ury "},
    {"VE", "venezuela ven "},
});

bool has_spelling(std::string_view spellings, std::string_view name) {
  while (!spellings.empty()) {
    const std::size_t end = spellings.find(' ');
    if (spellings.substr(0, end) == name) return true;
    spellings.remove_prefix(end + 1);
  }
  return false;
}

bool is_code(std::string_view text) {
  return text.size() == 2 && text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'A' && text[1] <= 'Z';
}

}  // namespace

std::string region_of(std::string_view country) {
  country = trim(country);
  if (is_code(country) && country != "UK") return std::string(country);
  if (is_missing(country)) return std::string(kBrazil);
  std::array<char, 32> buffer;
  const std::string_view name = squeeze(country, buffer);
  for (const Country& known : kCountries) {
    if (has_spelling(known.spellings, name)) return std::string(known.region);
  }
  std::string code(name.substr(0, 3));
  for (char& c : code) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - ('a' - 'A'));
  }
  return is_code(code) ? code : std::string(kUnknown);
}

}  // namespace boletim
