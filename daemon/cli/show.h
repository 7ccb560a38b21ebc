#pragma once
// What several commands print alike.

#include <optional>
#include <string>

#include "daemon/cli/session.h"
#include "daemon/runner.h"

namespace boletim {

std::string state_word(const Session& session, RunState state);
std::string state_word(const Session& session, MessageState state);

void print_snapshot(const Session& session, const Snapshot& snapshot,
                    const std::optional<Snapshot>& previous);
void print_messages(const Session& session, const std::vector<Message>& messages);
/// Messages as `history` and `resend` say them, in JSON or in words; `none`: what is said where there are
/// none.
void print_history(const Session& session, const std::vector<Message>& messages, const std::string& none);
/// A run as `run` and `show` say it, in JSON or in words, against the job's previous snapshot in `store`.
void print_outcome(const Session& session, const RunOutcome& outcome, const std::optional<Snapshot>& snapshot,
                   Store& store, const DocumentStore& documents);

}  // namespace boletim
