#include "daemon/service/journal.h"

#include <cstdio>
#include <cstdlib>

#include <sys/stat.h>
#include <sys/uio.h>
#include <systemd/sd-journal.h>

namespace boletim {
namespace {

/// systemd says which stream is the journal's as DEVICE:INODE (systemd.exec(5), $JOURNAL_STREAM).
bool is_journal_connected() {
  const char* stream = std::getenv("JOURNAL_STREAM");
  struct stat status {};
  if (stream == nullptr || fstat(fileno(stderr), &status) != 0) return false;
  return std::to_string(status.st_dev) + ":" + std::to_string(status.st_ino) == stream;
}

std::string one_line(std::string text) {
  for (char& c : text)
    if (c == '\n' || c == '\r') c = ' ';
  return text;
}

void send_to_journal(Level level, const std::string& text, const std::vector<Field>& fields) {
  std::vector<std::string> entries = {"MESSAGE=" + one_line(text),
                                      "PRIORITY=" + std::to_string(static_cast<int>(level)),
                                      "SYSLOG_IDENTIFIER=boletimd"};
  for (const Field& field : fields) entries.push_back(std::string(field.name) + "=" + one_line(field.value));
  std::vector<iovec> parts;
  for (std::string& entry : entries) parts.push_back({entry.data(), entry.size()});
  sd_journal_sendv(parts.data(), static_cast<int>(parts.size()));
}

void print_line(Level level, const std::string& text, const std::vector<Field>& fields) {
  std::string line = level == Level::Error ? "error: " : level == Level::Warning ? "warning: " : "";
  line += one_line(text);
  for (const Field& field : fields) line += " " + std::string(field.name) + "=" + one_line(field.value);
  line += "\n";
  std::fputs(line.c_str(), stderr);  // one call a line: lines of threads do not mix
}

}  // namespace

void Journal::log(Level level, const std::string& text, const std::vector<Field>& fields) const {
  if (is_journal_connected()) return send_to_journal(level, text, fields);
  print_line(level, text, fields);
}

}  // namespace boletim
