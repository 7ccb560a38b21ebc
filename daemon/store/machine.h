#pragma once
#include <string>

namespace boletim {

/// "machine 1f0c3a…": the same for as long as this machine is installed, another one on a copy that was given
/// its own identity. Made from /etc/machine-id, which machine-id(5) wants kept to oneself, or the host's
/// name.
std::string this_machine();

}  // namespace boletim
