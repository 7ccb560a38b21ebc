#pragma once
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "config/calendars.h"
#include "config/common_lists.h"
#include "config/configuration.h"
#include "config/kpis.h"
#include "config/mail_templates.h"
#include "config/people.h"
#include "config/problems.h"
#include "config/successions.h"
#include "config/yaml_document.h"

namespace boletim {

/// What boletim.yaml says to all jobs. Refers to what it was made from.
struct JobContext {
  const std::map<SourceId, SourceSettings>& sources;
  const People& people;
  const KpiSettings& kpis;
  const Calendars& calendars;
  Calendar calendar;
  Locale locale = Locale::PtBr;
  std::string timezone;
  const YamlNode* defaults = nullptr;  ///< `defaults:`, a mapping, or nothing
  MailTemplates& templates;
  std::map<SourceId, std::shared_ptr<const Placeholders>> placeholders;  ///< of each source
};

/// Checks the keys of `defaults:`, which are those of a job without its id.
void check_defaults(const YamlNode& node, Problems& problems);

/// The jobs of all files.
struct JobList {
  std::vector<Job> jobs;
  std::set<std::string> ids;  ///< unique over all files
  Successions successions;    ///< to be settled when all are read
  CommonLists common;
};

/// Reads a `jobs:` list and adds to `list`.
void read_jobs(const YamlNode& node, const JobContext& context, JobList& list, Problems& problems);

}  // namespace boletim
