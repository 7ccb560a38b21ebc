#include "jobs/kpi/episode.h"

namespace boletim {

std::string_view name_of(Opening opening) {
  switch (opening) {
    case Opening::Registered:
      return "registered";
    case Opening::Lost:
      return "lost";
    case Opening::Reopened:
      return "reopened";
    case Opening::Reclassified:
      return "reclassified";
    case Opening::Moved:
      break;
  }
  return "moved";
}

std::string_view name_of(Closing closing) {
  switch (closing) {
    case Closing::Corrected:
      return "corrected";
    case Closing::Removed:
      return "removed";
    case Closing::Reclassified:
      return "reclassified";
    case Closing::Moved:
      break;
  }
  return "moved";
}

}  // namespace boletim
