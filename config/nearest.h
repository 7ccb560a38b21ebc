#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace boletim {

/// The candidate that `word` was likely meant to be, "" if none is close: at most two slips of the keyboard
/// (a letter too many, too few, wrong, or two swapped; case does not matter), one for words of up to four
/// letters.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates);

/// What to say after naming an unknown word: "; did you mean 'schedule'?", else "; expected 'a', 'b' or 'c'"
/// where the candidates are few, else "".
std::string hint(std::string_view word, const std::vector<std::string_view>& candidates);

/// "'a', 'b' or 'c'".
std::string any_of(const std::vector<std::string_view>& words);

}  // namespace boletim
