#pragma once
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <unordered_set>

#include "jobs/kpi/ledger_pass.h"
#include "jobs/kpi/pass.h"
#include "jobs/record_source.h"

namespace boletim {

using OpenSpells = std::function<std::unique_ptr<Spells>()>;

/// Passes findings on, and remembers of which records that a sink wants there was one.
class TellingSink : public FindingSink {
 public:
  explicit TellingSink(FindingSink& sink) : sink_(sink) {}
  bool wants(std::string_view id) const override { return sink_.wants(id); }
  void add(const Finding& finding) override;
  bool was_told(std::string_view id) const;

 private:
  FindingSink& sink_;
  std::unordered_set<std::uint64_t> told_;  ///< hashes of ids
};

/// `evaluate: in_source`: lets the source's engine count what is plainly fine; only the other records travel.
/// `told`: what `pass` hands findings to, with the ledger's spells, read anew by each call of `spells`; null
/// = nobody wants any. Throws Failure if the source can't, or there are too many groups.
void read_in_source(RecordSource& records, const PassTask& task, Pass& pass, const TellingSink* told,
                    const OpenSpells& spells, const std::stop_token& stop);

}  // namespace boletim
