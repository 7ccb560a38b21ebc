#include <array>
#include <string>

#include "jobs/registry/country.h"
#include "jobs/registry/date_value.h"
#include "jobs/registry/email.h"
#include "jobs/registry/masking.h"
#include "jobs/registry/number_value.h"
#include "jobs/registry/phone.h"
#include "jobs/registry/postal_code.h"
#include "jobs/registry/tax_id.h"
#include "jobs/registry/text.h"
#include "jobs/registry/yes_no.h"
#include "tests/fuzz/must.h"
#include "tests/fuzz/targets.h"

namespace boletim {
namespace {

const Placeholders& words() {
  static const Placeholders words({"contato@oficina.example", "(19) 3871-4613", "balcão"});
  return words;
}

std::string padded(std::string_view input) {
  return " \xC2\xA0" + std::string(input) + " \t";
}

void email(std::string_view input) {
  const ContactState state = judge_email(input, words());
  must(state == judge_email(padded(input), words()), "blanks around an address do not matter");
  must(state != ContactState::Landline && state != ContactState::Correctable, "no such state of an address");
  must(mask_email(input).size() <= 5 * 300, "a mask is short");
}

void phone(std::string_view input) {
  const PhoneJudgement state = judge_phone(input, "", words());
  must(state.phone != ContactState::Landline, "landline is only said of a mobile");
  must(state.mobile <= state.phone || state.phone == ContactState::Malformed, "a mobile is a phone");
  must((state.phone == ContactState::Missing) == (state.mobile == ContactState::Missing),
       "missing is missing");
  judge_phone(input, "DE", words());
  judge_phone(input, input, words());
  if (const std::string suggestion = suggest_mobile(input); !suggestion.empty())
    must(judge_phone(suggestion, "", Placeholders()).mobile >= ContactState::Placeholder,
         "a suggestion is a number");
  mask_phone(input);
}

void tax_id(std::string_view input) {
  const TaxId id = read_tax_id(input);
  must(id.valid <= (id.kind != TaxIdKind::None), "what has no shape is not valid");
  must((judge_tax_id(input, {}, words()) == ContactState::Usable) == id.valid, "usable is valid");
  must(judge_tax_id(input, "PT", words()) >= judge_tax_id(input, {}, words()), "abroad more is taken");
  must(read_tax_id(id.characters).valid == id.valid, "its characters are the same number");
  mask_tax_id(input);
}

void date_value(std::string_view input) {
  must(parse_date_value(input) == parse_date_value(padded(input)), "blanks around a date do not matter");
}

void number_value(std::string_view input) {
  const auto amount = parse_number_value(input);
  must(!amount || amount == parse_number_value(" " + std::string(input) + " "), "blanks do not matter");
  if (!amount || *amount % 100 != 0) return;
  must(parse_number_value(std::to_string(*amount / 100)) == amount, "a whole amount reads back");
}

void placeholders(std::string_view input) {
  const Placeholders own({std::string(input)});
  own.is_listed(input);
  own.is_word(input);
  own.word(input);
  const ContactState state = judge_text(input, own);
  must(is_missing(input) == (state == ContactState::Missing), "missing is missing");
  says_yes(input);
}

void postal_code(std::string_view input) {
  const ContactState state = judge_postal_code(input, "", words());
  must(state == judge_postal_code(input, "Brasil", words()), "no country is Brazil");
  judge_postal_code(input, input, words());
}

void text(std::string_view input) {
  bool replaced = false;
  const std::string clean = clean_utf8(input, replaced);
  must(is_utf8(clean) && replaced != is_utf8(input), "only what is not UTF-8 is replaced");
  must(is_utf8(from_latin1(input)), "Latin-1 becomes UTF-8");
  must(trim(trim(input)) == trim(input), "trimmed is trimmed");
  must(fold(fold(clean)) == fold(clean), "folded is folded");
  std::array<char, 40> buffer;
  must(squeeze(input, buffer).size() <= buffer.size(), "squeezed fits");
  must(region_of(input).size() == 2, "a region is two letters");
}

constexpr FuzzTarget kTargets[] = {{"email", email},
                                   {"phone", phone},
                                   {"tax_id", tax_id},
                                   {"date_value", date_value},
                                   {"number_value", number_value},
                                   {"placeholders", placeholders},
                                   {"postal_code", postal_code},
                                   {"text", text}};

}  // namespace

std::span<const FuzzTarget> registry_targets() {
  return kTargets;
}

}  // namespace boletim
