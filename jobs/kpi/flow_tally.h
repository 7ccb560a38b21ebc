#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "jobs/kpi/day_tally.h"
#include "jobs/kpi/episode.h"
#include "jobs/kpi/flagged.h"
#include "jobs/kpi/snapshot.h"
#include "jobs/kpi/trait_reader.h"

namespace boletim {

/// A job's previous snapshot, from which its flows are counted.
struct FlowsFrom {
  std::int64_t pass = 0;  ///< its own: events of later ones are flows
  const Counts* counts = nullptr;
  bool same_selection = true;  ///< else the job was about other records: what differs is reclassified
};

/// One event as it was counted in a total: every flow of it is the sum of its events.
struct FlowEvent {
  FlaggedChange::Kind kind;
  std::size_t kpi;     ///< of the job
  const Spell* spell;  ///< by whose traits it counts; in the course that was added
  Instant at;
  Instant until;  ///< its episode ended, or was still open when the data were read
};

/// Counts, for one job, what became of its KPIs since its previous snapshot, and how old what is open is.
class FlowTally {
 public:
  /// Without `from` there are no flows. References outlive it.
  FlowTally(const TraitReader& traits, std::vector<KpiId> kpis, std::optional<FlowsFrom> from,
            Instant taken_at);

  /// All spells of one record and the job's `kpi`, in their order, those of this pass included.
  void add(std::size_t kpi, const std::vector<Spell>& course);
  /// The events counted since the last call, as long as the courses that were added are there.
  std::vector<FlowEvent> take_events() { return std::exchange(events_, {}); }
  /// Puts flows and days into what the pass counted. Throws as check_adds_up().
  void finish(Counts& counts);

 private:
  using Field = std::int64_t Flows::*;
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  /// Flows of one axis, or of the owners.
  struct OfAxis {
    std::size_t axis;   ///< of the reader
    bool known = true;  ///< no event lacks its values
    std::unordered_map<std::string, std::vector<Flows>, Hash, std::equal_to<>> values{};
  };
  struct Days {
    DayTally open, corrected;
  };

  bool has_flows(std::size_t kpi) const { return previous_[kpi].has_value(); }
  bool read(const Spell& spell, TraitReader::Values& values);
  void count(OfAxis& axis, std::size_t kpi, Field field, int by, std::string_view value);
  void count_opening(std::size_t kpi, const std::vector<Spell>& course, std::size_t i);
  void count_closing(std::size_t kpi, const Spell& spell);
  bool count_event(std::size_t kpi, FlaggedChange::Kind kind, const Spell& spell);
  void count_move(std::size_t kpi, const std::vector<Spell>& course, std::size_t i);
  void count_days(std::size_t kpi, const Spell& spell, DayTally Days::*days, Instant until);
  void settle(KpiCount& count, Flows flows, std::int64_t previous) const;
  void finish_axis(const OfAxis& flows, AxisCount& axis, const AxisCount* previous) const;
  void finish_owners(AxisCount& owners) const;

  const TraitReader& traits_;
  const std::vector<KpiId> kpis_;
  const std::optional<FlowsFrom> from_;
  const Instant taken_at_;
  std::vector<std::optional<std::size_t>> previous_;  ///< where each KPI stands in the previous counts
  bool is_exact_;  ///< the job is about the same, and each event was told to be its or not
  std::vector<Flows> total_;
  std::vector<OfAxis> axes_;  ///< of the job, and the owners last
  std::vector<Days> days_;
  std::unordered_map<std::string, std::vector<Days>, Hash, std::equal_to<>> owner_days_;
  std::vector<FlowEvent> events_;
  TraitReader::Values values_, others_;  ///< reused
};

}  // namespace boletim
