// How KPIs become checks: built-in ones from the catalogue, own ones from their rule, parts once each.
#include <algorithm>
#include <map>
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "jobs/failure.h"
#include "jobs/kpi/amount_check.h"
#include "jobs/kpi/check.h"
#include "jobs/kpi/combined_check.h"
#include "jobs/kpi/reach_check.h"
#include "jobs/kpi/state_check.h"

namespace boletim {
namespace {

class Maker {
 public:
  Maker(const QueryColumns& columns, JudgedColumns& judged) : columns_(columns), judged_(judged) {}

  Checks make(std::span<const Kpi> kpis) {
    for (const Kpi& kpi : kpis) made_.of_kpis.push_back(check_of(kpi));
    if (!missing_.empty()) {
      throw Failure(
          fmt::format("the query lacks columns: {}; add them to the query, or take the own KPIs that look "
                      "at them out of `kpis` of the jobs",
                      fmt::join(missing_, ", ")));
    }
    return std::move(made_);
  }

 private:
  const Check* check_of(const Kpi& kpi) {
    if (const auto found = by_id_.find(kpi.id); found != by_id_.end()) return found->second;
    made_.all.push_back(make_check(kpi));
    return by_id_[kpi.id] = made_.all.back().get();
  }

  std::unique_ptr<Check> make_check(const Kpi& kpi) {
    switch (kpi.rule) {
      case Kpi::Rule::Builtin:
        return builtin(kpi.id);
      case Kpi::Rule::Missing:
        return own(kpi, Flags::MissingOrPlaceholder);
      case Kpi::Rule::Invalid:
        return own(kpi, Flags::PresentButNotUsable);
      case Kpi::Rule::AnyOf:
        return std::make_unique<AnyOfCheck>(parts_of(kpi.parts));
      case Kpi::Rule::AllOf:
        return std::make_unique<AllOfCheck>(parts_of(kpi.parts));
    }
    return nullptr;
  }

  std::unique_ptr<Check> builtin(const KpiId& id) {
    const BuiltinKpi* kpi = find_builtin_kpi(id.value);
    if (kpi == nullptr) throw Failure(fmt::format("there is no KPI {}; correct `kpis` of the job", id.value));
    const bool mapped = std::any_of(kpi->columns.begin(), kpi->columns.end(),
                                    [&](std::string_view column) { return columns_.has(column); });
    switch (kpi->rule) {
      case BuiltinRule::AnyOf: {
        std::vector<Kpi> parts;
        for (const std::string_view part : kpi->parts) parts.push_back({KpiId{std::string(part)}});
        return std::make_unique<AnyOfCheck>(parts_of(parts));
      }
      case BuiltinRule::Unreachable:
        return std::make_unique<ReachCheck>(columns_, mapped);
      case BuiltinRule::AboveZero:
        return std::make_unique<AmountCheck>(columns_, kpi->columns.front());
      case BuiltinRule::States:
        break;
    }
    const std::size_t asked = mapped ? judged_.ask(kpi->subject) : static_cast<std::size_t>(kpi->subject);
    return std::make_unique<StateCheck>(asked, kpi->flags, channels_of(kpi->subject, columns_), mapped);
  }

  std::unique_ptr<Check> own(const Kpi& kpi, Flags flags) {
    if (!columns_.has(kpi.column)) {
      missing_.push_back(fmt::format("{} (of KPI {})", kpi.column, kpi.id.value));
      return std::make_unique<StateCheck>(0, flags, Channels{0}, false);
    }
    return std::make_unique<StateCheck>(judged_.ask(kpi.column), flags, channel_of_column(kpi.column), true);
  }

  std::vector<const Check*> parts_of(const std::vector<Kpi>& kpis) {
    std::vector<const Check*> parts;
    for (const Kpi& kpi : kpis) parts.push_back(check_of(kpi));
    return parts;
  }

  const QueryColumns& columns_;
  JudgedColumns& judged_;
  Checks made_;
  std::map<KpiId, const Check*> by_id_;
  std::vector<std::string> missing_;
};

}  // namespace

Checks checks_of(std::span<const Kpi> kpis, const QueryColumns& columns, JudgedColumns& judged) {
  return Maker(columns, judged).make(kpis);
}

}  // namespace boletim
