#pragma once
#include <string>
#include <string_view>

namespace boletim {

/// A piece of a configuration as an error message may show it: in quotes, at most 40 characters, and `?` for
/// what is not plain ASCII, so that no text can forge a log line.
std::string quoted(std::string_view text);

}  // namespace boletim
