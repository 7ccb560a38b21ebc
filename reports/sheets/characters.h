#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace boletim {

/// How many bytes the character takes that the text begins with. 0 = none that a file of text can hold: a
/// byte that is not UTF-8, half of a pair (surrogate), U+FFFE, U+FFFF, a control character. `text` is not
/// empty.
std::size_t character_bytes(std::string_view text);

/// Whether all of it are such characters.
bool is_clean(std::string_view text);

/// Text of unknown origin as a cell of a workbook shows it: a tab as a blank, each kind of line break as one,
/// what no file of text can hold as U+FFFD, what Excel would read as an escape (_x0041_) escaped. At most
/// `most` UTF-16 units, cut with "…" between two characters; true = it was cut. Never fails.
bool write_cell_text(std::string_view text, std::size_t most, std::string& cell);

}  // namespace boletim
