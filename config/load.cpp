#include "config/load.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <filesystem>

#include <malloc.h>

#include "config/expected_report.h"
#include "config/files.h"
#include "config/jobs.h"
#include "config/logo.h"
#include "config/mail.h"
#include "config/parsed_files.h"
#include "config/secrets.h"
#include "config/section.h"
#include "config/sources.h"
#include "config/state.h"
#include "config/values.h"
#include "jobs/schedule/civil_time.h"
#include "jobs/schedule/stable_hash.h"

namespace boletim {
namespace {

constexpr std::string_view kSystemDirectory = "/etc/boletim";
constexpr std::string_view kSystemState = "/var/lib/boletim";

std::string hexadecimal(std::uint64_t number) {
  std::array<char, 16> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, 16);
  return {digits.data(), end.ptr};
}

/// One loading: boletim.yaml first, then each file of jobs.d, whose tree is dropped before the next one's.
class Loading {
 public:
  explicit Loading(const std::string& directory) : given_(directory.empty() ? "." : directory) {
    Configuration& configuration = result_.configuration;
    configuration.directory = absolute_path(std::filesystem::current_path().string(), given_);
    if (configuration.directory.size() > 1 && configuration.directory.ends_with('/'))
      configuration.directory.pop_back();
    configuration.state_dir = configuration.directory == kSystemDirectory
                                  ? std::string(kSystemState)
                                  : absolute_path(configuration.directory, "var");
    configuration.state.directory = configuration.directory;
    configuration.state.file = absolute_path(configuration.state_dir, "boletim.db");
    configuration.documents = absolute_path(configuration.state_dir, "documents");
  }

  LoadResult load() {
    const std::string path = (std::filesystem::path(given_) / "boletim.yaml").string();
    const int file = problems_.add_file(path);
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) {
      problems_.add({file, 0, 0},
                    "there is no such file; create it (config/examples shows one), or name its directory "
                    "with --config");
    } else {
      const ParsedFile parsed = parse_file(file, path, problems_);
      digest_.add(parsed.hash);
      if (parsed.document.root != nullptr) read_root(*parsed.document.root);
    }
    result_.configuration.digest = hexadecimal(digest_.value());
    result_.errors = problems_.sorted();
    return std::move(result_);
  }

 private:
  void read_root(const YamlNode& root) {
    if (root.kind == YamlNode::Kind::Null)
      return problems_.add({root.place.file, 1, 1},
                           "it is empty; expected 'sources:', 'jobs:' and more (config/examples shows one)");
    const Section section("boletim.yaml", root, problems_);
    read_general(section);
    read_state(section, result_.configuration);
    Configuration& configuration = result_.configuration;
    const Calendars calendars = read_calendars(section.find("calendars"), problems_);
    Presets presets(given_, problems_);
    configuration.sources =
        read_sources(section.find("sources"), configuration.directory, presets, problems_);
    if (presets.hash() != 0) digest_.add(presets.hash());
    const KpiSettings kpis = read_kpi_settings(section.find("kpis"), problems_);
    if (const YamlNode* mail = section.find("mail"))
      configuration.mail = read_mail(*mail, configuration.directory, problems_);
    const People people(section.find("people"), section.find("groups"), problems_);
    if (const YamlNode* report = section.find("expected_report"))
      configuration.expected_report = read_expected_report(*report, people, configuration, problems_);
    MailTemplates templates(configuration.directory, problems_);
    JobContext context{configuration.sources,
                       people,
                       kpis,
                       calendars,
                       calendars.at("br"),
                       configuration.locale,
                       configuration.timezone,
                       section.find("defaults"),
                       templates,
                       {}};
    if (const YamlNode* name = section.find("calendar"))
      if (const Calendar* calendar = find_calendar(*name, calendars, problems_)) context.calendar = *calendar;
    if (context.defaults != nullptr) check_defaults(*context.defaults, problems_);
    for (const auto& [id, source] : configuration.sources)
      context.placeholders.emplace(id, std::make_shared<const Placeholders>(source.placeholders));
    read_all_jobs(section, context);
    if (templates.hash() != 0) digest_.add(templates.hash());
    check_whole(section);
  }

  void read_general(const Section& section) {
    Configuration& configuration = result_.configuration;
    section.line("organization", configuration.organization);
    configuration.logo = load_logo(section, configuration.directory);
    if (configuration.logo != nullptr) digest_.add(configuration.logo->png);
    for (const YamlNode* item : section.list("colors")) {
      constexpr std::string_view kExpected = "a colour such as \"#0068A8\", in quotes (a # starts a comment)";
      const std::optional<std::string> text = line_of(*item, kExpected, problems_);
      if (!text) continue;
      if (const auto color = parse_color_code(*text))
        configuration.colors.push_back(*color);
      else
        problems_.add(item->place, "no colour: " + shown(*text) + "; expected " + std::string(kExpected));
    }
    section.value("timezone", configuration.timezone, parse_zone,
                  "an IANA time zone such as America/Sao_Paulo");
    section.choice<Locale>("locale", configuration.locale, kLocales);
  }

  void read_all_jobs(const Section& section, const JobContext& context) {
    JobList list;
    if (const YamlNode* node = section.find("jobs")) read_jobs(*node, context, list, problems_);
    ParsedFiles files(job_files(given_, problems_), problems_);
    while (const std::optional<ParsedFile> parsed = files.next()) {
      digest_.add(parsed->hash);
      const YamlNode* root = parsed->document.root;
      if (root == nullptr || root->kind == YamlNode::Kind::Null) continue;
      const Section in_file("jobs.d", *root, problems_);
      if (const YamlNode* node = in_file.find("jobs")) read_jobs(*node, context, list, problems_);
    }
    list.successions.settle(list.jobs, problems_);
    result_.configuration.jobs = std::move(list.jobs);
  }

  /// What no section can see alone.
  void check_whole(const Section& section) {
    const Configuration& configuration = result_.configuration;
    if (!configuration.jobs.empty())
      section.require({"sources"}, "expected where the jobs read, such as { erp: { connector: sqlite, … } }");
    const bool sends = configuration.expected_report ||
                       std::any_of(configuration.jobs.begin(), configuration.jobs.end(), [](const Job& job) {
                         return !job.deliver.empty() || !job.on_failure.empty();
                       });
    if (sends)
      section.require({"mail"}, "expected how to send what is delivered, such as { transport: maildir, … }");
  }

  std::string given_;
  Problems problems_;
  LoadResult result_;
  StableHash digest_;
};

}  // namespace

LoadResult load_configuration(const std::string& directory) {
  LoadResult result = Loading(directory).load();
  // The trees of jobs.d leave holes between what stays, and the allocator keeps what it once had: of 10,000
  // jobs 4 MB for as long as the daemon lives. Costs a millisecond.
  malloc_trim(0);
  return result;
}

std::string configuration_directory(const std::string& option) {
  if (!option.empty()) return option;
  const char* variable = std::getenv("BOLETIM_CONFIG");
  return variable != nullptr && *variable != '\0' ? variable : std::string(kSystemDirectory);
}

}  // namespace boletim
