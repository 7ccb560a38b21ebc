#pragma once
#include <cstddef>
#include <functional>

namespace boletim {

/// Does pieces 0 to `count` - 1 on two threads, this one among them, each taking the next that nobody has.
/// What one throws first ends all, once those under way are done, and is thrown on.
void side_by_side(std::size_t count, const std::function<void(std::size_t)>& piece);

}  // namespace boletim
