#pragma once
#include "jobs/artefacts.h"

namespace boletim {

/// Where one node alone works on the state: the file itself is the artefact, and its writer has synced it.
class LocalArtefacts : public Artefacts {
 public:
  void keep(const RunId&, const std::filesystem::path&) override {}
  void fetch(const RunId& run, const std::filesystem::path& file) override;
  void forget(const RunId&) override {}
  std::vector<RunId> kept() const override { return {}; }
};

}  // namespace boletim
