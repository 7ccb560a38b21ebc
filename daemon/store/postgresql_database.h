#pragma once
#include "daemon/store/database.h"

namespace boletim {

/// The server gives a statement up by itself; one that doesn't even do that is frozen.
inline constexpr std::chrono::milliseconds kAnswerPatience = kStatementPatience + std::chrono::seconds(5);

/// `patience`: how long to wait for an answer before the server counts as lost.
std::unique_ptr<Database> open_postgresql(const StateSettings& settings,
                                          std::chrono::milliseconds patience = kAnswerPatience);

}  // namespace boletim
