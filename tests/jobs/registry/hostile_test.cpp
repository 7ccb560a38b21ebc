// Nothing that a database can hold may crash, stall or leak through what judges and masks values.
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "jobs/registry/date_value.h"
#include "jobs/registry/email.h"
#include "jobs/registry/masking.h"
#include "jobs/registry/phone.h"
#include "jobs/registry/tax_id.h"
#include "jobs/registry/text.h"

namespace boletim {
namespace {

const Placeholders kOwn({"contato@oficina.example", "(19) 3871-4613", "balcão"});

std::string repeated(std::string_view piece, std::size_t size) {
  std::string text;
  text.reserve(size + piece.size());
  while (text.size() < size) text.append(piece);
  return text;
}

void look_at(std::string_view value) {
  judge_email(value, kOwn);
  judge_phone(value, "", kOwn);
  judge_phone(value, value, kOwn);
  judge_phone(value, "DE", kOwn);
  suggest_mobile(value);
  judge_tax_id(value, kOwn);
  judge_text(value, kOwn);
  parse_date_value(value);
  fold(value);
  mask_tax_id(value);
  bool replaced = false;
  EXPECT_TRUE(is_utf8(clean_utf8(value, replaced)));
  EXPECT_TRUE(is_utf8(from_latin1(value)));
  EXPECT_LE(mask_email(value).size(), std::size_t{5 * 300});
  EXPECT_LE(mask_phone(value).size(), std::size_t{5 * 20});
}

// A quadratic step would take minutes here: CTest's time limit is the assertion.
TEST(HostileValues, OfAMegabyteTakeLinearTime) {
  look_at(repeated("a", 1'000'000));
  look_at(repeated("1;", 1'000'000));
  for (const std::string_view piece : {"1",
                                       "@",
                                       "a@",
                                       "a.",
                                       " ",
                                       "\xC2\xA0",
                                       ";",
                                       "+49 1234567;",
                                       "11 3478x2150;",
                                       "<",
                                       "a@a.com,",
                                       "<a@b.co>",
                                       "(11) 9999-9999/",
                                       "\xFF",
                                       "\xF0\x9F\x98\x80",
                                       "é",
                                       "\xE2\x80\xAE",
                                       "0",
                                       "+",
                                       "ramal",
                                       "\n"}) {
    look_at(repeated(piece, 30'000));
  }
}

TEST(HostileValues, AreFullOfNulsBrokenUtf8AndEmoji) {
  for (const std::string_view value : {std::string_view("ana\0@gmail.com", 14), std::string_view("\0\0\0", 3),
                                       std::string_view("11\0"
                                                        "34782150",
                                                        11),
                                       std::string_view("\xC3"), std::string_view("ana@gmail.com\xC3"),
                                       std::string_view("\xF0\x9F\x98\x80@\xF0\x9F\x98\x80.com"),
                                       std::string_view("\xE2\x80\xAE"
                                                        "moc.liamg@ana"),
                                       std::string_view("(11) 98765\xFF"
                                                        "4321"),
                                       std::string_view("+\xD9\xA1\xD9\xA2\xD9\xA3")}) {
    look_at(value);
  }
  EXPECT_EQ(judge_email(std::string_view("ana\0@gmail.com", 14), kOwn), ContactState::Malformed);
  EXPECT_EQ(judge_phone(std::string_view("11\0"
                                         "34782150",
                                         11),
                        "", kOwn)
                .phone,
            ContactState::Malformed);
  EXPECT_EQ(judge_email("\xF0\x9F\x98\x80", kOwn), ContactState::Malformed);
}

TEST(HostileValues, OfRandomBytesDoNoHarm) {
  constexpr std::string_view kAlphabet = "aA1029@@..--;/,<>()+ \n\xC3\xA3\xFF\xE2\x80\xF0\x9F";
  std::mt19937 random(7);
  for (int i = 0; i < 3'000; ++i) {
    std::string value;
    const std::size_t size = random() % 40;
    while (value.size() < size) value.push_back(kAlphabet[random() % kAlphabet.size()]);
    look_at(value);
  }
}

}  // namespace
}  // namespace boletim
