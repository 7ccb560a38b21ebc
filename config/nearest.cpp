#include "config/nearest.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <numeric>

namespace boletim {
namespace {

constexpr std::size_t kLongestWord = 64;      // bytes; longer words are not compared
constexpr std::size_t kMostCompared = 5'000;  // candidates looked at
constexpr std::size_t kMostListed = 12;       // candidates that a message lists

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Optimal string alignment: Levenshtein's distance in which swapping two neighbours is one step.
std::size_t distance(std::string_view a, std::string_view b) {
  using Row = std::array<std::size_t, kLongestWord + 1>;
  Row before{}, previous{}, current{};
  std::iota(previous.begin(), previous.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool equal = lower(a[i - 1]) == lower(b[j - 1]);
      current[j] = std::min({previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (equal ? 0U : 1U)});
      if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]))
        current[j] = std::min(current[j], before[j - 2] + 1);
    }
    before = previous;
    previous = current;
  }
  return previous[b.size()];
}

}  // namespace

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates) {
  if (word.empty() || word.size() > kLongestWord) return {};
  std::size_t best = word.size() <= 4 ? 2 : 3;  // the first distance that is too far
  std::string_view found;
  for (std::size_t i = 0; i < std::min(candidates.size(), kMostCompared); ++i) {
    const std::string_view candidate = candidates[i];
    const std::size_t longer = std::max(word.size(), candidate.size());
    if (longer > kLongestWord || longer - std::min(word.size(), candidate.size()) >= best) continue;
    const std::size_t steps = distance(word, candidate);
    if (steps >= best || steps >= longer) continue;
    best = steps;
    found = candidate;
  }
  return found;
}

std::string any_of(const std::vector<std::string_view>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
    text += "'" + std::string(words[i]) + "'";
  }
  return text;
}

std::string hint(std::string_view word, const std::vector<std::string_view>& candidates) {
  const std::string_view near = nearest(word, candidates);
  if (!near.empty()) return "; did you mean '" + std::string(near) + "'?";
  if (candidates.empty() || candidates.size() > kMostListed) return {};
  return "; expected " + any_of(candidates);
}

}  // namespace boletim
