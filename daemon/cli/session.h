#pragma once
#include <map>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "daemon/cli/telling.h"
#include "daemon/host.h"
#include "jobs/values.h"

namespace boletim {

enum ExitCode { kDone = 0, kWorkFailed = 1, kBadUsage = 2, kNoSuchThing = 3, kUnreachable = 4 };

/// A command line, taken apart: the positional words after the command, and its options by their long name.
struct Arguments {
  std::vector<std::string> words;
  std::map<std::string, std::string> options;  ///< a flag's value is blank
  bool has(const std::string& name) const { return options.contains(name); }
  std::string get(const std::string& name) const { return has(name) ? options.at(name) : ""; }
};

/// One command being carried out: what was asked, where its answer goes, and the process it may use.
struct Session {
  const Arguments& arguments;
  Locale locale = Locale::En;
  int columns = 0;  ///< of the terminal; 0 = the output is none
  std::string user;
  std::ostream& out;
  std::ostream& err;
  Host& host;

  bool json() const { return arguments.has("json"); }
  const Configuration& configuration() const { return host.assembly->configuration(); }
  /// One of the two, by the session's language.
  std::string say(const char* pt, const char* en) const { return locale == Locale::PtBr ? pt : en; }
  /// In the session's language, by the configuration's time.
  Telling telling() const { return {locale, Zone(configuration().timezone)}; }
  /// Throws NotFound naming the jobs there are.
  const Job& job(const std::string& id) const;
  /// A time as typed: RFC 3339, or a date or a date and time in the configuration's zone. Throws UsageError.
  Instant time(const std::string& text) const;
  /// The one address of --to, blank without --to. Throws UsageError for what is none: a blank --to, as of a
  /// variable that is not set, must not mean everybody.
  std::string to() const;
};

}  // namespace boletim
