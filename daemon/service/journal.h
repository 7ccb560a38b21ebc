#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace boletim {

/// syslog's severities, as far as they are used (RFC 5424 §6.2.1).
enum class Level { Error = 3, Warning = 4, Notice = 5, Info = 6 };

/// A journal field: upper-case name (JOB, RUN, MESSAGE_ID), any value. Never personal data.
struct Field {
  std::string_view name;
  std::string value;
};

/// Where events for operators go: with their fields to the journal when standard error is connected to it,
/// else one line each on standard error. Safe from several threads.
class Journal {
 public:
  virtual ~Journal() = default;
  virtual void log(Level level, const std::string& text, const std::vector<Field>& fields = {}) const;
};

/// For a command, which says itself what happened.
class SilentJournal : public Journal {
 public:
  void log(Level, const std::string&, const std::vector<Field>&) const override {}
};

}  // namespace boletim
