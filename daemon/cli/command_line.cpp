#include "daemon/cli/command_line.h"

#include <algorithm>
#include <cstdlib>

#include <boost/program_options.hpp>
#include <fmt/core.h>

#include "jobs/failure.h"

namespace boletim {
namespace po = boost::program_options;
namespace {

const std::vector<Option> kCommonOptions = {
    {"config",
     "DIR",
     {"diretório da configuração (padrão: $BOLETIM_CONFIG, senão /etc/boletim)",
      "the configuration's directory (default: $BOLETIM_CONFIG, else /etc/boletim)"}},
    {"json", "", {"um documento JSON na saída padrão", "one JSON document on standard output"}},
    {"help", "", {"esta ajuda", "this help"}},
    {"version", "", {"a versão do programa", "the program's version"}},
};

void add(po::options_description& description, const Option& option, Locale locale) {
  if (*option.value == '\0')
    description.add_options()(option.name, option.about.in(locale));
  else
    description.add_options()(option.name, po::value<std::string>()->value_name(option.value),
                              option.about.in(locale));
}

po::options_description options_of(const Command* command, Locale locale) {
  po::options_description description(locale == Locale::PtBr ? "Opções" : "Options");
  if (command != nullptr)
    for (const Option& option : command->options) add(description, option, locale);
  for (const Option& option : kCommonOptions) add(description, option, locale);
  return description;
}

/// The command is the first word that is neither an option nor an option's value; --config may stand before
/// it.
const Command* command_among(const std::vector<std::string>& words, Locale locale) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--config")
      ++i;
    else if (words[i].empty() || words[i][0] != '-') {
      if (const Command* command = find_command(words[i])) return command;
      std::string known;
      for (const Command& command : commands())
        known += std::string(known.empty() ? "" : ", ") + command.name;
      throw UsageError(
          fmt::format(fmt::runtime(locale == Locale::PtBr ? "não há o comando '{}'; há: {}"
                                                          : "there is no command '{}'; there are: {}"),
                      words[i], known));
    }
  }
  return nullptr;
}

[[noreturn]] void refuse_words(const Command& command, Locale locale) {
  const std::string words = *command.words == '\0' ? "" : std::string(" ") + command.words;
  throw UsageError(
      fmt::format("{}: boletim {}{}", locale == Locale::PtBr ? "uso" : "usage", command.name, words));
}

}  // namespace

CommandLine read_command_line(const std::vector<std::string>& words, Locale locale) {
  CommandLine line;
  line.command = command_among(words, locale);
  po::options_description all = options_of(line.command, locale);
  all.add_options()("word", po::value<std::vector<std::string>>());
  po::positional_options_description positional;
  positional.add("word", -1);
  po::variables_map values;
  try {
    po::store(po::command_line_parser(words)
                  .options(all)
                  .positional(positional)
                  .style(po::command_line_style::default_style & ~po::command_line_style::allow_guessing)
                  .run(),
              values);
  } catch (const po::error& error) {
    throw UsageError(std::string(error.what()) +
                     (locale == Locale::PtBr ? "; veja boletim --help" : "; see boletim --help"));
  }
  for (const auto& [name, value] : values) {
    if (name == "word") continue;
    const auto* text = boost::any_cast<std::string>(&value.value());
    line.arguments.options[name] = text == nullptr ? "" : *text;
  }
  line.help = line.arguments.has("help");
  line.version = line.arguments.has("version");
  if (values.contains("word")) line.arguments.words = values["word"].as<std::vector<std::string>>();
  if (line.command == nullptr || line.help) return line;
  line.arguments.words.erase(
      std::find(line.arguments.words.begin(), line.arguments.words.end(), line.command->name));
  const std::size_t count = line.arguments.words.size();
  if (count < line.command->least || count > line.command->most) refuse_words(*line.command, locale);
  return line;
}

std::string help_of(const Command& command, Locale locale) {
  std::ostringstream options;
  options << options_of(&command, locale);
  return fmt::format("boletim {} {}\n  {}.\n\n{}", command.name, command.words, command.about.in(locale),
                     options.str());
}

std::string help_of_all(Locale locale) {
  const bool pt = locale == Locale::PtBr;
  std::string help =
      pt ? "boletim COMANDO [opções]\n\nComandos:\n" : "boletim COMMAND [options]\n\nCommands:\n";
  for (const Command& command : commands())
    help += fmt::format("  {:<25}{}\n", fmt::format("{} {}", command.name, command.words),
                        command.about.in(locale));
  std::ostringstream options;
  options << options_of(nullptr, locale);
  help += "\n" + options.str();
  help += pt ? "\nboletim COMANDO --help diz mais. Saída: 0 feito, 1 falhou, 2 uso ou configuração, 3 não "
               "há, 4 inalcançável.\n"
             : "\nboletim COMMAND --help says more. Exit: 0 done, 1 failed, 2 usage or configuration, 3 no "
               "such thing, 4 unreachable.\n";
  return help;
}

Locale locale_of(const std::string& language) {
  return language.rfind("pt", 0) == 0 ? Locale::PtBr : Locale::En;
}

std::string language_of_environment() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (const char* value = std::getenv(name); value != nullptr && *value != '\0') return value;
  return "";
}

}  // namespace boletim
