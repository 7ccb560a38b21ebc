#include "daemon/service/journal.h"

#include <cstdlib>

#include <gtest/gtest.h>

namespace boletim {
namespace {

/// What `journal` writes to standard error.
std::string line_of(const Journal& journal, Level level, const std::string& text,
                    const std::vector<Field>& fields = {}) {
  testing::internal::CaptureStderr();
  journal.log(level, text, fields);
  return testing::internal::GetCapturedStderr();
}

TEST(Journal, OnATerminalIsOneLineWithTheFieldsAtItsEnd) {
  EXPECT_EQ(line_of({}, Level::Info, "run started", {{"JOB", "cadastro"}, {"RUN", "7"}}),
            "run started JOB=cadastro RUN=7\n");
}

TEST(Journal, OnATerminalSaysWhatIsBad) {
  EXPECT_EQ(line_of({}, Level::Error, "no"), "error: no\n");
  EXPECT_EQ(line_of({}, Level::Warning, "hm"), "warning: hm\n");
  EXPECT_EQ(line_of({}, Level::Notice, "ready"), "ready\n");
}

TEST(Journal, MakesOneLineOfAnyText) {
  EXPECT_EQ(line_of({}, Level::Info, "a\nb\r\nc", {{"JOB", "x\nRUN=8"}}), "a b  c JOB=x RUN=8\n");
}

TEST(Journal, IsNotTheManagersWhereStandardErrorWasRedirected) {
  ::setenv("JOURNAL_STREAM", "1:1", 1);  // the manager's stream, which standard error no longer is
  EXPECT_EQ(line_of({}, Level::Info, "run started"), "run started\n");
  ::unsetenv("JOURNAL_STREAM");
}

TEST(Journal, OfACommandIsSilent) {
  EXPECT_EQ(line_of(SilentJournal(), Level::Error, "no"), "");
}

}  // namespace
}  // namespace boletim
