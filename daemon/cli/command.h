#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "daemon/cli/session.h"

namespace boletim {

/// A text in the languages of the command line.
struct Words {
  const char* pt;
  const char* en;
  const char* in(Locale locale) const { return locale == Locale::PtBr ? pt : en; }
};

struct Option {
  const char* name;   ///< long name, or "long,s"
  const char* value;  ///< "T", "DIR"; "" = a flag
  Words about;
};

/// What a command needs: to look at files and the state, to ask the daemon if there is one, or to change the
/// state, through the daemon if there is one, else under the state's lock.
enum class Reach { Reads, AsksDaemon, Changes };

/// One command of `boletim`.
struct Command {
  const char* name;
  const char* words;  ///< positional, as the usage shows them: "JOB"
  Words about;
  std::size_t least = 0, most = 0;  ///< how many positional words
  std::vector<Option> options;      ///< beside --config, --json, --help, which all have
  Reach reach = Reach::Reads;
  int (*execute)(Session&) = nullptr;
};

const std::vector<Command>& commands();
const Command* find_command(std::string_view name);

/// What each command does; its exit code.
int check_command(Session& session);
int jobs_command(Session& session);
int plan_command(Session& session);
int explain_command(Session& session);
int run_command(Session& session);
int runs_command(Session& session);
int show_command(Session& session);
int snapshot_command(Session& session);
int history_command(Session& session);
int resend_command(Session& session);
int approve_command(Session& session);
int document_command(Session& session);
int pause_command(Session& session);
int resume_command(Session& session);
int status_command(Session& session);
int adopt_command(Session& session);
int reload_command(Session& session);

}  // namespace boletim
