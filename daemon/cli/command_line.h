#pragma once
#include <string>
#include <vector>

#include "daemon/cli/command.h"

namespace boletim {

/// A command line, read: the command, its arguments, and what all commands have.
struct CommandLine {
  const Command* command = nullptr;  ///< nothing = none was named
  Arguments arguments;
  bool help = false, version = false;
};

/// Options stand anywhere. Throws UsageError for an unknown command (with the nearest one), an unknown
/// option, too few or too many words.
CommandLine read_command_line(const std::vector<std::string>& words, Locale locale);

/// What `--help` prints, of one command or of all.
std::string help_of(const Command& command, Locale locale);
std::string help_of_all(Locale locale);

/// pt-BR if $LC_ALL, $LC_MESSAGES or $LANG (the first that is set) starts with "pt", else English.
Locale locale_of(const std::string& language);
std::string language_of_environment();

}  // namespace boletim
