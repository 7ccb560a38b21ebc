#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace boletim {

/// Something in a page that a mail program would load or run.
struct OutsideContent {
  std::size_t at = 0;   ///< byte where it stands
  std::string message;  ///< what it is, and what was expected
  bool operator==(const OutsideContent&) const = default;
};

/// What a page in a mail would fetch: pictures that do not lie in the mail (cid:), styles, scripts, frames.
/// Links that a reader follows are no such thing. Takes any bytes.
std::vector<OutsideContent> outside_content(std::string_view html);

}  // namespace boletim
