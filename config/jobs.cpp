#include "config/jobs.h"

#include <algorithm>

#include "config/conditions.h"
#include "config/deliveries.h"
#include "config/expected_report.h"
#include "config/nearest.h"
#include "config/reports.h"
#include "config/schedules.h"
#include "config/scopes.h"
#include "config/section.h"
#include "config/values.h"
#include "jobs/registry/text.h"
#include "jobs/schedule/stable_hash.h"

namespace boletim {
namespace {

constexpr Choice<PeriodKind> kPeriods[] = {{"daily", PeriodKind::Daily},
                                           {"weekly", PeriodKind::Weekly},
                                           {"monthly", PeriodKind::Monthly},
                                           {"yearly", PeriodKind::Yearly}};
constexpr Choice<Misfire> kMisfires[] = {
    {"once", Misfire::Once}, {"skip", Misfire::Skip}, {"all", Misfire::All}};
constexpr Choice<Overlap> kOverlaps[] = {{"skip", Overlap::Skip}, {"queue", Overlap::Queue}};
constexpr Choice<OnDoubt> kOnDoubt[] = {{"resend", OnDoubt::Resend}, {"hold", OnDoubt::Hold}};
constexpr Choice<Evaluate> kEvaluate[] = {{"stream", Evaluate::Stream}, {"in_source", Evaluate::InSource}};
constexpr Choice<ChartKind> kCharts[] = {{"line", ChartKind::Line}, {"bar", ChartKind::Bar}};
constexpr int kMostPeriods = 366;
constexpr int kMostSuppressed = 1'000'000;

Noun noun_of(const RegistryId& registry) {
  if (registry.value == "customers") return Noun::Customers;
  return registry.value == "suppliers" ? Noun::Suppliers : Noun::Records;
}

/// Reads one job. Its keys may come from `defaults:`, each whole.
class JobReading {
 public:
  JobReading(const YamlNode& node, const JobContext& context, Problems& problems)
      : node_(node),
        section_("job", node, problems, context.defaults),
        context_(context),
        problems_(problems) {}

  void read(const std::string& id, JobList& list) {
    job_.id.value = id;
    job_.title = title_of(id);
    section_.line("title", job_.title);
    section_.flag("enabled", job_.enabled);
    job_.locale = context_.locale;
    section_.choice<Locale>("locale", job_.locale, kLocales);
    read_timetable();
    const RegistrySettings* registry = read_registry();
    read_rules(registry);
    section_.number("periods", job_.periods, 1, kMostPeriods);
    section_.value("record_url", job_.record_url, parse_record_url,
                   "an address with {id} behind its host, such as https://erp.example/partner/{id}");
    section_.choice<ChartKind>("chart", job_.chart, kCharts);
    read_evaluate();
    read_outcome();
    section_.choice<Misfire>("misfire", job_.misfire, kMisfires);
    section_.choice<OnDoubt>("on_doubt", job_.on_doubt, kOnDoubt);
    section_.value("retry", job_.retry, parse_duration, "a duration such as 6h");
    read_limits();
    if (job_.after) list.successions.add(list.jobs.size(), section_.find("after")->place, takes_timetable_);
    list.common.share(job_);
    list.jobs.push_back(std::move(job_));
  }

 private:
  void read_timetable() {
    Timetable& timetable = job_.timetable;
    timetable.job = job_.id;
    timetable.calendar = context_.calendar;
    std::string zone = context_.timezone;
    section_.value("timezone", zone, parse_zone, "an IANA time zone such as America/Sao_Paulo");
    timetable.zone = Zone(zone);
    std::string after;
    if (section_.line("after", after)) job_.after = JobId{after};
    takes_timetable_ = section_.find("after") != nullptr && node_.find("schedule") == nullptr;
    if (takes_timetable_)
      refuse_own({"timezone", "period"});
    else
      read_own_schedule();
    Date date;
    if (section_.value("from", date, parse_date, "a date such as 2026-11-16")) timetable.from = date;
    if (section_.value("until", date, parse_date, "a date such as 2026-11-16")) timetable.until = date;
    if (timetable.from && timetable.until && *timetable.from > *timetable.until)
      section_.refuse("until", "'until' lies before 'from'");
  }

  void read_own_schedule() {
    Timetable& timetable = job_.timetable;
    section_.require({"schedule"}, "expected when it runs, such as { every: monday, at: \"07:30\" }");
    if (const YamlNode* schedule = section_.find("schedule"))
      read_schedule(*schedule, context_.calendars, timetable, problems_);
    timetable.period = natural_period(timetable.schedule);
    section_.choice<PeriodKind>("period", timetable.period, kPeriods);
  }

  /// What goes with a schedule, in a job that takes another one's.
  void refuse_own(std::initializer_list<std::string_view> keys) {
    for (const std::string_view key : keys)
      if (node_.find(key) != nullptr)
        section_.refuse(key, shown(key) +
                                 " does not belong here; without a 'schedule' of its own the job has "
                                 "that of the one it runs after");
  }

  void read_evaluate() {
    section_.choice<Evaluate>("evaluate", job_.evaluate, kEvaluate);
    const auto source = context_.sources.find(job_.source);
    if (job_.evaluate == Evaluate::Stream || source == context_.sources.end()) return;
    const Connector connector = source->second.connector;
    if (connector != Connector::Postgresql && connector != Connector::Mysql)
      section_.refuse("evaluate", "'in_source' needs a source of connector 'postgresql' or 'mysql'");
  }

  void read_limits() {
    section_.choice<Overlap>("overlap", job_.overlap, kOverlaps);
    job_.jitter = read_span("jitter").value_or(job_.jitter);
    job_.start_by = read_span("start_by");
    job_.run_within = read_span("run_within");
    if (job_.start_by && *job_.start_by <= job_.jitter)
      section_.refuse("start_by", "'start_by' ends before 'jitter'; expected more than that");
    job_.hold_if = read_conditions(section_.list("hold_if"), job_.rules.kpis, problems_);
  }

  std::optional<std::chrono::seconds> read_span(std::string_view key) const {
    std::chrono::seconds span{};
    const bool good = section_.value(key, span, parse_span, "a duration above zero such as 10m");
    return good ? std::optional(span) : std::nullopt;
  }

  /// The registry that the job is about, if all of it is known.
  const RegistrySettings* read_registry() {
    const SourceSettings* source = read_source();
    if (source == nullptr) return nullptr;
    job_.source = source->id;
    job_.currency = source->currency;
    const auto& registries = source->registries;
    std::string name;
    if (section_.find("registry") != nullptr) {
      if (!section_.line("registry", name)) return nullptr;
    } else if (registries.contains(RegistryId{"customers"})) {
      name = "customers";
    } else if (registries.size() == 1) {
      name = registries.begin()->first.value;
    } else {
      if (!registries.empty())
        section_.refuse("registry", "no 'registry'; expected " + any_of(registry_names(*source)));
      return nullptr;
    }
    job_.registry.value = name;
    job_.noun = noun_of(job_.registry);
    const auto found = registries.find(job_.registry);
    if (found != registries.end()) return &found->second;
    section_.refuse("registry", "source " + shown(source->id.value) + " has no registry " + shown(name) +
                                    hint(name, registry_names(*source)));
    return nullptr;
  }

  const SourceSettings* read_source() {
    const auto& sources = context_.sources;
    std::vector<std::string_view> names;
    for (const auto& [id, source] : sources) names.push_back(id.value);
    std::string name;
    if (section_.find("source") != nullptr) {
      if (!section_.line("source", name)) return nullptr;
    } else if (sources.size() == 1) {
      return &sources.begin()->second;
    } else {
      if (!sources.empty()) section_.refuse("source", "no 'source'; expected " + any_of(names));
      return nullptr;
    }
    const auto found = sources.find(SourceId{name});
    if (found != sources.end()) return &found->second;
    section_.refuse("source", "no source " + shown(name) + hint(name, names));
    return nullptr;
  }

  static std::vector<std::string_view> registry_names(const SourceSettings& source) {
    std::vector<std::string_view> names;
    for (const auto& [id, registry] : source.registries) names.push_back(id.value);
    return names;
  }

  void read_rules(const RegistrySettings* registry) {
    Rules& rules = job_.rules;
    section_.require({"kpis"}, "expected what to count, such as [no_email, no_mobile]");
    const std::vector<const YamlNode*> kpis = section_.list("kpis");
    if (section_.find("kpis") != nullptr && kpis.empty())
      section_.refuse("kpis", "no KPI; expected one or more, such as [no_email, no_mobile]");
    rules.kpis = read_kpis(kpis, context_.kpis, problems_);
    for (const YamlNode* item : section_.list("axes")) read_axis(*item, registry);
    if (const YamlNode* only = section_.find("only")) rules.only = read_scope(*only, problems_);
    if (registry != nullptr) {
      rules.ignore = registry->ignore;
      rules.declared = registry->axes;
      rules.query = StableHash().add(registry->query).value();
    }
    if (const auto source = context_.sources.find(job_.source); source != context_.sources.end())
      rules.suspect_above = source->second.suspect_above;
    if (const auto words = context_.placeholders.find(job_.source); words != context_.placeholders.end())
      rules.placeholders = words->second;
  }

  /// One of the registry's axes; where it declares none, any column, which the query then must yield.
  void read_axis(const YamlNode& item, const RegistrySettings* registry) {
    const std::optional<std::string> name = line_of(item, "a column's name", problems_);
    if (!name) return;
    Axis axis{lower_case(*name), title_of(*name)};
    SharedList<Axis>& axes = job_.rules.axes;
    if (std::any_of(axes.begin(), axes.end(), [&](const Axis& other) { return other.column == axis.column; }))
      return problems_.add(item.place, "axis " + shown(*name) + " is given twice");
    if (registry != nullptr && !registry->axes.empty()) {
      const auto found = std::find_if(registry->axes.begin(), registry->axes.end(),
                                      [&](const Axis& other) { return other.column == axis.column; });
      if (found == registry->axes.end()) {
        std::vector<std::string_view> known;
        for (const Axis& other : registry->axes) known.push_back(other.column);
        return problems_.add(item.place, "registry " + shown(registry->id.value) + " has no axis " +
                                             shown(*name) + hint(*name, known));
      }
      axis = *found;
    }
    axes.push_back(std::move(axis));
  }

  void read_outcome() {
    if (const YamlNode* reports = section_.find("reports"))
      job_.reports = read_reports(*reports, job_.locale, problems_);
    if (const YamlNode* deliver = section_.find("deliver"))
      job_.deliver = read_deliveries(*deliver, context_.people, job_, problems_);
    section_.number("suppress_below", job_.suppress_below, 2, kMostSuppressed);
    if (const YamlNode* words = section_.find("mail_template"))
      job_.mail_template = context_.templates.read(*words);
    job_.on_failure = context_.people.recipients(section_.list("on_failure"), problems_);
  }

  const YamlNode& node_;
  Section section_;
  const JobContext& context_;
  Problems& problems_;
  Job job_;
  bool takes_timetable_ = false;
};

}  // namespace

void check_defaults(const YamlNode& node, Problems& problems) {
  if (node.kind == YamlNode::Kind::Null) return;
  const Section section("job", node, problems);
  section.forbid({"id"}, "each job has its own");
}

void read_jobs(const YamlNode& node, const JobContext& context, JobList& list, Problems& problems) {
  if (node.kind != YamlNode::Kind::List && node.kind != YamlNode::Kind::Null)
    return problems.add(node.place, "'jobs' is no list; expected jobs, each with a '- id:'");
  for (const YamlNode* item : node.items) {
    const YamlNode* id = item->find("id");
    std::string name;
    if (item->kind == YamlNode::Kind::Map && id == nullptr) {
      problems.add(item->place, "a job without 'id'; expected a name of its own");
    } else if (id != nullptr) {
      name = line_of(*id, "a name", problems).value_or("");
      if (!name.empty()) check_id(name, id->place, "job id", problems);
      if (name == kExpectedReportJob)
        problems.add(id->place,
                     "job id " + shown(name) + " is that of the report of this name; expected another");
      if (!name.empty() && !list.ids.insert(name).second)
        problems.add(id->place, "job " + shown(name) + " is given twice; expected an id of its own");
    }
    if (item->kind == YamlNode::Kind::Map)
      JobReading(*item, context, problems).read(name, list);
    else
      problems.add(item->place, "no job; expected a mapping that starts with 'id:'");
  }
}

}  // namespace boletim
