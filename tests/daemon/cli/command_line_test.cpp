#include "daemon/cli/command_line.h"

#include <gmock/gmock.h>

#include "jobs/failure.h"

namespace boletim {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

CommandLine read(std::vector<std::string> words) {
  return read_command_line(words, Locale::En);
}

std::string refusal(std::vector<std::string> words, Locale locale = Locale::En) {
  try {
    read_command_line(words, locale);
  } catch (const UsageError& error) {
    return error.what();
  }
  return "";
}

TEST(CommandLine, OptionsStandAnywhere) {
  for (const auto& words :
       std::vector<std::vector<std::string>>{{"--config", "/etc/b", "run", "weekly", "--json"},
                                             {"run", "--json", "weekly", "--config=/etc/b"}}) {
    const CommandLine line = read(words);
    EXPECT_STREQ(line.command->name, "run");
    EXPECT_THAT(line.arguments.words, ElementsAre("weekly"));
    EXPECT_EQ(line.arguments.get("config"), "/etc/b");
    EXPECT_TRUE(line.arguments.has("json"));
  }
}

TEST(CommandLine, AJobMayBeNamedLikeACommand) {
  const CommandLine line = read({"run", "run"});

  EXPECT_THAT(line.arguments.words, ElementsAre("run"));
}

TEST(CommandLine, AShortOptionIsKnownByItsLongName) {
  EXPECT_EQ(read({"document", "ab", "-o", "out.pdf"}).arguments.get("output"), "out.pdf");
}

TEST(CommandLine, AnUnknownCommandIsToldWhichThereAre) {
  EXPECT_THAT(refusal({"rum"}), HasSubstr("there is no command 'rum'; there are: check, jobs"));
  EXPECT_THAT(refusal({"rum"}, Locale::PtBr), HasSubstr("não há o comando 'rum'"));
}

TEST(CommandLine, AnUnknownOptionIsNamed) {
  EXPECT_THAT(refusal({"run", "weekly", "--dryrun"}), HasSubstr("--dryrun"));
}

TEST(CommandLine, AnOptionIsNeverGuessedFromItsBeginning) {
  EXPECT_NE(refusal({"run", "weekly", "--dry"}), "");
}

TEST(CommandLine, TooFewAndTooManyWordsShowTheUsage) {
  EXPECT_EQ(refusal({"run"}), "usage: boletim run JOB");
  EXPECT_EQ(refusal({"run", "a", "b"}), "usage: boletim run JOB");
}

TEST(CommandLine, EveryCommandHasHelpInBothLanguages) {
  for (const Command& command : commands()) {
    EXPECT_TRUE(read({command.name, "--help"}).help) << command.name;
    EXPECT_NE(help_of(command, Locale::PtBr), help_of(command, Locale::En)) << command.name;
  }
}

TEST(CommandLine, TheLanguageIsPortugueseWhereTheEnvironmentSaysSo) {
  EXPECT_EQ(locale_of("pt_BR.UTF-8"), Locale::PtBr);
  EXPECT_EQ(locale_of("C.UTF-8"), Locale::En);
  EXPECT_EQ(locale_of(""), Locale::En);
}

}  // namespace
}  // namespace boletim
