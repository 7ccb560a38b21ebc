#include "daemon/store/machine.h"

#include <array>
#include <fstream>

#include <unistd.h>

#include "daemon/store/digest.h"

namespace boletim {

std::string this_machine() {
  std::string id;
  std::getline(std::ifstream("/etc/machine-id"), id);
  if (id.empty()) {
    std::array<char, 256> host{};
    ::gethostname(host.data(), host.size() - 1);
    id = host.data();
  }
  Digest digest;
  digest.update("boletim " + id);
  return "machine " + digest.sha256().value.substr(0, 16);
}

}  // namespace boletim
