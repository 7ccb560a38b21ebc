#pragma once
#include <vector>

#include "jobs/delivery/message.h"
#include "jobs/rendering.h"

namespace boletim {

/// One message for each recipient of a run, with the documents they get and a body in their language, both
/// stored. Nobody gets two: who is in several deliveries gets the first whose `if` holds. Where none holds,
/// or there is nothing to tell, the message is skipped; where a document of theirs did not pass its proof, it
/// is held; each says why. Pure but for the bodies, which go into the document store.
std::vector<Message> plan_messages(const Job& job, const Run& run, const RunSnapshots& counted,
                                   const Rendering& rendering, RunPorts& ports);

/// A new message with the very documents of `original`, to it or to somebody else, linked to it.
Message plan_resend(const Message& original, const std::string& to, const std::string& sent_by, int number,
                    Instant now);

}  // namespace boletim
