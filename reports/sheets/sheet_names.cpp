#include "reports/sheets/sheet_names.h"

#include <algorithm>

#include "reports/words/readable.h"

namespace boletim {
namespace {

constexpr std::size_t kMostUnits = 31;

std::size_t units(char32_t c) {
  return c > 0xFFFF ? 2 : 1;
}

/// As Excel compares: A to Z and the accented letters of Latin-1 and its like.
char32_t lower(char32_t c) {
  if ((c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7)) return c + 0x20;
  return c;
}

std::u32string allowed(std::string_view wanted) {
  std::u32string name;
  ReadableText text(wanted);
  for (char32_t c = text.next(); c != 0; c = text.next())
    name += std::u32string_view(U"[]:*?/\\").find(c) == std::u32string_view::npos ? c : U'-';
  while (!name.empty() && name.front() == U'\'') name.erase(0, 1);
  return name;
}

/// At most so many units, without blanks and apostrophes at the end.
std::u32string cut(std::u32string name, std::size_t most) {
  std::size_t size = 0, fits = 0;
  while (fits < name.size() && size + units(name[fits]) <= most) size += units(name[fits++]);
  name.resize(fits);
  while (!name.empty() && (name.back() == U' ' || name.back() == U'\'')) name.pop_back();
  return name;
}

std::string utf8(const std::u32string& text) {
  std::string bytes;
  for (const char32_t c : text) append_utf8(bytes, c);
  return bytes;
}

std::string folded(const std::u32string& name) {
  std::u32string low = name;
  std::ranges::transform(low, low.begin(), lower);
  return utf8(low);
}

}  // namespace

std::string SheetNames::next(std::string_view wanted) {
  std::u32string name = cut(allowed(wanted), kMostUnits);
  if (name.empty()) name = U"-";
  const bool is_reserved = folded(name) == "history";
  for (int number = is_reserved ? 2 : 1;; ++number) {
    std::u32string tried = name;
    if (number > 1) {
      std::u32string end = U" (";
      for (const char digit : std::to_string(number)) end += static_cast<char32_t>(digit);
      end += U')';
      tried = cut(name, kMostUnits - end.size()) + end;
    }
    if (taken_.insert(folded(tried)).second) return utf8(tried);
  }
}

}  // namespace boletim
