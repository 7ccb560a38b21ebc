#include "jobs/registry/placeholders.h"

#include <algorithm>
#include <bit>
#include <span>

#include "jobs/registry/brazilian_number.h"
#include "jobs/registry/fake_words.h"
#include "jobs/registry/text.h"

namespace boletim {
namespace {

constexpr auto kMissingWords = std::to_array<std::string_view>(
    {"na", "nd", "sn", "nc", "null", "none", "nil", "nan", "undefined", "missing", "empty"});
constexpr std::size_t kLongestMissingWord = 9;

constexpr auto kReservedDomains =
    std::to_array<std::string_view>({"example.com", "example.net", "example.org"});

std::uint8_t first_byte(std::string_view text) {
  return static_cast<std::uint8_t>(text.front());
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

bool equal_but_for_case(std::string_view text, std::string_view lower_case) {
  return std::equal(text.begin(), text.end(), lower_case.begin(), lower_case.end(),
                    [](char a, char b) { return lower(a) == b; });
}

constexpr std::size_t kOtherSlot = 26 * 26;

/// Where the lengths of words that begin as `text` stand; kOtherSlot for what begins with no two ASCII
/// letters.
std::size_t slot_of(std::string_view text) {
  if (text.size() < 2) return kOtherSlot;
  const auto letter = [](char c) { return static_cast<std::uint8_t>((c | 0x20) - 'a'); };
  const std::size_t first = letter(text[0]);
  const std::size_t second = letter(text[1]);
  return first < 26 && second < 26 ? first * 26 + second : kOtherSlot;
}

/// The letter that a text consists of ("x", "XXX"), or 0.
char repeated_letter(std::string_view text) {
  const char letter = text.empty() ? '\0' : lower(text.front());
  if (letter < 'a' || letter > 'z') return '\0';
  for (const char c : text) {
    if (lower(c) != letter) return '\0';
  }
  return letter;
}

bool is_reserved(std::string_view domain) {
  for (const std::string_view reserved : kReservedDomains) {
    if (domain.size() < reserved.size()) continue;
    const std::size_t start = domain.size() - reserved.size();
    if ((start == 0 || domain[start - 1] == '.') && equal_but_for_case(domain.substr(start), reserved))
      return true;
  }
  return false;
}

/// The number's digits as they are compared: without country code and trunk prefixes. Blank if it is no
/// number.
std::string_view number_key(const WrittenNumber& number) {
  if (!number.plain || number.size < kSubscriberDigits) return {};
  const BrazilianNumber brazilian = classify_brazilian(number.digits(), number.plus);
  return brazilian.national.empty() ? number.digits() : brazilian.national;
}

}  // namespace

bool is_missing(std::string_view value) {
  std::array<char, kLongestMissingWord> buffer;
  const std::string_view word = squeeze(value, buffer);
  if (!word.empty())
    return std::find(kMissingWords.begin(), kMissingWords.end(), word) != kMissingWords.end();
  for (value = trim(value); !value.empty(); value = trim(value)) {
    if (!is_punctuation(take_code_point(value))) return false;
  }
  return true;
}

Placeholders::Placeholders(const std::vector<std::string>& own) : own_(own) {
  std::sort(own_.begin(), own_.end());
  own_.erase(std::unique(own_.begin(), own_.end()), own_.end());
  words_.reserve(kTellingWords.size() + kCommonWords.size() + own.size());
  for (const std::string_view word : kCommonWords) add(word, FakeWord::Common);
  for (const std::string_view word : kTellingWords) add(word, FakeWord::Telling);
  for (const std::string& value : own) {
    std::array<char, kLongestWord> buffer;
    const std::string_view word = squeeze(value, buffer);
    const WrittenNumber number = read_number(value);
    if (const std::string_view key = number_key(number); !key.empty()) {
      numbers_.emplace(key);
    } else if (value.find('@') == value.npos && !word.empty()) {
      add(word, FakeWord::Telling);
    } else if (std::string text = fold(value); !text.empty()) {
      listed_starts_[first_byte(text)] = true;
      listed_.insert(std::move(text));
    }
  }
}

void Placeholders::add(std::string_view word, FakeWord kind) {
  lengths_[slot_of(word)] |= std::uint64_t{1} << word.size();
  words_.insert_or_assign(std::string(word), kind);
}

std::vector<std::string> Placeholders::words() const {
  std::vector<std::string> words(kMissingWords.begin(), kMissingWords.end());
  for (const auto& [word, kind] : words_) words.push_back(word);
  return words;
}

FakeWord Placeholders::word(std::string_view value) const {
  std::array<char, kLongestWord> buffer;
  std::span<char> room = buffer;
  if (const std::size_t slot = slot_of(value);
      slot != kOtherSlot) {  // most values need not be squeezed, or not whole
    const std::uint64_t lengths = lengths_[slot];
    if (lengths == 0 || value.size() < static_cast<std::size_t>(std::countr_zero(lengths)))
      return FakeWord::No;
    room = room.first(static_cast<std::size_t>(std::bit_width(lengths)) - 1);
  }
  const std::string_view word = squeeze(value, room);
  if (word.empty() || (lengths_[slot_of(word)] >> word.size() & 1) == 0) return FakeWord::No;
  const auto found = words_.find(word);
  return found == words_.end() ? FakeWord::No : found->second;
}

bool Placeholders::is_word(std::string_view value) const {
  return repeated_letter(trim(value)) != '\0' || word(value) != FakeWord::No;
}

bool Placeholders::is_listed(std::string_view value) const {
  if (listed_.empty() && numbers_.empty()) return false;
  value = trim(value);
  if (value.empty()) return false;
  if (!numbers_.empty()) {
    const WrittenNumber number = read_number(value);
    if (const std::string_view key = number_key(number); !key.empty()) return is_listed_number(key);
  }
  return is_listed_text(value);
}

bool Placeholders::is_listed_text(std::string_view text) const {
  if (listed_.empty()) return false;
  const bool ascii = first_byte(text) < 0x80;
  if (ascii && !listed_starts_[static_cast<std::uint8_t>(lower(text.front()))]) return false;
  return listed_.contains(fold(text));
}

bool Placeholders::is_fake(const Mailbox& mailbox) const {
  const FakeWord local = word(mailbox.local);
  if (local == FakeWord::Telling || is_reserved(mailbox.domain)) return true;
  const char letter = repeated_letter(mailbox.local);
  const std::size_t top = mailbox.domain.rfind('.');  // the top level says nothing: oficina.test, x@oficina.x
  for (std::size_t start = 0; start < top;) {
    const std::size_t end = mailbox.domain.find('.', start);
    const std::string_view label = mailbox.domain.substr(start, end - start);
    if (letter != '\0' && repeated_letter(label) == letter) return true;
    const FakeWord listed = word(label);
    if (listed == FakeWord::Telling || (listed == FakeWord::Common && local == FakeWord::Common)) return true;
    start = end + 1;
  }
  return is_listed_text({mailbox.local.data(), mailbox.local.size() + 1 + mailbox.domain.size()});
}

std::shared_ptr<const Placeholders> builtin_placeholders() {
  static const auto builtin = std::make_shared<const Placeholders>();
  return builtin;
}

ContactState judge_text(std::string_view value, const Placeholders& placeholders) {
  if (is_missing(value)) return ContactState::Missing;
  return placeholders.is_word(value) || placeholders.is_listed(value) ? ContactState::Placeholder
                                                                      : ContactState::Usable;
}

}  // namespace boletim
