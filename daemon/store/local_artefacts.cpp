#include "daemon/store/local_artefacts.h"

#include "jobs/failure.h"

namespace boletim {

void LocalArtefacts::fetch(const RunId& run, const std::filesystem::path& file) {
  std::error_code error;
  if (!std::filesystem::exists(file, error))
    throw Failure("the rows of run " + run.value + " are lost (" + file.string() +
                  "): run the job again with boletim run");
}

}  // namespace boletim
