// Our rules for Brazilian numbers against libphonenumber, whose verdicts they are to be: on 20,000 made
// numbers, or as many as MADE_NUMBERS says (a million in CTest's label `long`).
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "jobs/registry/library_number.h"
#include "jobs/registry/phone.h"

namespace boletim {
namespace {

/// Numbers as careless clerks, importers and other countries write them; the same ones each time.
class MadeNumbers {
 public:
  std::string next() {
    switch (below(20)) {
      case 0:
        return plus_of_abroad() + digits(5 + below(8));
      case 1:
        return digits(1 + below(16));
      case 2:
        return std::string(1 + below(14), static_cast<char>('0' + below(10)));
      default:
        return brazilian();
    }
  }

 private:
  std::size_t below(std::size_t n) { return random_() % n; }
  bool one_in(std::size_t n) { return below(n) == 0; }

  template <std::size_t n>
  std::string_view any(const std::string_view (&texts)[n]) {
    return texts[below(n)];
  }

  std::string digits(std::size_t count) {
    std::string text;
    while (text.size() < count) text += static_cast<char>('0' + below(10));
    return text;
  }

  std::string plus_of_abroad() {
    return std::string(
        any({"+1 ", "+351 ", "+54 9 ", "+49", "+595 ", "0011", "00351", "+44 (0)", "+598", "+"}));
  }

  std::string brazilian() {
    static constexpr std::string_view kPrefixes[] = {
        "",     "",    "",     "",    "0",  "0",   "55",   "+55 ",    "+55",   "+550", "0055", "90",
        "9090", "015", "021 ", "041", "00", "550", "5500", "+55 (0)", "+5515", "0xx",  "(0xx"};
    std::string number(any(kPrefixes));
    const bool brackets = one_in(2);
    if (!one_in(10))
      number += (brackets ? "(" : "") + std::to_string(10 + below(90)) + (brackets ? ") " : "");
    if (one_in(3)) number += one_in(4) ? "9 " : "9";
    std::string subscriber = digits(one_in(3) ? 5 + below(6) : 8);
    if (one_in(400)) subscriber.assign(8, subscriber.front());
    if (one_in(2) && subscriber.size() > 4) subscriber.insert(subscriber.size() - 4, 1, "-. "[below(3)]);
    number += subscriber;
    if (one_in(100)) number += std::string(any({" ext 12", " x12", "x3"}));
    if (one_in(400)) number += " ramal " + std::to_string(below(100));
    return number;
  }

  std::mt19937 random_{20261116};
};

/// As a number one can call, and as a mobile number.
struct Use {
  bool phone = false, mobile = false;
  bool operator==(const Use&) const = default;
};

Use ours(const PhoneJudgement& judgement) {
  return {judgement.phone == ContactState::Usable, judgement.mobile == ContactState::Usable};
}

Use library(std::string_view text) {
  const LibraryNumber::Kind kind = ask_libphonenumber(text, "BR").kind;
  return {kind != LibraryNumber::Kind::Invalid, kind == LibraryNumber::Kind::Mobile};
}

/// Where we differ, and why that is meant.
struct Differences {
  std::int64_t repeated_digits = 0;  ///< (11) 7777-7777 is valid to the library: a placeholder by contract
  std::int64_t extension = 0;        ///< "ramal 12": the library takes the word's letters for digits
  std::int64_t unexplained = 0;
  std::int64_t all() const { return repeated_digits + extension + unexplained; }
};

void compare(const std::string& number, Differences& differences) {
  static const Placeholders builtin;
  const PhoneJudgement judgement = judge_phone(number, "", builtin);
  const Use theirs = library(number);
  if (ours(judgement) == theirs) return;
  if (judgement.phone == ContactState::Placeholder) {
    ++differences.repeated_digits;
  } else if (number.find("ramal") != number.npos && ours(judgement) == library(without_extension(number))) {
    ++differences.extension;
  } else if (++differences.unexplained <= 20) {
    ADD_FAILURE() << number << ": usable/mobile to the library " << theirs.phone << theirs.mobile
                  << ", to us " << ours(judgement).phone << ours(judgement).mobile << " ("
                  << name_of(judgement.phone) << ")";
  }
}

TEST(MadeNumbers, AreJudgedAsLibphonenumberDoesButForWhatIsMeant) {
  const char* asked = std::getenv("MADE_NUMBERS");
  const int count = asked == nullptr ? 20'000 : std::atoi(asked);
  ASSERT_GT(count, 0);
  MadeNumbers made;
  Differences differences;
  for (int i = 0; i < count; ++i) compare(made.next(), differences);
  EXPECT_EQ(differences.unexplained, 0);
  EXPECT_GT(differences.repeated_digits, 0);
  EXPECT_GT(differences.extension, 0);
  EXPECT_LT(differences.all() * 200, count) << "half a percent";
  std::printf("%d numbers: %lld differ by repeated digits, %lld by an extension, %lld unexplained\n", count,
              static_cast<long long>(differences.repeated_digits),
              static_cast<long long>(differences.extension), static_cast<long long>(differences.unexplained));
}

}  // namespace
}  // namespace boletim
