#include "config/successions.h"

#include <algorithm>
#include <map>

#include "config/nearest.h"

namespace boletim {
namespace {

/// "'b' runs after itself: b after a after b".
std::string cycle_of(const std::vector<const Job*>& jobs) {
  std::string text = shown(jobs.front()->id.value) + " runs after itself: ";
  for (const Job* job : jobs) text += job->id.value + " after ";
  return text + jobs.front()->id.value;
}

void follow(const Job& first, Job& job, Place place, bool takes_timetable, Problems& problems) {
  if (takes_timetable) {
    Timetable own = first.timetable;
    own.job = job.id;
    if (job.timetable.from) own.from = job.timetable.from;
    if (job.timetable.until) own.until = job.timetable.until;
    job.timetable = std::move(own);
  } else if (job.timetable.period != first.timetable.period) {
    problems.add(place, "it reports " + std::string(name_of(job.timetable.period)) + ", " +
                            shown(first.id.value) + " " + std::string(name_of(first.timetable.period)) +
                            "; expected the same 'period' of both");
  } else if (job.timetable.zone != first.timetable.zone) {
    problems.add(place, "its periods are those of " + job.timetable.zone.name() + ", of " +
                            shown(first.id.value) + " those of " + first.timetable.zone.name() +
                            "; expected the same 'timezone' of both");
  }
}

}  // namespace

void Successions::add(std::size_t job, Place place, bool takes_timetable) {
  links_.push_back({job, place, takes_timetable});
}

void Successions::settle(std::vector<Job>& jobs, Problems& problems) {
  if (links_.empty()) return;
  find_predecessors(jobs, problems);
  for (Link& link : links_) settle_chain(link, jobs, problems);
}

void Successions::find_predecessors(const std::vector<Job>& jobs, Problems& problems) {
  std::map<std::string_view, std::size_t> known;
  for (std::size_t i = 0; i < jobs.size(); ++i) known.emplace(jobs[i].id.value, i);
  for (Link& link : links_) {
    const std::string& name = jobs[link.job].after->value;
    if (const auto found = known.find(name); found != known.end()) {
      link.predecessor = found->second;
    } else {
      std::vector<std::string_view> ids;
      for (const auto& [id, job] : known) ids.push_back(id);
      problems.add(link.place, "no job " + shown(name) + hint(name, ids));
      link.state = Link::State::Failed;
    }
  }
}

/// Goes back along the chain to a job that is settled, then forth again.
void Successions::settle_chain(Link& last, std::vector<Job>& jobs, Problems& problems) {
  std::vector<Link*> chain;
  Link* link = &last;
  for (; link != nullptr && link->state == Link::State::Open; link = link_of(link->predecessor)) {
    link->state = Link::State::Entered;
    chain.push_back(link);
  }
  if (link != nullptr && link->state == Link::State::Entered) {
    std::vector<const Job*> cycle;
    for (auto it = std::find(chain.begin(), chain.end(), link); it != chain.end(); ++it)
      cycle.push_back(&jobs[(*it)->job]);
    problems.add(link->place, cycle_of(cycle));
    link->state = Link::State::Failed;
  }
  const bool failed = link != nullptr && link->state == Link::State::Failed;
  for (auto it = chain.rbegin(); it != chain.rend(); ++it) {
    Link& next = **it;
    next.state = failed ? Link::State::Failed : Link::State::Settled;
    if (!failed) follow(jobs[next.predecessor], jobs[next.job], next.place, next.takes_timetable, problems);
  }
}

Successions::Link* Successions::link_of(std::size_t job) {
  const auto found = std::lower_bound(links_.begin(), links_.end(), job,
                                      [](const Link& link, std::size_t value) { return link.job < value; });
  return found == links_.end() || found->job != job ? nullptr : &*found;
}

}  // namespace boletim
