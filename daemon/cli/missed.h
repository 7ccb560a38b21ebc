#pragma once
// What becomes of the fires that a pause misses: the word for it, and who is asked.

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "daemon/cli/command_line.h"
#include "daemon/cli/telling.h"
#include "jobs/job.h"
#include "jobs/store.h"

namespace boletim {

/// "once", "skip" or "all"; nothing for any other word.
std::optional<Misfire> misfire_of(const std::string& word);

/// Asks until one of the words is given; a blank line means `by_default`. Nothing where the
/// input ends.
std::optional<Misfire> ask_missed(std::istream& in, std::ostream& out, const std::string& question,
                                  Misfire by_default, const Telling& telling);

/// How many fires of a paused job came due so far; not counted beyond kMostMissed.
int missed_so_far(const Job& job, const JobWatch& watch, Store& store, Instant now);

/// What `pause` and `resume` still have to be told, asked at the terminal, as more words of the command line;
/// nothing for other commands, or where it was said.
std::vector<std::string> ask_what_is_open(const CommandLine& line, const Configuration& configuration,
                                          const Telling& telling);

}  // namespace boletim
