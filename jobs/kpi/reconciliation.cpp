#include "jobs/kpi/reconciliation.h"

#include <algorithm>
#include <utility>

#include "jobs/failure.h"
#include "jobs/kpi/part_index.h"
#include "jobs/kpi/selection.h"

namespace boletim {
namespace {

/// The spells of one record after the other.
class RecordSpells {
 public:
  explicit RecordSpells(Spells& spells) : spells_(spells), more_(spells_.next(next_)) {}

  bool more() const { return more_; }
  const std::string& record() const { return next_.record; }

  /// Those of record(), in order; goes on to the next record.
  void take(std::vector<Spell>& all) {
    all.clear();
    do {
      if (!all.empty() && next_.kpi < all.back().kpi) fail();
      all.push_back(next_);
      more_ = spells_.next(next_);
    } while (more_ && next_.record == all.front().record);
    if (more_ && next_.record < all.front().record) fail();
  }

 private:
  [[noreturn]] static void fail() {
    throw Failure("the state gives the ledger of episodes out of order; please report this as a bug");
  }

  Spells& spells_;
  Spell next_;
  bool more_;
};

/// The changes that wait to be written.
class Writing {
 public:
  Writing(std::size_t batch, const TakeChanges& take) : batch_(batch), take_(take) {}
  void make_room() {
    if (changes.size() + 2 > batch_) flush();  // one KPI of a record closes one and opens one at most
  }
  void flush() {
    if (changes.size() > 0) take_(std::exchange(changes, {}));
  }
  LedgerChanges changes;

 private:
  const std::size_t batch_;
  const TakeChanges& take_;
};

/// A job, as the merge serves it.
struct Service {
  Service(const Follower& follower, const ReconciliationTask& task, const Layouts& layouts)
      : asked(follower),
        traits(*follower.rules, task.rules.traits, layouts),
        flows(traits, ids_of(*follower.rules), follower.from, task.taken_at) {
    for (const Kpi& kpi : follower.rules->kpis) {
      const auto found = std::find_if(task.rules.kpis.begin(), task.rules.kpis.end(),
                                      [&](const Kpi& other) { return other.id == kpi.id; });
      if (found == task.rules.kpis.end())
        throw Failure("KPI " + kpi.id.value + " is not one of its registry's; please report this as a bug");
      kpis.push_back(static_cast<std::size_t>(found - task.rules.kpis.begin()));
    }
    for (const std::string& column : follower.places) places.push_back(trait_of(task.rules.traits, column));
  }

  static std::vector<KpiId> ids_of(const Rules& rules) {
    std::vector<KpiId> ids;
    for (const Kpi& kpi : rules.kpis) ids.push_back(kpi.id);
    return ids;
  }

  Follower asked;
  TraitReader traits;
  FlowTally flows;
  std::vector<std::size_t> kpis;    ///< the registry's number of each of its own
  std::vector<std::size_t> places;  ///< traits of Flagged::places
};

class Reconciliation {
 public:
  Reconciliation(const ReconciliationTask& task, std::vector<Follower>& followers, std::size_t batch,
                 const TakeChanges& take)
      : task_(task),
        time_{task.pass.previous ? std::optional(task.pass.previous->taken_at) : std::nullopt, task.taken_at},
        layouts_(task.pass.layouts),
        parts_(task.rules.traits, layouts_),
        writing_(batch, take),
        courses_(task.rules.kpis.size()) {
    services_.reserve(followers.size());  // tallies refer to their readers
    for (const Follower& follower : followers) services_.emplace_back(follower, task_, layouts_);
    for (std::size_t i = 0; i < followers.size(); ++i) {
      if (!followers[i].part.empty())
        parts_.add(*followers[i].rules, i);
      else
        wholes_.push_back(i);
    }
  }

  void run(Findings& findings, Spells& spells) {
    RecordSpells of_records(spells);
    Finding finding;
    std::vector<Spell> all;
    bool more = findings.next(finding);
    while (more || of_records.more()) {
      const int order = !more ? 1 : !of_records.more() ? -1 : finding.id.compare(of_records.record());
      all.clear();
      if (order >= 0) of_records.take(all);
      record(order <= 0 ? &finding : nullptr, all);
      if (order <= 0) more = next(findings, finding);
    }
    writing_.flush();
    for (Service& service : services_) service.flows.finish(*service.asked.counts);
  }

 private:
  bool next(Findings& findings, Finding& finding) {
    last_id_ = finding.id;
    if (!findings.next(finding)) return false;
    if (finding.id <= last_id_)
      throw Failure("findings come out of order or twice; please report this as a bug");
    return true;
  }

  void record(const Finding* finding, std::vector<Spell>& all) {
    if (finding != nullptr) traits_ = joined_traits(finding->traits);
    auto spell = all.begin();
    for (std::size_t k = 0; k < task_.rules.kpis.size(); ++k) {
      const KpiId& id = task_.rules.kpis[k].id;
      std::vector<Spell>& course = courses_[k];
      course.clear();
      for (; spell != all.end() && spell->kpi < id; ++spell) {
      }  // of a KPI that nobody uses any more
      for (; spell != all.end() && spell->kpi == id; ++spell) course.push_back(std::move(*spell));
      if (task_.kpis[k].mapped) bring_up_to_date(finding, k, course);
    }
    for (const std::size_t whole : wholes_) serve(services_[whole], finding);
    if (!parts_.empty()) serve_parts(finding);
  }

  /// Those that the record lies in, or lay in.
  void serve_parts(const Finding* finding) {
    parts_.begin();
    for (const std::vector<Spell>& course : courses_)
      for (const Spell& spell : course) parts_.meet(spell.layout, spell.traits);
    for (const std::size_t part : parts_.met()) serve(services_[part], finding);
  }

  static KpiVerdict verdict_of(const Finding& finding, std::size_t k) {
    const auto bit = [k](std::uint64_t bits) { return (bits >> k & 1U) != 0; };
    return {bit(finding.flagged), bit(finding.before), bit(finding.declined),
            bit(finding.emptied), finding.created_at,  finding.updated_at};
  }

  /// Adds to `course` what this pass makes of it, and writes it down.
  void bring_up_to_date(const Finding* finding, std::size_t k, std::vector<Spell>& course) {
    const bool is_open = !course.empty() && !course.back().end;
    const bool is_flagged = finding != nullptr && (finding->flagged >> k & 1U) != 0;
    if (!is_open && !is_flagged) return;
    writing_.make_room();
    const RulesThen then = task_.kpis[k].then;
    if (is_open && is_flagged) return keep(*finding, course);
    if (is_flagged) {
      const Begin begin = begin_of(verdict_of(*finding, k), then, !course.empty(), time_);
      return open(*finding, task_.rules.kpis[k].id, begin, begin.at, course);
    }
    const Ending ending =
        ending_of(finding == nullptr ? std::nullopt : std::optional(verdict_of(*finding, k)), then, time_);
    close(ending, course);
  }

  void keep(const Finding& finding, std::vector<Spell>& course) {
    Spell& spell = course.back();
    if (spell.layout == task_.pass.layout
            ? spell.traits == traits_
            : layouts_.agree(spell.layout, spell.traits, task_.pass.layout, traits_)) {
      if (spell.layout == task_.pass.layout) return;
      spell.layout = task_.pass.layout;
      spell.traits = traits_;
      writing_.changes.relabelled.push_back(spell);
      return;
    }
    const Instant since = spell.since;
    const KpiId kpi = spell.kpi;
    close({Closing::Moved, task_.taken_at}, course);
    open(finding, kpi, {Opening::Moved, task_.taken_at}, since, course);
  }

  void open(const Finding& finding, const KpiId& kpi, const Begin& begin, Instant since,
            std::vector<Spell>& course) {
    course.push_back(
        {finding.id, kpi, task_.pass.number, begin.opening, begin.at, since, task_.pass.layout, traits_, {}});
    writing_.changes.opened.push_back(course.back());
  }

  void close(const Ending& ending, std::vector<Spell>& course) {
    course.back().end = Spell::End{task_.pass.number, ending.closing, ending.at};
    writing_.changes.closed.push_back(course.back());
  }

  void serve(Service& service, const Finding* finding) {
    std::optional<Instant> since;
    std::uint64_t flagged = 0;
    for (std::size_t k = 0; k < service.kpis.size(); ++k) {
      const std::size_t kpi = service.kpis[k];
      const std::vector<Spell>& course = courses_[kpi];
      if (course.empty() || !task_.kpis[kpi].mapped) continue;
      service.flows.add(k, course);
      if (course.back().end) continue;
      since = std::min(since.value_or(course.back().since), course.back().since);
      flagged |= std::uint64_t{1} << k;
    }
    tell_changes(service, finding);
    if (service.asked.rows == nullptr || !service.asked.part.empty() || finding == nullptr || flagged == 0)
      return;
    service.traits.read(task_.pass.layout, traits_, values_);
    if (values_.selected != TraitReader::Selected::Yes) return;
    fill_row(*finding, flagged, since);
    row_.places.clear();
    for (const std::size_t trait : service.places) row_.places.push_back(finding->traits[trait]);
    service.asked.rows->add(row_);
  }

  /// What happened to several KPIs at once, in the same way, is one row.
  void tell_changes(Service& service, const Finding* finding) {
    std::vector<FlowEvent> events = service.flows.take_events();
    if (service.asked.rows == nullptr || !service.asked.tells_changes) return;
    const auto bit = [](const FlowEvent& event) { return std::uint64_t{1} << event.kpi; };
    for (auto first = events.begin(); first != events.end(); ++first) {
      std::uint64_t kpis = bit(*first);
      Instant since = first->spell->since, until = first->until;
      const auto is_told = [&](const FlowEvent& other) {
        const Spell &a = *first->spell, &b = *other.spell;
        const bool is_same = other.kind == first->kind && other.at == first->at && a.layout == b.layout &&
                             a.traits == b.traits && (kpis & bit(other)) == 0;
        if (!is_same) return false;
        kpis |= bit(other);
        since = std::min(since, b.since);
        until = std::max(until, other.until);
        return true;
      };
      events.erase(std::remove_if(first + 1, events.end(), is_told), events.end());
      fill_change(service, finding, *first);
      row_.kpis = kpis;
      row_.since = since;
      row_.change = FlaggedChange{first->kind, first->at, until, service.asked.part};
      service.asked.rows->add(row_);
    }
  }

  void fill_change(const Service& service, const Finding* finding, const FlowEvent& event) {
    service.traits.read(event.spell->layout, event.spell->traits, values_);
    row_ = {};
    row_.id = event.spell->record;
    if (finding != nullptr) row_.name = finding->name;
    fill_axes();
    for (const std::string_view value : values_.axes.back().values) row_.owner = value;
  }

  /// From `values_`.
  void fill_axes() {
    row_.axes.resize(values_.axes.size() - 1);
    for (std::size_t a = 0; a < row_.axes.size(); ++a) {
      row_.axes[a].clear();
      for (const std::string_view value : values_.axes[a].values)
        row_.axes[a].append(row_.axes[a].empty() ? "" : "; ").append(value);
    }
  }

  void fill_row(const Finding& finding, std::uint64_t flagged, std::optional<Instant> since) {
    row_.change.reset();
    row_.id = finding.id;
    row_.name = finding.name;
    row_.tax_id = finding.tax_id;
    row_.email = finding.email;
    row_.phone = finding.phone;
    row_.mobile = finding.mobile;
    row_.owner = finding.owner;
    fill_axes();
    row_.kpis = flagged;
    row_.email_state = finding.email_state;
    row_.phone_state = finding.phone_state;
    row_.mobile_state = finding.mobile_state;
    row_.since = since;
  }

  const ReconciliationTask& task_;
  const PassTime time_;
  const Layouts layouts_;
  PartIndex parts_;
  Writing writing_;
  std::vector<Service> services_;
  std::vector<std::size_t> wholes_;  ///< those that are no parts

  // Of the current record.
  std::string last_id_;
  std::string traits_;                       ///< joined
  std::vector<std::vector<Spell>> courses_;  ///< by KPI of the registry
  TraitReader::Values values_;
  Flagged row_;
};

}  // namespace

void reconcile(const ReconciliationTask& task, Findings& findings, Spells& spells,
               std::vector<Follower>& followers, std::size_t batch, const TakeChanges& changes) {
  Reconciliation(task, followers, batch, changes).run(findings, spells);
}

}  // namespace boletim
