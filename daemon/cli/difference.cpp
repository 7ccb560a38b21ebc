#include "daemon/cli/difference.h"

#include <algorithm>
#include <set>

#include "jobs/schedule/occurrence.h"
#include "reports/mail/mail_template.h"

namespace boletim {
namespace {

/// A key of a job, and whether two jobs agree on it.
struct Part {
  const char* key;
  bool (*agree)(const Job&, const Job&);
};
template <auto member>
bool same(const Job& a, const Job& b) {
  return a.*member == b.*member;
}
template <auto member>
bool same_rule(const Job& a, const Job& b) {
  return a.rules.*member == b.rules.*member;
}
template <auto member>
bool same_time(const Job& a, const Job& b) {
  return a.timetable.*member == b.timetable.*member;
}

/// What the templates say, not where it is held.
bool same_template(const Job& a, const Job& b) {
  if (a.mail_template == nullptr || b.mail_template == nullptr) return a.mail_template == b.mail_template;
  return *a.mail_template == *b.mail_template;
}

constexpr Part kParts[] = {
    {"title", same<&Job::title>},
    {"enabled", same<&Job::enabled>},
    {"source", same<&Job::source>},
    {"registry", same<&Job::registry>},
    {"schedule", same_time<&Timetable::schedule>},
    {"timezone", same_time<&Timetable::zone>},
    {"calendar", same_time<&Timetable::calendar>},
    {"period", same_time<&Timetable::period>},
    {"from", same_time<&Timetable::from>},
    {"until", same_time<&Timetable::until>},
    {"only", same_rule<&Rules::only>},
    {"kpis", same_rule<&Rules::kpis>},
    {"axes", same_rule<&Rules::axes>},
    {"locale", same<&Job::locale>},
    {"periods", same<&Job::periods>},
    {"reports", same<&Job::reports>},
    {"record_url", same<&Job::record_url>},
    {"deliver", same<&Job::deliver>},
    {"suppress_below", same<&Job::suppress_below>},
    {"mail_template", same_template},
    {"on_failure", same<&Job::on_failure>},
    {"misfire", same<&Job::misfire>},
    {"overlap", same<&Job::overlap>},
    {"on_doubt", same<&Job::on_doubt>},
    {"after", same<&Job::after>},
    {"hold_if", same<&Job::hold_if>},
    {"jitter", same<&Job::jitter>},
    {"start_by", same<&Job::start_by>},
    {"run_within", same<&Job::run_within>},
    {"retry", same<&Job::retry>},
};

/// Relative paths were read against `from`; a reload would read them against `to`.
void move_path(std::string& path, const std::string& from, const std::string& to) {
  if (path == from || path.starts_with(from + "/")) path.replace(0, from.size(), to);
}

void move_secret(Secret& secret, const std::string& from, const std::string& to) {
  if (secret.kind == Secret::Kind::File) move_path(secret.name, from, to);
}

Configuration moved(Configuration c, const Configuration& to) {
  const auto move = [&c](const std::string& from, const std::string& place) {
    for (auto& [id, source] : c.sources) {
      move_path(source.file, from, place);
      move_secret(source.password, from, place);
    }
    for (std::string* path : {&c.mail.path, &c.state.file, &c.state.directory, &c.documents})
      move_path(*path, from, place);
    move_secret(c.mail.password, from, place);
    move_secret(c.state.password, from, place);
  };
  move(c.state_dir, to.state_dir);
  move(c.directory, to.directory);
  return c;
}

/// What a job reads by, apart from the job itself.
void add_source_changes(const Configuration& before, const Configuration& after, const Job& was,
                        const Job& is, std::vector<std::string>& changes) {
  if (was.source != is.source || was.registry != is.registry) return;
  SourceSettings then = before.sources.at(was.source), now = after.sources.at(is.source);
  const std::string name = "sources." + is.source.value;
  if (then.registries[is.registry] != now.registries[is.registry])
    changes.push_back(name + ".registries." + is.registry.value);
  then.registries.clear();
  now.registries.clear();
  if (then != now) changes.push_back(name);
}

std::vector<std::string> changes_of(const Configuration& before, const Configuration& after, const Job& was,
                                    const Job& is) {
  std::vector<std::string> changes;
  for (const Part& part : kParts)
    if (!part.agree(was, is)) changes.emplace_back(part.key);
  add_source_changes(before, after, was, is, changes);
  return changes;
}

std::optional<Instant> next_fire(const Job* job, Instant now) {
  if (job == nullptr || !job->enabled) return std::nullopt;
  const auto next = next_occurrences(job->timetable, now, 1);
  return next.empty() ? std::nullopt : std::optional(next.front().at);
}

std::set<std::string> addresses_of(const Job* job) {
  std::set<std::string> addresses;
  if (job == nullptr) return addresses;
  for (const Delivery& delivery : job->deliver)
    for (const Recipient& to : delivery.to) addresses.insert(to.address);
  return addresses;
}

std::vector<std::string> without(const std::set<std::string>& all, const std::set<std::string>& those) {
  std::vector<std::string> rest;
  std::set_difference(all.begin(), all.end(), those.begin(), those.end(), std::back_inserter(rest));
  return rest;
}

JobDifference difference(JobDifference::Kind kind, const Job* was, const Job* is, Instant now) {
  const auto had = addresses_of(was), has = addresses_of(is);
  return {(is != nullptr ? is : was)->id,
          kind,
          {},
          next_fire(was, now),
          next_fire(is, now),
          without(has, had),
          without(had, has)};
}

std::map<JobId, const Job*> by_id(const Configuration& configuration) {
  std::map<JobId, const Job*> jobs;
  for (const Job& job : configuration.jobs) jobs[job.id] = &job;
  return jobs;
}

}  // namespace

std::string_view name_of(JobDifference::Kind kind) {
  static constexpr std::string_view names[] = {"added", "removed", "changed"};
  return names[static_cast<std::size_t>(kind)];
}

std::vector<JobDifference> differences(const Configuration& before, Configuration after, Instant now) {
  using Kind = JobDifference::Kind;
  after = moved(std::move(after), before);
  const auto were = by_id(before), are = by_id(after);
  std::vector<JobDifference> found;
  for (const Job& is : after.jobs) {
    const auto was = were.find(is.id);
    if (was == were.end()) {
      found.push_back(difference(Kind::Added, nullptr, &is, now));
      continue;
    }
    const std::vector<std::string> changes = changes_of(before, after, *was->second, is);
    if (changes.empty()) continue;
    found.push_back(difference(Kind::Changed, was->second, &is, now));
    found.back().changes = changes;
  }
  for (const Job& was : before.jobs)
    if (!are.contains(was.id)) found.push_back(difference(Kind::Removed, &was, nullptr, now));
  return found;
}

std::vector<std::string> general_changes(const Configuration& before, Configuration after) {
  after = moved(std::move(after), before);
  std::vector<std::string> changes;
  const auto compare = [&](const char* key, const auto& was, const auto& is) {
    if (was != is) changes.emplace_back(key);
  };
  compare("organization", before.organization, after.organization);
  compare("logo", before.logo ? before.logo->png : "", after.logo ? after.logo->png : "");
  compare("colors", before.colors, after.colors);
  compare("timezone", before.timezone, after.timezone);
  compare("locale", before.locale, after.locale);
  compare("state", before.state, after.state);
  compare("documents", before.documents, after.documents);
  compare("expected_report", before.expected_report, after.expected_report);
  compare("mail", before.mail, after.mail);
  return changes;
}

}  // namespace boletim
