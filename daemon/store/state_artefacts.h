#pragma once
#include "daemon/store/connections.h"
#include "jobs/artefacts.h"

namespace boletim {

/// Artefacts in the state's database, where every node finds them: whole or not at all. Safe to use from
/// several threads. Throws Unreachable and Passing as Database does.
class StateArtefacts : public Artefacts {
 public:
  /// `me`: the node that may keep them.
  StateArtefacts(const StateSettings& settings, NodeId me) : me_(std::move(me)), connections_(settings) {}

  /// Throws Fenced for a run that is not this node's.
  void keep(const RunId& run, const std::filesystem::path& file) override;
  /// A file that is there and has other bytes, of an attempt that came to nothing, is written over.
  void fetch(const RunId& run, const std::filesystem::path& file) override;
  void forget(const RunId& run) override;
  std::vector<RunId> kept() const override;

 private:
  const NodeId me_;
  mutable Connections connections_;
};

}  // namespace boletim
