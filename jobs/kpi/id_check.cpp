#include "jobs/kpi/id_check.h"

#include <iterator>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "jobs/failure.h"

namespace boletim {
namespace {

constexpr std::size_t kLongestLength = 0xFF;  // of ids whose length is said by one byte

/// The id after its length: such keys order integers as numbers, which is how most registries arrive.
void make_key(std::string_view id, std::string& key) {
  key.clear();
  if (id.size() < kLongestLength) {
    key += static_cast<char>(id.size());
  } else {
    key += static_cast<char>(kLongestLength);
    for (int shift = 56; shift >= 0; shift -= 8) key += static_cast<char>(id.size() >> shift & 0xFF);
  }
  key += id;
}

std::string_view id_of(std::string_view key) {
  return key.substr(static_cast<unsigned char>(key[0]) < kLongestLength ? 1 : 9);
}

/// An id as a line of an error message can show it.
std::string printable(std::string_view id) {
  constexpr std::size_t kShown = 60;  // bytes
  std::string text(id.substr(0, kShown));
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';
  }
  if (id.size() > kShown) {
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80) text.pop_back();
    if (!text.empty() && static_cast<unsigned char>(text.back()) >= 0xC0) text.pop_back();
    text += "…";
  }
  return text;
}

}  // namespace

IdCheck::IdCheck(const std::filesystem::path& scratch, std::size_t budget)
    : numbers_(budget / 2), ids_(scratch / "ids", budget - budget / 2) {}

void IdCheck::add(std::string_view id) {
  if (const auto number = number_of(id)) {
    const NumberSet::Added added = numbers_.add(*number);
    if (added == NumberSet::Added::Twice) found(id);
    if (added != NumberSet::Added::No) return;
  }
  make_key(id, key_);
  ids_.add(key_, {});
}

void IdCheck::found(std::string_view id) {
  ++twice_;
  first_.emplace(id);
  if (first_.size() > kNamed) first_.erase(std::prev(first_.end()));
}

void IdCheck::merge(IdCheck&& other) {
  const auto twice = [this](std::uint64_t number) { found(std::to_string(number)); };
  const auto refused = [this](std::uint64_t number, int times) {
    for (; times > 0; --times) add(std::to_string(number));
  };
  numbers_.merge(other.numbers_, twice, refused);
  if (other.ids_.empty()) return;
  other.ids_.begin();
  std::string_view key, nothing;
  while (other.ids_.next(key, nothing)) add(id_of(key));
}

void IdCheck::finish() {
  if (!ids_.strictly_ascending()) {
    ids_.begin();
    std::string last;
    bool counted = false;
    std::string_view key, nothing;
    while (ids_.next(key, nothing)) {
      if (key != last) {
        last = key;
        counted = false;
      } else if (!counted) {
        counted = true;
        found(id_of(key));
      }
    }
  }
  if (twice_ == 0) return;
  std::vector<std::string> named;
  for (const std::string& id : first_) named.push_back(printable(id));
  throw Failure(fmt::format(
      "the query yields ids more than once ({} of them): {}{}; write it so that each id comes once", twice_,
      fmt::join(named, ", "), twice_ > named.size() ? " …" : ""));
}

}  // namespace boletim
