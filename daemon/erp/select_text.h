#pragma once
#include <string_view>

namespace boletim {

/// Whether a query's first word, after comments and parentheses, is one that only reads: SELECT, WITH, VALUES
/// or TABLE. What follows is the server's to judge, in a session that is read-only.
bool begins_as_select(std::string_view query);

}  // namespace boletim
