#pragma once
#include <set>
#include <string>
#include <vector>

#include "jobs/kpi/finding.h"

namespace boletim {

/// Keeps what a pass finds, in the order in which it came.
struct FindingList : FindingSink {
  std::set<std::string, std::less<>> wanted;
  std::vector<Finding> findings;
  bool wants(std::string_view id) const override { return wanted.contains(id); }
  void add(const Finding& finding) override { findings.push_back(finding); }
};

}  // namespace boletim
