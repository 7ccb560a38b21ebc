#include "jobs/delivery/recipient.h"

namespace boletim {

std::string_view name_of(Sees sees) {
  switch (sees) {
    case Sees::Full:
      return "full";
    case Sees::Masked:
      return "masked";
    case Sees::Totals:
      return "totals";
  }
  return "masked";
}

}  // namespace boletim
