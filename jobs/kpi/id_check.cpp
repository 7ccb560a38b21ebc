#include "jobs/kpi/id_check.h"

#include <set>
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "jobs/failure.h"

namespace boletim {
namespace {

constexpr std::size_t kNamed = 10;            // ids in the message
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

IdCheck::IdCheck(const std::filesystem::path& scratch, std::size_t budget) : ids_(scratch / "ids", budget) {}

void IdCheck::add(std::string_view id) {
  make_key(id, key_);
  ids_.add(key_, {});
}

void IdCheck::finish() {
  if (ids_.strictly_ascending()) return;
  ids_.begin();
  std::set<std::string> first;
  std::size_t twice = 0;
  std::string last;
  bool counted = false;
  std::string_view key, nothing;
  while (ids_.next(key, nothing)) {
    if (key != last) {
      last = key;
      counted = false;
    } else if (!counted) {
      counted = true;
      ++twice;
      first.emplace(id_of(key));
      if (first.size() > kNamed) first.erase(std::prev(first.end()));
    }
  }
  if (twice == 0) return;
  std::vector<std::string> named;
  for (const std::string& id : first) named.push_back(printable(id));
  throw Failure(fmt::format(
      "the query yields ids more than once ({} of them): {}{}; write it so that each id comes once", twice,
      fmt::join(named, ", "), twice > named.size() ? " …" : ""));
}

}  // namespace boletim
