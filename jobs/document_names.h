#pragma once
#include <cstddef>
#include <set>
#include <string>

#include "jobs/audience.h"
#include "jobs/job.h"

namespace boletim {

/// Names of a run's documents: plain, and each given once.
class DocumentNames {
 public:
  explicit DocumentNames(const Job& job) : job_(job) {}

  /// "tendencia", "detalhe-completo-campinas", "tendencia-totais": without a format, another one each time.
  /// `of_totals`: others are told more in the same language.
  std::string stem(const ReportSpec& report, const Audience& audience, bool of_totals);
  /// "detalhe.csv", or "detalhe-2.pdf" of the second of several files.
  std::string file(const std::string& stem, Format format, std::size_t number, std::size_t files);

 private:
  const Job& job_;
  std::set<std::string> stems_;  ///< with their formats
  std::set<std::string> files_;
};

}  // namespace boletim
