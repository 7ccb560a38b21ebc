#include "daemon/cli/program.h"

#include <filesystem>
#include <iostream>
#include <sstream>

#include <nlohmann/json.hpp>
#include <pwd.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "config/load.h"
#include "daemon/cli/command_line.h"
#include "daemon/cli/json_values.h"
#include "daemon/cli/missed.h"
#include "daemon/cli/state_owner.h"
#include "daemon/command_host.h"
#include "daemon/system_clock.h"
#include "jobs/failure.h"

namespace boletim {
namespace {

constexpr const char* kVersion = BOLETIM_VERSION;

/// Runs `work` and makes of what it throws one line and an exit code.
template <class Work>
int guarded(std::ostream& err, Work work) {
  const auto say = [&](const std::exception& error) { err << "boletim: " << error.what() << '\n'; };
  try {
    return work();
  } catch (const Unreachable& error) {
    return say(error), kUnreachable;
  } catch (const UsageError& error) {
    return say(error), kBadUsage;
  } catch (const NotFound& error) {
    return say(error), kNoSuchThing;
  } catch (const Parked&) {
    return err << "boletim: the daemon is stopping; the run goes on at its next start\n", kUnreachable;
  } catch (const std::exception& error) {
    return say(error), kWorkFailed;
  }
}

int terminal_columns() {
  winsize size{};
  if (isatty(STDOUT_FILENO) == 0 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

std::string user_name() {
  if (const passwd* user = getpwuid(getuid())) return user->pw_name;
  return std::to_string(getuid());
}

/// Each error on a line of its own, as compilers do, so that editors find the place.
int print_errors(const CommandLine& line, const std::vector<ConfigError>& errors) {
  for (const ConfigError& error : errors) std::cerr << to_string(error) << '\n';
  if (line.command->execute == check_command && line.arguments.has("json")) {
    Json all = Json::array();
    for (const ConfigError& error : errors) all.push_back(json_of(error));
    print(std::cout, {{"ok", false}, {"errors", all}});
  }
  return kBadUsage;
}

/// A run --dry-run writes where its caller stands, and changes nothing: it is not the daemon's business. What
/// the configuration of another directory would change, only the daemon knows: it may serve an older one.
Reach reach_of(const CommandLine& line) {
  if (line.arguments.has("dry-run")) return Reach::Reads;
  if (line.arguments.has("against")) return Reach::AsksDaemon;
  return line.command->reach;
}

/// The words as another process in another directory may take them.
std::vector<std::string> spelled_out(const CommandLine& line, std::vector<std::string> words) {
  constexpr std::string_view kAgainst = "--against";
  if (!line.arguments.has("against")) return words;
  const std::string directory = std::filesystem::absolute(line.arguments.get("against")).string();
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == kAgainst) words[i + 1] = directory;
    if (words[i].starts_with(std::string(kAgainst) + "=")) words[i] = std::string(kAgainst) + "=" + directory;
  }
  return words;
}

bool is_at_terminal() {
  return isatty(STDIN_FILENO) != 0 && isatty(STDERR_FILENO) != 0;
}

int execute_here(const CommandLine& line, const Request& request, Configuration configuration) {
  const bool writes_for_its_caller = line.arguments.has("output");  // and makes nothing in the state
  if (!writes_for_its_caller) become_state_owner(configuration.state_dir);
  const SystemClock clock;
  CommandHost process(std::move(configuration), clock, reach_of(line) == Reach::Changes);
  Host host = process.host();
  Session session{
      line.arguments, locale_of(request.language), request.columns, request.user, std::cout, std::cerr, host};
  try {
    return line.command->execute(session);
  } catch (const Parked&) {
    process.check_membership();
    throw;
  }
}

int execute_line(const CommandLine& typed, const Request& asked) {
  LoadResult loaded = load_configuration(configuration_directory(typed.arguments.get("config")));
  Request request = asked;
  request.arguments = spelled_out(typed, asked.arguments);
  if (loaded.errors.empty() && is_at_terminal() && !typed.arguments.has("json")) {
    const Telling telling{locale_of(asked.language), Zone(loaded.configuration.timezone)};
    const auto more = ask_what_is_open(typed, loaded.configuration, telling);
    request.arguments.insert(request.arguments.end(), more.begin(), more.end());
  }
  const CommandLine line = read_command_line(request.arguments, locale_of(request.language));
  // A daemon goes on with the configuration that it has, whatever became of the files: it is asked first.
  if (reach_of(line) != Reach::Reads) {
    if (const auto reply = ask_daemon(loaded.configuration.state_dir + "/control", request)) {
      std::cout << reply->out;
      std::cerr << reply->err;
      return reply->exit_code;
    }
  }
  if (!loaded.errors.empty()) return print_errors(line, loaded.errors);
  return execute_here(line, request, std::move(loaded.configuration));
}

int answer(const Request& request) {
  const Locale locale = locale_of(request.language);
  const CommandLine line = read_command_line(request.arguments, locale);
  if (line.version) return std::cout << "boletim " << kVersion << '\n', kDone;
  if (line.command == nullptr) {
    (line.help ? std::cout : std::cerr) << help_of_all(locale);
    return line.help ? kDone : kBadUsage;
  }
  if (line.help) return std::cout << help_of(*line.command, locale), kDone;
  return execute_line(line, request);
}

}  // namespace

int run_program(const std::vector<std::string>& words) {
  const Request request{words, language_of_environment(), terminal_columns(), user_name()};
  return guarded(std::cerr, [&] {
    const int code = answer(request);
    std::cout.flush();
    if (!std::cout) throw Failure("can't write to standard output");
    return static_cast<ExitCode>(code);
  });
}

Reply execute(const Request& request, Host& host) {
  std::ostringstream out, err;
  const int code = guarded(err, [&] {
    const CommandLine line = read_command_line(request.arguments, locale_of(request.language));
    if (line.command == nullptr || reach_of(line) == Reach::Reads)
      throw UsageError("not a command for the daemon");
    Session session{
        line.arguments, locale_of(request.language), request.columns, request.user, out, err, host};
    return line.command->execute(session);
  });
  return {code, out.str(), err.str()};
}

int run_daemon(const std::vector<std::string>& words) {
  std::string directory;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--config" && i + 1 < words.size())
      directory = words[++i];
    else if (words[i].rfind("--config=", 0) == 0)
      directory = words[i].substr(9);
    else if (words[i] == "--version")
      return std::cout << "boletimd " << kVersion << '\n', kDone;
    else if (words[i] != "--foreground") {
      const bool help = words[i] == "--help";
      (help ? std::cout : std::cerr)
          << "boletimd [--config DIR] [--foreground]\n"
             "Serves the jobs of DIR (default: $BOLETIM_CONFIG, else /etc/boletim) until SIGTERM; SIGHUP\n"
             "has it read its configuration again. It never forks; --foreground says so.\n";
      return help ? kDone : kBadUsage;
    }
  }
  return guarded(std::cerr, [&] {
    LoadResult loaded = load_configuration(configuration_directory(directory));
    for (const ConfigError& error : loaded.errors) std::cerr << to_string(error) << '\n';
    if (!loaded.errors.empty()) return kBadUsage;
    become_state_owner(loaded.configuration.state_dir);
    const SystemClock clock;
    EventLoop(std::move(loaded.configuration), clock, execute).run();
    return kDone;
  });
}

}  // namespace boletim
